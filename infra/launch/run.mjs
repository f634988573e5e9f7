/** Runs the commands of the launcher: captured and short when they pass, whole when they fail. */
import { spawn } from 'node:child_process';

const started = new Set();

/** Signals a command, and what it started itself when it runs in a group of its own. */
function tell({ child, group }, signal) {
  try {
    if (group) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

let stopping;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stopping = signal === 'SIGINT' ? 130 : 143;
    for (const entry of started) tell(entry, signal);
    if (started.size === 0) process.exit(stopping);
  });
}

// npm passes a signal on to the shell between us only, and that one dies without us.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => {
    if (process.ppid !== parent && stopping === undefined) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}

/**
 * Runs a command to its end and resolves with { code, output }. `live` shows its output instead of keeping it, `ipc`
 * opens a channel to it, `timeoutMs` ends it and everything it started when it takes longer.
 */
export function run(command, args, { cwd, env, live = false, ipc = false, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const stdio = live ? ['inherit', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'];
    if (ipc) stdio.push('ipc');
    const group = timeoutMs !== undefined;
    const entry = { child: spawn(command, args, { cwd, env, stdio, detached: group }), group };
    started.add(entry);
    const parts = [];
    entry.child.stdout?.on('data', (part) => parts.push(part));
    entry.child.stderr?.on('data', (part) => parts.push(part));
    let late = '';
    const timer =
      group &&
      setTimeout(() => {
        late = `\nIt was ended because it took longer than ${timeoutMs / 1000} s.\n`;
        tell(entry, 'SIGKILL');
      }, timeoutMs);
    const end = (code, extra = '') => {
      clearTimeout(timer);
      started.delete(entry);
      if (stopping !== undefined && !live) process.exit(stopping);
      resolve({ code, output: Buffer.concat(parts).toString('utf8') + extra });
    };
    entry.child.on('error', (error) => end(127, `${command}: ${error.message}\n`));
    entry.child.on('close', (code, signal) => end(code ?? (signal === 'SIGINT' ? 130 : 143), late));
  });
}
