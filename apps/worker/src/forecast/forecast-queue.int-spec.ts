import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { Database } from '@workback/server/platform/database/database';
import { type TestDatabase, createTestDatabase } from '@workback/testing/postgres/test-database';
import { pullConfig } from '@workback/testing/pull/pull-config';
import { findTestRedis } from '@workback/testing/redis/test-redis';
import { eventually } from '@workback/testing/time/eventually';
import { createWorkerContext } from '../create-worker.js';

const redis = await findTestRedis();
if ('missing' in redis) console.warn(`Skipped, forecasts by the queue on Redis: ${redis.missing}.`);

let database: TestDatabase;
let workers: INestApplicationContext[];

beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.close()));
  await database.drop();
});

async function startTwo(where?: { url: string; prefix: string }): Promise<void> {
  const config = pullConfig(database.url, 1, where);
  workers = await Promise.all([createWorkerContext(config), createWorkerContext(config)]);
}

const query = <Row>(sql: string): Promise<Row[]> => workers[0]!.get(Database).query<Row>(sql);

/** An initiative with one uncertain milestone and so many forecasts that were asked for one after the other. */
async function ask(count: number): Promise<void> {
  await query(`
    WITH w AS (INSERT INTO workspaces (slug, name) VALUES ('kettles', 'Kettles') RETURNING id),
         i AS (INSERT INTO initiatives (workspace_id, number, name) SELECT id, n, 'Kettle ' || n FROM w, generate_series(1, ${count}) n
               RETURNING workspace_id, id),
         p AS (INSERT INTO prfaqs (workspace_id, initiative_id, document) SELECT workspace_id, id, '{}' FROM i),
         m AS (INSERT INTO milestones (workspace_id, initiative_id, number, outcome, estimate_days, optimistic_days, pessimistic_days)
               SELECT workspace_id, id, 1, 'Build', 5, 3, 20 FROM i)
    INSERT INTO forecasts (workspace_id, initiative_id, method, state, runs, fingerprint, as_of)
    SELECT workspace_id, id, 'network', 'queued', 2000, '', current_date FROM i`);
}

const made = () =>
  query<{ done: number; fence: number; percentiles: unknown[] }>(
    `SELECT done, fence, result->'percentiles' AS percentiles FROM forecasts WHERE state = 'succeeded'`,
  );

async function allAreMadeOnce(count: number): Promise<void> {
  await eventually('every forecast is made', async () => (await made()).length === count);
  const rows = await made();
  expect(rows.every(({ done, fence, percentiles }) => done === 2000 && fence === 1 && percentiles.length === 3)).toBe(
    true,
  );
  expect(await query(`SELECT FROM events WHERE kind = 'forecast.finished'`)).toHaveLength(count);
}

describe('forecasts by two workers', () => {
  it('with the queue on PostgreSQL, are each made once', async () => {
    await startTwo();
    await ask(6);
    await allAreMadeOnce(6);
  });

  (('missing' in redis ? it.skip : it) as typeof it)('with the queue on Redis, are each made once', async () => {
    if ('missing' in redis) return;
    await startTwo({ url: redis.url.href, prefix: `forecast_test_${process.pid}` });
    await ask(6);
    await allAreMadeOnce(6);
  });
});
