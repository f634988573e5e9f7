// Type-checks the server side and the browser side, each as one program straight from the sources. What is known of files
// that did not change is kept beside the packages: a second check takes seconds.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const tsc = join(dirname(createRequire(import.meta.url).resolve('tsc7/package.json')), 'bin/tsc');
const cache = join('node_modules', '.cache', 'typecheck');
mkdirSync(cache, { recursive: true });
const results = ['tsconfig', 'tsconfig.web'].map((project) => {
  const incremental = ['--incremental', '--tsBuildInfoFile', join(cache, `${project}.tsbuildinfo`)];
  const args = [tsc, '-p', `${project}.json`, '--pretty', 'false', ...incremental];
  return spawnSync(process.execPath, args, { stdio: 'inherit' }).status;
});
process.exit(results.some((status) => status !== 0) ? 1 : 0);
