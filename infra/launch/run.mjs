/** Runs the commands of the launcher: captured and short when they pass, whole when they fail. */
import { spawn } from 'node:child_process';

const started = new Set();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of started) child.kill(signal);
    if (started.size === 0) process.exit(signal === 'SIGINT' ? 130 : 143);
  });
}

/** Runs a command to its end and resolves with { code, output }; `live` shows its output instead of keeping it. */
export function run(command, args, { cwd, env, live = false, ipc = false } = {}) {
  return new Promise((resolve) => {
    const stdio = live ? ['inherit', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'];
    if (ipc) stdio.push('ipc');
    const child = spawn(command, args, { cwd, env, stdio });
    started.add(child);
    const parts = [];
    child.stdout?.on('data', (part) => parts.push(part));
    child.stderr?.on('data', (part) => parts.push(part));
    const end = (code, extra = '') => {
      started.delete(child);
      resolve({ code, output: Buffer.concat(parts).toString('utf8') + extra });
    };
    child.on('error', (error) => end(127, `${command}: ${error.message}\n`));
    child.on('close', (code, signal) => end(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}
