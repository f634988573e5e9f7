/** `npm run workback -- <command>`: one command of Workback with the same Node as `npm start`. Any Node from 20 on. */
import { join } from 'node:path';
import { guarded } from './problem.mjs';
import { run } from './run.mjs';
import { ensureBuilt, ensureInstalled, ensureToolchain, root } from './toolchain.mjs';

await guarded(async () => {
  const tools = await ensureToolchain();
  await ensureInstalled(tools);
  await ensureBuilt(tools);
  const program = join(root, 'apps', 'cli', 'dist', 'main.js');
  const args = ['--enable-source-maps', program, ...process.argv.slice(2)];
  const { code } = await run(tools.node, args, { cwd: process.cwd(), env: tools.env, live: true });
  return code;
});
