/** `pnpm gen feature|job|connector|migration <name>`: makes the files of a repeated thing and puts it into the lists. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyPlan } from './apply.mjs';
import { planConnector } from './connector.mjs';
import { planFeature } from './feature.mjs';
import { planJob } from './job.mjs';
import { planMigration } from './migration.mjs';
import { GenProblem } from './noun.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const usage = `Usage: pnpm gen <what> <name>

  feature launch-gate      a noun in every layer: rules, contract, table, service, controller, tests
  job digest.send          a job, its handler, and both in the lists
  connector mysql          a kind of source with its tests, in the registry and the web forms
  migration add-launch-gate-owner
`;

const kinds = { feature: planFeature, job: planJob, connector: planConnector, migration: planMigration };

function main([what, name]) {
  if (!Object.hasOwn(kinds, what ?? '') || !name) {
    process.stdout.write(usage);
    return what === undefined || what === '--help' ? 0 : 2;
  }
  const plan = kinds[what](name, { nowMs: Date.now() });
  const { created, edited } = applyPlan(root, plan);
  const prettier = join(dirname(createRequire(import.meta.url).resolve('prettier')), 'bin/prettier.cjs');
  spawnSync(process.execPath, [prettier, '--write', '--log-level', 'warn', ...created, ...edited], {
    cwd: root,
    stdio: 'inherit',
  });
  for (const path of created) process.stdout.write(`made     ${path}\n`);
  for (const path of edited) process.stdout.write(`changed  ${path}\n`);
  process.stdout.write(`\nNext:\n${plan.next.map((line) => `  - ${line}\n`).join('')}`);
  return 0;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof GenProblem)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
