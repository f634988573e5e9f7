import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerHome } from './server-home.js';
import { StartProblem } from './start-problem.js';

/** The superuser of the embedded server; it exists only on loopback and behind a random password. */
export const owner = 'workback';

/** Where the cluster of a home is. */
export const clusterOf = (home: string): string => join(home, 'cluster');

const passwordFile = (place: ServerHome): string => join(place.secrets, 'password');

/** Reads the password of the server's owner. */
export function readPassword(place: ServerHome): string {
  try {
    return readFileSync(passwordFile(place), 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new StartProblem(
      `The password of the embedded database is missing (${passwordFile(place)}).`,
      `The data is intact in ${clusterOf(place.home)}.`,
      'Bring that file back from a backup of the data folder, and start again.',
    );
  }
}

/** Makes the cluster on first use; a half-made one of an interrupted first start is thrown away. */
export async function createClusterIfMissing(place: ServerHome, purpose: 'keep' | 'throwaway'): Promise<boolean> {
  const cluster = clusterOf(place.home);
  if (existsSync(join(cluster, 'PG_VERSION'))) {
    refuseOtherVersion(cluster, place.binaries.version);
    return false;
  }
  const draft = `${cluster}.new`;
  rmSync(draft, { recursive: true, force: true });
  const password = randomBytes(24).toString('base64url');
  writeFileSync(passwordFile(place), `${password}\n`, { mode: 0o600 });
  const handed = join(place.home, 'password.new');
  rmSync(handed, { force: true });
  writeFileSync(handed, `${password}\n`, { mode: 0o600 });
  try {
    if (place.user) chownSync(handed, place.user.uid, place.user.gid);
    await initialise(place, draft, handed, purpose);
  } finally {
    rmSync(handed, { force: true });
  }
  renameSync(draft, cluster);
  return true;
}

function refuseOtherVersion(cluster: string, version: string): void {
  const have = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  const major = version.split('.')[0];
  if (have === major) return;
  throw new StartProblem(
    `The data in ${cluster} was written by PostgreSQL ${have}; this Workback brings PostgreSQL ${major}.`,
    'Nothing was changed.',
    `Start the Workback version you used before, export the workspaces, and import them here.`,
  );
}

async function initialise(place: ServerHome, folder: string, pwfile: string, purpose: string): Promise<void> {
  const args = [
    ...['-D', folder, '-U', owner, `--pwfile=${pwfile}`, '--auth=scram-sha-256', '--encoding=UTF8'],
    // The same order of text on every operating system.
    ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
    ...(purpose === 'throwaway' ? ['--no-sync'] : []),
  ];
  const { code, output } = await capture(place, args);
  if (code !== 0) throw new Error(`The database could not be created: ${output.trim()}`);
}

function capture(place: ServerHome, args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const env = { LC_ALL: 'C', PATH: '/usr/bin:/bin' };
    const options = {
      ...place.user,
      cwd: place.home,
      env,
      stdio: ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'],
    };
    const child = spawn(join(place.binaries.home, 'bin', 'initdb'), args, options);
    let output = '';
    child.stdout.on('data', (part: Buffer) => (output += part.toString()));
    child.stderr.on('data', (part: Buffer) => (output += part.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
