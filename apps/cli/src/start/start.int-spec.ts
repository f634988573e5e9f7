import { EventEmitter } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { freeLoopbackPort } from '@workback/server/platform/embedded-postgres/loopback-port';
import pg from 'pg';
import { type StartParts, start } from './start.js';

describe('workback start', () => {
  let dataDir: string;
  let port: number;
  let happened: string[];
  let told: string;

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'workback-start-'));
    chmodSync(dataDir, 0o755);
    port = await freeLoopbackPort();
    happened = [];
    told = '';
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  const part = (name: string) => {
    happened.push(name);
    return Promise.resolve({ outboundAllow: ['127.0.0.1:9'], close: async () => void happened.push(`${name} closed`) });
  };
  const parts: StartParts = {
    migrate: async (url) => {
      const client = new pg.Client(url);
      await client.connect();
      await client.query('SELECT 1');
      await client.end();
      happened.push('migrated');
    },
    startExampleSource: () => part('example'),
    seed: async (environment) => void happened.push(`seeded, may reach ${environment['WORKBACK_OUTBOUND_ALLOW']}`),
    startWorker: () => part('worker'),
    startApi: () => part('api'),
    issueSignInLink: async (_, address) => `${address}/sign-in?token=once`,
  };
  /** Starts, and stops with a signal once ready; resolves with the exit code. */
  const runOnce = (changed: Partial<StartParts> = {}, env: NodeJS.ProcessEnv = {}) =>
    new Promise<number>((exit) => {
      const source = new EventEmitter();
      const tell = (line: string) => void (told += `${line}\n`);
      const around = {
        env: { PORT: String(port), WORKBACK_DATA_DIR: dataDir, ...env },
        process: source,
        tell,
        exit,
        now: () => 0,
      };
      void start({ ...parts, ...changed }, around).then(() => source.emit('SIGTERM'));
    });

  it('starts everything in order on its own database, prints one address, and stops in the opposite order', async () => {
    expect(await runOnce()).toBe(0);
    expect(happened).toEqual([
      ...['migrated', 'example', 'seeded, may reach 127.0.0.1:9', 'worker', 'api'],
      ...['api closed', 'worker closed', 'example closed'],
    ]);
    expect(told.match(/http\S+/g)).toEqual([`http://localhost:${port}/sign-in?token=once`]);
    expect(existsSync(join(dataDir, 'workback.lock'))).toBe(false);
    const key = readFileSync(join(dataDir, 'secret-key'), 'utf8');
    expect(statSync(join(dataDir, 'secret-key')).mode & 0o777).toBe(0o600);
    expect(await runOnce()).toBe(0);
    expect(readFileSync(join(dataDir, 'secret-key'), 'utf8')).toBe(key);
  });

  it('stops what was started when a later part fails, and says why without a stack', async () => {
    const broken = { startApi: () => Promise.reject(new TypeError('nothing here')) };
    expect(await runOnce(broken)).toBe(1);
    expect(happened.slice(-2)).toEqual(['worker closed', 'example closed']);
    expect(told).toContain('Workback could not start: nothing here.');
    expect(told).not.toMatch(/\n\s+at /);
  });

  it('says that the port is busy before it starts anything', async () => {
    const squatter = createServer().listen(port, '127.0.0.1');
    try {
      expect(await runOnce()).toBe(1);
      expect(told).toContain(`Port ${port} is already in use`);
      expect(happened).toEqual([]);
    } finally {
      squatter.close();
    }
  });

  it('says which database it cannot reach', async () => {
    const nobody = await freeLoopbackPort();
    expect(await runOnce({}, { DATABASE_URL: `postgres://u@127.0.0.1:${nobody}/x` })).toBe(1);
    expect(told).toMatch(new RegExp(`could not be reached.*127.0.0.1:${nobody}`));
  });
});
