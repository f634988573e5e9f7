import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { Readiness } from '@workback/server/platform/health/readiness';
import { type TcpProxy, startTcpProxy } from '@workback/testing/network/tcp-proxy';
import { type TestDatabase, createTestDatabase } from '@workback/testing/postgres/test-database';
import { type GatedSource, sayNumber, startGatedSource } from '@workback/testing/pull/gated-source';
import { pullConfig } from '@workback/testing/pull/pull-config';
import { createPullWorld, type PullWorld } from '@workback/testing/pull/pull-world';
import { emptyRedis, findTestRedis } from '@workback/testing/redis/test-redis';
import { eventually } from '@workback/testing/time/eventually';
import { createWorkerContext } from '../create-worker.js';

const KPIS = 60;
const redis = await findTestRedis();
if ('missing' in redis) console.warn(`Skipped, the queue on Redis: ${redis.missing}.`);

let database: TestDatabase;
let source: GatedSource;
let world: PullWorld;
let workers: INestApplicationContext[];

const ended = async (): Promise<number> => (await world.runIds('succeeded')).length;
const allEnded = (count: number) => eventually(`${count} runs succeeded`, async () => (await ended()) === count);
const perTick = () =>
  world.rows(`SELECT kpi_id FROM runs WHERE trigger = 'schedule' GROUP BY kpi_id, scheduled_for HAVING count(*) > 1`);
/** What no fault may leave behind: a number that was stored twice, a run that failed, a number without its run. */
async function isWhole(): Promise<void> {
  expect(await perTick()).toEqual([]);
  expect(await world.runIds('failed')).toEqual([]);
  expect(await world.rows('SELECT FROM observations')).toHaveLength(KPIS);
  expect(
    await world.rows(
      `SELECT FROM observations o LEFT JOIN runs r ON r.id = o.run_id WHERE r.state IS DISTINCT FROM 'succeeded'`,
    ),
  ).toEqual([]);
}

beforeEach(async () => {
  [database, source] = await Promise.all([createTestDatabase(), startGatedSource()]);
  world = await createPullWorld(database.url, source.port, { kpis: KPIS });
});
afterEach(async () => {
  await source.close();
  await Promise.all(workers.map((worker) => worker.close()));
  await world.close();
  await database.drop();
});

const startTwo = async (where?: { url: string; prefix: string }): Promise<void> => {
  const config = pullConfig(database.url, source.port, where);
  workers = await Promise.all([createWorkerContext(config), createWorkerContext(config)]);
};

describe('two workers, queue on PostgreSQL', () => {
  it('pull what answers while more KPIs than they can hold at once wait for sources that do not', async () => {
    await world.rows(`UPDATE kpi_statuses SET last_error_code = 'timeout' WHERE kpi_id <> $1`, [world.kpiIds[0]]);
    // A source each, so that every silent KPI is a job of its own.
    await world.rows(
      `WITH each AS (INSERT INTO sources (workspace_id, name, connector, config)
                     SELECT workspace_id, k.id::text, 'http-json', s.config FROM sources s JOIN kpis k USING (workspace_id)
                     RETURNING id, name)
       UPDATE kpis SET source_id = each.id FROM each WHERE each.name = kpis.id::text`,
    );
    source.answer((path, response) => void (path === '/kpi/1' && sayNumber(response, 1)));
    await world.makeDue();
    await startTwo();
    await eventually('all lanes are full', () => source.asked.size > 16);
    await allEnded(1);
    await eventually('ready all the same', async () => (await workers[0]!.get(Readiness).report()).ready);
  });

  it('store each due tick once, and come back after every connection of theirs was ended', async () => {
    await startTwo();
    await world.makeDue();
    await allEnded(KPIS);
    expect([...source.asked.values()]).toEqual(new Array(KPIS).fill(1));
    source.hold();
    await world.makeDue();
    await source.held(25);
    await world.rows(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    source.open();
    // A job whose delivery broke off is delivered again after 30 s, a run whose taking broke off after its lease; not waited for.
    await eventually('those under way are stored', async () => (await ended()) >= KPIS + 25);
    await world.rows(`UPDATE runs SET delivered_at = delivered_at - interval '31 s' WHERE state = 'queued'`);
    await allEnded(2 * KPIS);
    await isWhole();
    await eventually('ready', async () => (await workers[0]!.get(Readiness).report()).ready);
  });
});

(('missing' in redis ? describe.skip : describe) as typeof describe)('two workers, queue on Redis', () => {
  let proxy: TcpProxy;
  let where: { url: string; prefix: string };
  beforeAll(async () => {
    if ('missing' in redis) return;
    proxy = await startTcpProxy(redis.port);
    const url = new URL(redis.url);
    url.port = String(proxy.port);
    where = { url: url.href, prefix: `worker_test_${process.pid}` };
    await emptyRedis(redis.port);
  });
  afterAll(async () => {
    if ('missing' in redis) return;
    await emptyRedis(redis.port);
    await proxy.close();
  });

  it('store each due tick once, and what Redis forgets comes again', async () => {
    if ('missing' in redis) return;
    await startTwo(where);
    await world.makeDue();
    await allEnded(KPIS);
    expect([...source.asked.values()]).toEqual(new Array(KPIS).fill(1));
    source.hold();
    await world.makeDue();
    await source.held(25);
    await emptyRedis(redis.port);
    source.open();
    await allEnded(2 * KPIS);
    await emptyRedis(redis.port);
    await world.makeDue();
    await allEnded(3 * KPIS);
    await isWhole();
  });

  it.each(['cut', 'swallow'] as const)('catch up after Redis was away (%s)', async (how) => {
    await startTwo(where);
    await world.makeDue();
    await allEnded(KPIS);
    proxy[how]();
    await world.makeDue();
    await eventually('the runs wait in PostgreSQL', async () => (await world.runIds('queued')).length === KPIS);
    await new Promise((done) => setTimeout(done, 1_500));
    expect(await ended()).toBe(KPIS);
    proxy.mend();
    await world.age(31);
    await allEnded(2 * KPIS);
    await isWhole();
  });
});
