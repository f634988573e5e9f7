import { execFileSync, spawnSync } from 'node:child_process';
import { StartProblem } from './start-problem.js';

/** The operating-system user who runs the server: undefined means the user who runs this process. */
export type PostgresUser = { uid: number; gid: number } | undefined;

const idOf = (flag: '-u' | '-g', name: string): number => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }));

function lookUp(name: string): PostgresUser {
  try {
    return { uid: idOf('-u', name), gid: idOf('-g', name) };
  } catch {
    return undefined;
  }
}

function create(name: string): PostgresUser {
  const attempts: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name]],
    ['adduser', ['-S', '-D', '-H', name]],
  ];
  for (const [command, args] of attempts) {
    if (spawnSync(command, args, { stdio: 'ignore' }).status === 0) return lookUp(name);
  }
  return undefined;
}

/** Chooses who runs the server: PostgreSQL refuses root, so root gets an unprivileged user, everyone else themselves. */
export function choosePostgresUser(): PostgresUser {
  if (process.getuid?.() !== 0) return undefined;
  const user = lookUp('postgres') ?? create('workback-postgres') ?? lookUp('nobody');
  if (user) return user;
  throw new StartProblem(
    'PostgreSQL refuses to run as root, and no other user could be found or created for it.',
    '',
    'Start Workback as an ordinary user, or create one named postgres.',
  );
}

/** True when the user can run a program; asked by running it, since only that sees every folder above it. */
export function canRun(user: PostgresUser, program: string): boolean {
  return spawnSync(program, ['--version'], { ...user, cwd: '/', stdio: 'ignore', env: {} }).status === 0;
}

/** True when the user can enter a folder. */
export function canEnter(user: PostgresUser, folder: string): boolean {
  const test = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/', stdio: 'ignore', env: {} });
  return test.status === 0;
}
