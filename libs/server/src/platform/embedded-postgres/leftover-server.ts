import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf, isAlive, signal, waitForEnd } from './processes.js';
import { StartProblem } from './start-problem.js';

/**
 * Stops a server that outlived a crash of its Workback, and removes the pid file of one that is gone. Called only under
 * the owner lock, so whatever still runs on this cluster belongs to nobody.
 */
export async function stopLeftoverServer(cluster: string, log: (line: string) => void): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  const pid = readPid(pidFile);
  if (pid === undefined) return;
  if (isAlive(pid) && isServerOf(pid, cluster)) {
    log('A database server was left over from a crash; stopping it.');
    signal(pid, 'SIGINT');
    if (!(await waitForEnd(pid, 15_000))) signal(pid, 'SIGQUIT');
    if (!(await waitForEnd(pid, 10_000))) {
      throw new StartProblem(
        `A database server from an earlier run (process ${pid}) does not stop.`,
        'Your data is untouched.',
        `End that process and start again.`,
      );
    }
  }
  // Either it has stopped, or the id now belongs to a process that is no server: PostgreSQL itself could not tell.
  rmSync(pidFile, { force: true });
}

function readPid(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function isServerOf(pid: number, cluster: string): boolean {
  const command = commandOf(pid) ?? '';
  return command.includes('postgres') && command.includes(cluster);
}
