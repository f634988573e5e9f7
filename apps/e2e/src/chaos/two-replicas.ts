import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Beat } from '#chaos/beat';
import { addKpis, openWorld } from '#chaos/chaos-world';
import { type Figure, invariants, progress, report } from '#chaos/checks';
import type { OwnServer } from '#chaos/own-servers';
import { freePort, type Product, readiness, startProduct, untilReady } from '#chaos/processes';
import { startSlowSource } from '#chaos/slow-source';

const LEASE_SECONDS = 65;

/** The servers that the replicas share; without a Redis the queue is in PostgreSQL, and only servers of our own may die. */
export interface SharedServers {
  readonly serverUrl: string;
  readonly redisUrl: string | null;
  readonly postgres?: OwnServer;
  readonly redis?: OwnServer;
}

/** Where Debian keeps the library that moves a process's clock. */
const CLOCK_MOVER = '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1';

/**
 * Two APIs and two workers at once: Redis forgets, one worker is killed, the other frozen beyond its lease, the clock of a
 * third runs hours ahead, and the servers behind them die and come back.
 */
export async function shakeTwoReplicas(servers: SharedServers, kpis: number): Promise<boolean> {
  const { serverUrl, redisUrl, postgres, redis } = servers;
  const logs = mkdtempSync(join(tmpdir(), 'workback-chaos-'));
  const { databaseUrl, drop } = await makeDatabase(serverUrl);
  const source = await startSlowSource(300, 1_500);
  const started: Product[] = [];
  const begin = async (
    program: string,
    name: string,
    argv: string[] = [],
    more: NodeJS.ProcessEnv = {},
  ): Promise<{ product: Product; port: number }> => {
    const port = await freePort();
    const env = {
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl ?? '',
      WORKBACK_SECRET_KEY: 'only-for-chaos-0123456789abcdefghijk',
      WORKBACK_OUTBOUND_ALLOW: `127.0.0.1:${source.port}`,
      WORKBACK_LOG_LEVEL: 'warn',
      ...more,
    };
    const product = startProduct(program, argv, env, join(logs, `${name}.log`));
    started.push(product);
    return { product, port };
  };
  const worker = (name: string, more?: NodeJS.ProcessEnv) => begin('apps/worker/dist/main.js', name, [], more);
  const beat = new Beat();
  try {
    const migration = await begin('apps/cli/dist/main.js', 'migrate', ['migrate']);
    await new Promise((done) => migration.product.child.once('exit', done));
    const apis = [await begin('apps/api/dist/main.js', 'api-1'), await begin('apps/api/dist/main.js', 'api-2')];
    let first = await worker('worker-1');
    let second = await worker('worker-2');
    for (const { product, port } of [...apis, first, second]) await untilReady(product, port);
    const world = openWorld(databaseUrl, await addKpis(databaseUrl, source.port, kpis));
    const figures: Figure[] = [];
    const check = async (what: string): Promise<void> => {
      const now = await invariants(world, beat.acknowledged);
      report(what, now);
      figures.push({ what: `broken after: ${what}`, value: now.reduce((sum, { value }) => sum + value, 0), most: 0 });
    };
    await beat.go(world, 10_000);
    await check('two of each, undisturbed');

    if (redisUrl) {
      await beat.intoTheMiddle(world, 10);
      await emptyRedis(redisUrl);
      await beat.go(world, 10_000);
      await check('Redis forgot everything');
    }
    if (redis) {
      await beat.intoTheMiddle(world, 10);
      await redis.dieAndReturn(8_000);
      await beat.go(world, 10_000);
      await check('Redis was dead for eight seconds and came back empty');
    }
    if (postgres) {
      await beat.intoTheMiddle(world, 10);
      await postgres.dieAndReturn(3_000);
      await beat.go(world, 10_000);
      await check('PostgreSQL was killed and came back');
    }

    figures.push({ what: 'pulls under way when a worker was killed', value: await beat.intoTheMiddle(world, 10) });
    await first.product.kill();
    await beat.go(world, 5_000);
    first = await worker('worker-1');
    await untilReady(first.product, first.port);
    await check('one worker killed');

    figures.push({ what: 'pulls under way when a worker was frozen', value: await beat.intoTheMiddle(world, 10) });
    second.product.child.kill('SIGSTOP');
    await beat.go(world, 65_000);
    second.product.child.kill('SIGCONT');
    await beat.go(world, 5_000);
    await check('one worker frozen for 65 s');

    if (existsSync(CLOCK_MOVER)) {
      const ahead = { LD_PRELOAD: CLOCK_MOVER, FAKETIME: '+3h', FAKETIME_DONT_FAKE_MONOTONIC: '1' };
      const skewed = await worker('worker-ahead', ahead);
      await untilReady(skewed.product, skewed.port);
      await second.product.kill();
      await beat.go(world, 15_000);
      second = skewed;
      await check('a worker whose clock runs three hours ahead');
    } else {
      console.warn(`Left out: a clock that runs ahead needs ${CLOCK_MOVER}.`);
    }

    const drainedAfter = await beat.drain(world, LEASE_SECONDS + 30);
    const statuses = await Promise.all([...apis, first, second].map(({ port }) => readiness(port)));
    figures.push(
      { what: 'acknowledged pulls that were watched', value: beat.acknowledged.size },
      ...(await invariants(world, beat.acknowledged)),
      ...(await progress(world)),
      { what: 'seconds a run lay beyond its lease, longest', value: beat.overdue, most: 30 },
      { what: 'seconds until the backlog was drained', value: drainedAfter, most: LEASE_SECONDS },
      { what: 'processes that are not ready', value: statuses.filter((status) => status !== 200).length, most: 0 },
    );
    await world.close();
    const stopped = await Promise.all([...apis, first, second].map(({ product }) => product.stop(40_000)));
    figures.push({
      what: 'stops too late or with an error',
      value: stopped.filter((inTime) => !inTime).length,
      most: 0,
    });
    return report(`Two APIs, two workers, queue on ${redisUrl ? 'Redis' : 'PostgreSQL'}, ${kpis} KPIs`, figures);
  } finally {
    for (const product of started) product.child.kill('SIGCONT');
    await Promise.all(started.map((product) => product.kill()));
    await source.close();
    await sleep(200);
    await drop();
    rmSync(logs, { recursive: true, force: true });
  }
}

async function makeDatabase(serverUrl: string): Promise<{ databaseUrl: string; drop(): Promise<void> }> {
  const name = `workback_chaos_${randomBytes(4).toString('hex')}`;
  const run = async (sql: string): Promise<void> => {
    const client = new pg.Client(serverUrl);
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await run(`CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { databaseUrl: url.href, drop: () => run(`DROP DATABASE ${name} WITH (FORCE)`) };
}

/** Empties the database number of the address. */
function emptyRedis(redisUrl: string): Promise<void> {
  const { hostname, port, password, pathname } = new URL(redisUrl);
  const login = password === '' ? '' : `AUTH ${decodeURIComponent(password)}\r\n`;
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port || 6379), hostname);
    socket.on('connect', () => socket.end(`${login}SELECT ${pathname.slice(1) || '0'}\r\nFLUSHDB\r\nQUIT\r\n`));
    socket.on('error', reject);
    socket.on('data', (chunk) => /^-/m.test(chunk.toString()) && reject(new Error(chunk.toString())));
    socket.on('close', () => resolve());
  });
}
