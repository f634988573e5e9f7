import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';
import { isAlive } from './processes.js';
import { StartProblem } from './start-problem.js';

async function ask<T>(server: EmbeddedPostgres, sql: string): Promise<T[]> {
  const client = new pg.Client(server.url);
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

describe('embedded PostgreSQL', () => {
  let dataDir: string;
  const running: EmbeddedPostgres[] = [];
  const start = async (port?: number) => {
    const server = await startEmbeddedPostgres({ dataDir, port, purpose: 'throwaway' });
    running.push(server);
    return server;
  };
  const home = () => join(dataDir, 'postgresql', 'server');

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'workback-pg-'));
    chmodSync(dataDir, 0o755);
  });
  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop();
    rmSync(dataDir, { recursive: true });
  });

  it('makes the database once, keeps its data and its port, and asks for a password', async () => {
    const first = await start();
    expect(first.created).toBe(true);
    await ask(first, 'CREATE TABLE kept AS SELECT 1 AS one');
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    const second = await start();
    expect(second).toMatchObject({ created: false, port: first.port });
    expect(await ask(second, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
    expect(statSync(join(dataDir, 'postgresql', 'password')).mode & 0o777).toBe(0o600);
    const stranger = { ...second, url: second.url.replace(/:[^:@]+@/, ':wrong@') };
    await expect(ask(stranger, 'SELECT 1')).rejects.toThrow(/password/);
    const [listen] = await ask<{ v: string }>(second, "SELECT current_setting('listen_addresses') AS v");
    expect(listen?.v).toBe('127.0.0.1');
  });

  it('refuses a data directory that a living Workback uses, in a sentence', async () => {
    await start();
    await expect(start()).rejects.toThrow(StartProblem);
    await expect(start()).rejects.toThrow(/is using the data folder/);
  });

  it('takes another port when the remembered one is busy', async () => {
    const first = await start();
    await first.stop();
    const squatter = createServer().listen(first.port, '127.0.0.1');
    try {
      const second = await start();
      expect(second.port).not.toBe(first.port);
    } finally {
      squatter.close();
    }
  });

  it('starts over a pid file that points at a living process which is no server', async () => {
    const first = await start();
    await first.stop();
    writeFileSync(
      join(home(), 'cluster', 'postmaster.pid'),
      `${process.ppid}\n${join(dataDir, 'x')}\n1\n5432\n\n127.0.0.1\n\nready\n`,
    );
    await start();
  });

  const asRoot = process.getuid?.() === 0 ? it : it.skip;
  asRoot(
    'keeps the data where its user can reach it when the folder is open to root only, even if closed later',
    async () => {
      const first = await start();
      await ask(first, 'CREATE TABLE kept AS SELECT 1 AS one');
      await first.stop();
      expect(existsSync(home())).toBe(true);
      chmodSync(dataDir, 0o700);
      const second = await start();
      expect(await ask(second, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
      const pointer = join(dataDir, 'postgresql', 'server-location');
      const moved = readFileSync(pointer, 'utf8').trim();
      expect(existsSync(join(moved, 'cluster', 'PG_VERSION'))).toBe(true);
      await second.stop();
      rmSync(moved, { recursive: true });
      await expect(start()).rejects.toThrow(/that folder is gone/);
    },
  );

  it('recovers what was committed when the server is killed, and says that it went', async () => {
    const first = await start();
    await ask(first, 'CREATE TABLE kept AS SELECT 1 AS one');
    await ask(first, 'CHECKPOINT');
    process.kill(first.pid, 'SIGKILL');
    await first.failed;
    await first.stop();
    const second = await start();
    expect(await ask(second, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
  });
});
