import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '#chaos/processes';

/** A server of the test's own that may be killed at any time. */
export interface OwnServer {
  readonly url: string;
  /** Kills it without warning and starts it again; after a pause when one is wished. */
  dieAndReturn(pauseMs?: number): Promise<void>;
  close(): Promise<void>;
}

/** A PostgreSQL in a new folder, from the programs in `bin` or those of the newest Debian package. */
export async function startPostgres(bin = newestBinaries()): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'workback-chaos-pg-'));
  const port = await freePort();
  // PostgreSQL refuses to run as root.
  const user = process.getuid?.() === 0 ? { uid: numberOf('-u'), gid: numberOf('-g') } : {};
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid!);
  const data = join(folder, 'data');
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust'], { ...user, stdio: 'ignore' });
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'max_connections=200',
  ];
  const begin = async (): Promise<ChildProcess> => {
    const argv = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
    const child = spawn(join(bin, 'postgres'), argv, { ...user, stdio: 'ignore' });
    await untilAnswering(port);
    await untilStarted(url);
    return child;
  };
  return restartable(url, begin, 'SIGQUIT', folder);
}

/** A Redis that keeps nothing when it dies. */
export async function startRedis(): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'workback-chaos-redis-'));
  const port = await freePort();
  const begin = async (): Promise<ChildProcess> => {
    const argv = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
    const child = spawn('redis-server', argv, { stdio: 'ignore' });
    await untilAnswering(port);
    return child;
  };
  return restartable(`redis://127.0.0.1:${port}`, begin, 'SIGKILL', folder);
}

async function restartable(
  url: string,
  begin: () => Promise<ChildProcess>,
  death: NodeJS.Signals,
  folder: string,
): Promise<OwnServer> {
  let child = await begin();
  const end = async (): Promise<void> => {
    const gone = once(child, 'exit');
    child.kill(death);
    await gone;
  };
  return {
    url,
    dieAndReturn: async (pauseMs = 0) => {
      await end();
      await sleep(pauseMs);
      child = await begin();
    },
    close: async () => {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilAnswering(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const answered = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (answered) return;
    await sleep(100);
  }
  throw new Error(`Nothing answers at port ${port}.`);
}

/** A server that answers may still be recovering. */
async function untilStarted(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const client = new pg.Client(url);
    const started = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => undefined);
    if (started) return;
    await sleep(100);
  }
  throw new Error('PostgreSQL did not start within half a minute.');
}

function newestBinaries(): string {
  const home = '/usr/lib/postgresql';
  const versions = existsSync(home) ? readdirSync(home).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((version) => join(home, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
  if (!found) throw new Error('No PostgreSQL was found below /usr/lib/postgresql; set DATABASE_URL instead.');
  return found;
}

const numberOf = (what: '-u' | '-g'): number => Number(execFileSync('id', [what, 'postgres']).toString());
