import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isAlive, startMarkOf } from './processes.js';

interface Owner {
  pid: number;
  startMark: string | undefined;
}

/** The lock is held: `pid` is the living process that holds it. */
export class LockHeld extends Error {
  override readonly name = 'LockHeld';
  constructor(readonly pid: number) {
    super(`held by process ${pid}`);
  }
}

const readOwner = (file: string): Owner | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
};

const lives = (owner: Owner): boolean =>
  isAlive(owner.pid) && (owner.startMark === undefined || startMarkOf(owner.pid) === owner.startMark);

/**
 * Takes a lock file for this process and returns its release; throws LockHeld while another living process has it.
 * A lock of a process that is gone, or whose id was given to another one since, is taken over.
 */
export function takeOwnerLock(file: string): () => void {
  const mine: Owner = { pid: process.pid, startMark: startMarkOf(process.pid) };
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
    for (;;) {
      try {
        // A hard link appears whole or not at all, and only once: of two starters one wins.
        linkSync(draft, file);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        const owner = readOwner(file);
        if (owner && lives(owner)) throw new LockHeld(owner.pid);
        moveAside(file, `${draft}.stale`);
      }
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => {
    if (readOwner(file)?.pid === process.pid) rmSync(file, { force: true });
  };
}

/** Moves a stale lock away; puts it back when another starter had replaced it by a fresh one in between. */
function moveAside(file: string, to: string): void {
  try {
    renameSync(file, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = readOwner(to);
  if (moved && lives(moved)) {
    renameSync(to, file);
    throw new LockHeld(moved.pid);
  }
  rmSync(to, { force: true });
}
