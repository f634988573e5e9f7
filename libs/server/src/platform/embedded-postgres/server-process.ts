import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ServerHome } from './server-home.js';

/**
 * Runs beside the server, in a shell of 1 MB, and stops it when its Workback is gone, however it went. It does so by
 * reading a pipe that nobody writes to: it ends when the other side dies. A line on it means "stopped in good order".
 * It is started before `exec`, so `$$` is the server; twice detached, so the server never sees it as its child.
 */
const watchPipe = 'read -r _ <&3 && exit; kill -INT $$';
/** The same for a server that must outlive its starter: it watches the process `$0` names, not the starter. */
const watchProcess =
  'while kill -0 "$0" 2>/dev/null || [ -d "/proc/$0" ]; do kill -0 $$ 2>/dev/null || exit; sleep 1; done; kill -QUIT $$';
const script = (watch: string) => `( ( trap '' INT TERM HUP; ${watch} ) & ) ; exec 3<&- ; exec "$@"`;

/** A running server process. */
export interface ServerProcess {
  pid: number;
  /** Resolves when the process is gone. */
  ended: Promise<void>;
  /** Tells the watcher that the server has stopped in good order. */
  dismissWatcher(): void;
}

const logName = 'postgresql.log';
const largestLogBytes = 1_000_000;

/** The last lines the server wrote, for the cause of a failure. */
export function lastWords(home: string): string {
  try {
    return readFileSync(join(home, logName), 'utf8').slice(-2000);
  } catch {
    return '';
  }
}

/** Starts `postgres` in a session of its own, so that Ctrl-C in a terminal reaches it only through us. */
export function spawnServer(place: ServerHome, args: string[], watchedPid?: number): ServerProcess {
  const logFile = join(place.home, logName);
  const log = openSync(logFile, 'a', 0o600);
  if (statSync(logFile).size > largestLogBytes) truncateSync(logFile);
  const program = join(place.binaries.home, 'bin', 'postgres');
  const watch = watchedPid === undefined ? watchPipe : watchProcess;
  let child: ChildProcess;
  try {
    child = spawn('/bin/sh', ['-c', script(watch), String(watchedPid ?? 'workback'), program, ...args], {
      ...place.user,
      cwd: place.home,
      detached: true,
      env: { LC_ALL: 'C', PATH: '/usr/bin:/bin', PGSYSCONFDIR: dirname(place.home) },
      stdio: ['ignore', log, log, watchedPid === undefined ? 'pipe' : 'ignore'],
    });
  } finally {
    closeSync(log);
  }
  const pipe = child.stdio[3] as NodeJS.WritableStream | null | undefined;
  // The watcher may be gone before us; that is no error of ours.
  pipe?.on('error', () => undefined);
  if (watchedPid !== undefined) child.unref();
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  if (child.pid === undefined) throw new Error(`The program ${program} could not be started.`);
  return { pid: child.pid, ended, dismissWatcher: () => pipe?.end('stopped\n') };
}
