// Compares what is kept with what the sources say: `drift.mjs openapi [--write]` and `drift.mjs migrations`.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const [what, ...flags] = process.argv.slice(2);
const checks = {
  openapi: ['unit', 'apps/api/src/platform/openapi/openapi-drift.spec.ts'],
  migrations: ['int', 'libs/testing/src/drift/schema-drift.int-spec.ts'],
};
if (!Object.hasOwn(checks, what)) {
  console.error(`Say what to compare: ${Object.keys(checks).join(' or ')}.`);
  process.exit(2);
}
const [project, file] = checks[what];
const jest = join(dirname(createRequire(import.meta.url).resolve('jest/package.json')), 'bin/jest.js');
const flagsOfNode = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const { status } = spawnSync(
  process.execPath,
  [...flagsOfNode, jest, '--selectProjects', project, '--runTestsByPath', file],
  {
    stdio: 'inherit',
    env: { ...process.env, ...(flags.includes('--write') ? { WORKBACK_WRITE_OPENAPI: '1' } : {}) },
  },
);
process.exit(status ?? 1);
