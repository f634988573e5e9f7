/** `npm test`: brings the tools, installs, and runs every check; ends with one line of totals. Any Node from 20 on. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { guarded } from './problem.mjs';
import { run } from './run.mjs';
import { steps } from './steps.mjs';
import { ensureInstalled, ensureToolchain, root, say } from './toolchain.mjs';
import { jestTotals, skippedTests, totalsLine, totalsOf } from './totals.mjs';

/** Settings of a running installation must not reach the tests; a server for them is named by TEST_DATABASE_URL. */
const foreign = ['DATABASE_URL', 'REDIS_URL', 'PORT', 'HOST', 'WORKBACK_DATA_DIR', 'NODE_OPTIONS', 'NODE_ENV'];
const failure = { passed: 0, failed: 1, skipped: 0 };
const leftOut = { passed: 0, failed: 0, skipped: 1 };
const total = { passed: 0, failed: 0, skipped: 0 };
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

function count(name, numbers, note) {
  for (const key of Object.keys(total)) total[key] += numbers[key];
  const mark = numbers.failed > 0 ? 'FAILED' : numbers.passed > 0 ? 'ok' : 'skipped';
  say(`${mark.padEnd(8)}${name.padEnd(20)}${note}`);
}

async function runStep(step, tools, env, results) {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // A check that went missing must not pass for one that was left out on purpose.
  if (!scripts[step.script]) return count(step.name, failure, `there is no script ${step.script} in package.json`);
  const since = performance.now();
  const ready = (await step.prepare?.(env, say)) ?? {};
  if (ready.skip) return count(step.name, leftOut, ready.skip);
  if (ready.fail) return count(step.name, failure, ready.fail);
  const file = join(results, `${step.script.replace(':', '-')}.json`);
  const workers = Math.max(2, availableParallelism() - 1);
  const more = step.jest ? ['--ci', '--silent', '--json', `--outputFile=${file}`, `--maxWorkers=${workers}`] : [];
  const { code, output } = await run(tools.pnpm, ['run', step.script, ...more], {
    cwd: root,
    env: { ...env, ...ready.env },
    timeoutMs: step.timeoutMs ?? 300_000,
  });
  const numbers = step.jest ? jestTotals(file, code) : totalsOf(output, code);
  if (numbers.failed > 0) say(`\n${withoutJson(output).trim()}\n`);
  count(step.name, numbers, `${seconds(since)}${step.jest ? `  ${totalsLine(numbers)}` : ''}`);
  if (step.jest) for (const name of skippedTests(file)) say(`        skipped: ${name}`);
}

/** With --outputFile jest still prints its JSON when told to; a person wants the report only. */
const withoutJson = (output) =>
  output
    .split('\n')
    .filter((line) => !line.startsWith('{"numFailed'))
    .join('\n');

await guarded(async () => {
  const since = performance.now();
  const tools = await ensureToolchain();
  await ensureInstalled(tools);
  const env = { ...tools.env, CI: 'true', NO_COLOR: '1' };
  for (const name of foreign) delete env[name];
  const results = mkdtempSync(join(tmpdir(), 'workback-test-results-'));
  try {
    for (const step of steps) await runStep(step, tools, env, results);
  } finally {
    rmSync(results, { recursive: true, force: true });
  }
  say(`\nAll checks took ${seconds(since)}.`);
  say(totalsLine(total));
  return total.failed > 0 ? 1 : 0;
});
