/** `npm start`: brings the tools, installs, builds and runs the all-in-one Workback. Any Node from 20 on. */
import { join } from 'node:path';
import { guarded } from './problem.mjs';
import { run } from './run.mjs';
import { ensureBuilt, ensureInstalled, ensureToolchain, root } from './toolchain.mjs';

await guarded(async () => {
  const tools = await ensureToolchain();
  await ensureInstalled(tools);
  await ensureBuilt(tools);
  const program = join(root, 'apps', 'cli', 'dist', 'main.js');
  // The channel tells the program when this launcher is gone, so that a kill of the launcher leaves nothing behind.
  const options = { cwd: process.cwd(), env: tools.env, live: true, ipc: true };
  const { code } = await run(tools.node, ['--enable-source-maps', program, 'start', ...process.argv.slice(2)], options);
  return code;
});
