/** `npm test`: brings the tools, installs, and runs every check; ends with one line of totals. Any Node from 20 on. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { guarded } from './problem.mjs';
import { run } from './run.mjs';
import { steps } from './steps.mjs';
import { ensureInstalled, ensureToolchain, root, say } from './toolchain.mjs';
import { failedFiles, jestTotals, skippedTests, totalsLine, totalsOf } from './totals.mjs';

/** Settings of a running installation must not reach the tests; a server for them is named by TEST_DATABASE_URL. */
const foreign = ['DATABASE_URL', 'REDIS_URL', 'PORT', 'HOST', 'WORKBACK_DATA_DIR', 'NODE_OPTIONS', 'NODE_ENV'];
const failure = { passed: 0, failed: 1, skipped: 0 };
const leftOut = { passed: 0, failed: 0, skipped: 1 };
const total = { passed: 0, failed: 0, skipped: 0 };
const secondsSince = (since) => (performance.now() - since) / 1000;
const seconds = (since) => `${secondsSince(since).toFixed(1)} s`;
/** A run ends within 25 minutes: after this many seconds nothing is begun a second time, or goes on. */
const latestSecondTry = 16 * 60;
const latestEnd = 24 * 60;
const start = performance.now();

function count(name, numbers, note) {
  for (const key of Object.keys(total)) total[key] += numbers[key];
  const mark = numbers.failed > 0 ? 'FAILED' : numbers.passed > 0 ? 'ok' : 'skipped';
  say(`${mark.padEnd(8)}${name.padEnd(20)}${note}`);
}

/**
 * What to run once more after a failure. A busy machine can fail a check of real servers and browsers once; what fails
 * twice, the second time alone, is broken. A second try is always told, and many failures are never one.
 */
function secondTry(step, file) {
  if (!step.jest) return step.unsteady ? { what: step.name, files: [] } : undefined;
  const files = failedFiles(file);
  return files.length > 0 && files.length <= 4 ? { what: files.join(', '), files } : undefined;
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
  const attempt = async (arguments_) => {
    const { code, output } = await run(tools.pnpm, ['run', step.script, ...arguments_], {
      cwd: root,
      env: { ...env, ...ready.env },
      timeoutMs: Math.min(step.timeoutMs ?? 300_000, Math.max(1, latestEnd - secondsSince(start)) * 1000),
    });
    const numbers = step.jest ? jestTotals(file, code) : totalsOf(output, code);
    if (numbers.failed > 0) say(`\n${withoutJson(output).trim()}\n`);
    return numbers;
  };
  const workers = Math.max(2, availableParallelism() - 1);
  const jest = (workerCount) => ['--ci', '--silent', '--json', `--outputFile=${file}`, `--maxWorkers=${workerCount}`];
  let numbers = await attempt(step.jest ? jest(workers) : []);
  const leftOutTests = step.jest ? skippedTests(file) : [];
  const again = numbers.failed > 0 && secondsSince(start) < latestSecondTry ? secondTry(step, file) : undefined;
  if (again) {
    say(`${step.name}: once more, alone: ${again.what}`);
    const first = numbers;
    const second = await attempt(step.jest ? [...jest(1), '--runTestsByPath', ...again.files] : []);
    numbers = step.jest
      ? { ...first, passed: first.passed + first.failed - second.failed, failed: second.failed }
      : second;
    if (second.failed === 0) say(`UNSTEADY ${again.what}: failed at first, passed alone. Find out why.`);
  }
  count(step.name, numbers, `${seconds(since)}${step.jest ? `  ${totalsLine(numbers)}` : ''}`);
  for (const name of leftOutTests) say(`        skipped: ${name}`);
}

/** With --outputFile jest still prints its JSON when told to; a person wants the report only. */
const withoutJson = (output) =>
  output
    .split('\n')
    .filter((line) => !line.startsWith('{"numFailed'))
    .join('\n');

await guarded(async () => {
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
  say(`\nAll checks took ${seconds(start)}.`);
  say(totalsLine(total));
  return total.failed > 0 ? 1 : 0;
});
