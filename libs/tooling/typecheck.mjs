// Type-checks the server side and the browser side, each as one program straight from the sources.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const tsc = join(dirname(createRequire(import.meta.url).resolve('tsc7/package.json')), 'bin/tsc');
const results = ['tsconfig.json', 'tsconfig.web.json'].map(
  (project) => spawnSync(process.execPath, [tsc, '-p', project, '--pretty', 'false'], { stdio: 'inherit' }).status,
);
process.exit(results.some((status) => status !== 0) ? 1 : 0);
