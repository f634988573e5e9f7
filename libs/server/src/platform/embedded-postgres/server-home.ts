import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type PostgresBinaries, copyBinaries, findBinaries } from './postgres-binaries.js';
import { type PostgresUser, canEnter, canRun, choosePostgresUser } from './postgres-user.js';
import { StartProblem } from './start-problem.js';

/** Where a server lives: its programs, the folder of its cluster, and the user who runs it. */
export interface ServerHome {
  binaries: PostgresBinaries;
  /** Folder owned by the server's user; holds the cluster, its log and its lock. */
  home: string;
  /** Folder in the data directory; holds the password, and the pointer when the home is elsewhere. */
  secrets: string;
  user: PostgresUser;
}

/** Reachable by every user, unlike a data directory below a closed home folder. */
const shared = '/var/lib/workback';

/** Finds or makes the place of the server of a data directory; it is outside it only when its user cannot get in. */
export function settleServerHome(dataDir: string, log: (line: string) => void): ServerHome {
  const secrets = join(dataDir, 'postgresql');
  mkdirSync(secrets, { recursive: true });
  const { home, user } = findHome(dataDir, secrets, log);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (user) chownSync(home, user.uid, user.gid);
  const packaged = findBinaries();
  const inPlace = canRun(user, join(packaged.home, 'bin', 'postgres'));
  const binaries = inPlace ? packaged : copyBinaries(packaged, makeShared('postgresql'));
  return { binaries, home, secrets, user };
}

function findHome(dataDir: string, secrets: string, log: (line: string) => void): Pick<ServerHome, 'home' | 'user'> {
  const chosen = choosePostgresUser();
  const inside = join(secrets, 'server');
  const pointer = join(secrets, 'server-location');
  if (existsSync(pointer)) {
    const home = readFileSync(pointer, 'utf8').trim();
    if (!existsSync(home)) throw gone(home, pointer);
    return { home, user: ownerOf(home, chosen) };
  }
  const user = existsSync(inside) ? ownerOf(inside, chosen) : chosen;
  if (!user || canEnter(user, secrets)) return { home: inside, user };
  const home = outsideHome(dataDir, log);
  if (existsSync(inside)) move(inside, home);
  else mkdirSync(home, { mode: 0o700 });
  writeFileSync(pointer, `${home}\n`);
  return { home, user };
}

/** Root goes on as the user who owns what is there: a cluster started by an ordinary user stays theirs. */
function ownerOf(folder: string, chosen: PostgresUser): PostgresUser {
  const { uid, gid } = statSync(folder);
  return chosen && uid !== 0 ? { uid, gid } : chosen;
}

function outsideHome(dataDir: string, log: (line: string) => void): string {
  const name = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 16);
  const home = join(makeShared('clusters'), name);
  if (existsSync(home)) {
    let aside = `${home}-earlier`;
    for (let count = 2; existsSync(aside); count++) aside = `${home}-earlier-${count}`;
    renameSync(home, aside);
    log(`The data folder had been removed, so a new database begins. The earlier one is kept in ${aside}.`);
  }
  return home;
}

function makeShared(name: string): string {
  const folder = join(shared, name);
  for (const path of [shared, folder]) {
    mkdirSync(path, { recursive: true });
    // A strict umask must not close these to the server's user.
    chmodSync(path, 0o755);
  }
  return folder;
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    execFileSync('cp', ['-a', from, `${to}.new`]);
    renameSync(`${to}.new`, to);
    rmSync(from, { recursive: true });
  }
}

const gone = (home: string, pointer: string): StartProblem =>
  new StartProblem(
    `The database of this data folder is expected in ${home}, and that folder is gone.`,
    'Nothing was created in its place.',
    `Bring it back from a backup; or, to begin with an empty database, delete the file ${pointer} and start again.`,
  );
