import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { PlannerService } from '@workback/server/features/run/planner.service';
import { PullModule } from '@workback/server/features/run/pull.module';
import { PullService } from '@workback/server/features/run/pull.service';
import type { Config } from '@workback/server/platform/config/config';
import { ConfigModule } from '@workback/server/platform/config/config.module';
import { DatabaseModule } from '@workback/server/platform/database/database.module';
import { type TestDatabase, createTestDatabase } from '@workback/testing/postgres/test-database';
import { type GatedSource, say, sayNumber, startGatedSource } from '@workback/testing/pull/gated-source';
import { pullConfig } from '@workback/testing/pull/pull-config';
import { createPullWorld, type PullWorld, type PullWorldOptions } from '@workback/testing/pull/pull-world';

/** Planning and pulling without the clockwork: the test is the queue. */
class Parts {
  static with = (config: Config) => ({
    module: Parts,
    imports: [
      ConfigModule.with(config),
      DatabaseModule.with(config, { poolSize: 4, statementTimeoutMs: 10_000 }),
      PullModule.with(config),
    ],
  });
}

let database: TestDatabase;
let source: GatedSource;
let app: INestApplicationContext;
let world: PullWorld;

beforeEach(async () => {
  [database, source] = await Promise.all([createTestDatabase(), startGatedSource()]);
});
afterEach(async () => {
  await source.close();
  await app.close();
  await world.close();
  await database.drop();
});

async function begin(options: PullWorldOptions): Promise<void> {
  world = await createPullWorld(database.url, source.port, options);
  const parts = Parts.with(pullConfig(database.url, source.port));
  app = await NestFactory.createApplicationContext(parts, { logger: false, abortOnError: false });
}
const round = () => app.get(PlannerService).round();
const pull = (ids: readonly number[], signal = new AbortController().signal) => app.get(PullService).pull(ids, signal);
const due = async (secondsAgo = 0): Promise<number[]> => {
  await world.makeDue(secondsAgo);
  await round();
  return world.runIds('queued');
};
const counts = async (): Promise<Record<string, number>> => {
  const rows = await world.rows<{ state: string; n: number }>(
    `SELECT state, count(*)::int AS n FROM runs GROUP BY state`,
  );
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
};
const values = async (): Promise<number[]> =>
  (await world.rows<{ value: number }>('SELECT value FROM observations ORDER BY series, day')).map(
    ({ value }) => value,
  );

describe('leases', () => {
  it('ignore the late result of a worker that lost its lease', async () => {
    await begin({ kpis: 1 });
    const ids = await due();
    source.answer((_path, response) => sayNumber(response, 111));
    source.hold();
    const frozen = pull(ids);
    await source.held(1);
    await world.age(61);
    source.answer((_path, response) => sayNumber(response, 222));
    const second = pull(ids);
    await source.held(2);
    // Both answers leave together; whichever is stored first, only the second worker's may count.
    source.open();
    await Promise.all([frozen, second]);
    expect(await values()).toEqual([222]);
    expect(await world.rows('SELECT state, fence, attempt, added, restated FROM runs')).toEqual([
      { state: 'succeeded', fence: 2, attempt: 2, added: 1, restated: 0 },
    ]);
    expect(await world.rows('SELECT FROM observation_restatements')).toHaveLength(0);
    const [{ tries } = { tries: [] }] = await world.rows<{ tries: object[] }>('SELECT tries FROM runs');
    expect(tries).toMatchObject([{ attempt: 1, code: 'worker-lost' }]);
  });

  it('let a job that is delivered twice, also at once, end in one result', async () => {
    await begin({ kpis: 20 });
    const ids = await due();
    const ended = await Promise.all([pull(ids), pull([...ids].reverse()), pull(ids)]);
    expect(ended.reduce((sum, n) => sum + n, 0)).toBe(20);
    expect(await pull(ids)).toBe(0);
    expect([...source.asked.values()]).toEqual(new Array(20).fill(1));
    expect(await counts()).toEqual({ succeeded: 20 });
  });

  it('are given back at shutdown, after what had arrived was stored', async () => {
    await begin({ kpis: 3 });
    const ids = await due();
    const stop = new AbortController();
    source.answer((path, response) => (path === '/kpi/1' ? sayNumber(response, 1) : undefined));
    const pulling = pull(ids, stop.signal);
    while (source.asked.size < 3) await new Promise((done) => setTimeout(done, 10));
    await new Promise((done) => setTimeout(done, 50));
    stop.abort();
    expect(await pulling).toBe(1);
    expect(await counts()).toEqual({ succeeded: 1, queued: 2 });
    source.answer((_path, response) => sayNumber(response, 2));
    expect(await round()).toMatchObject({ delivered: 2 });
    expect(await pull(await world.runIds('queued'))).toBe(2);
    expect(await world.rows('SELECT DISTINCT attempt FROM runs')).toEqual([{ attempt: 1 }]);
  });

  it('of workers that stop again and again are given up, with the reason', async () => {
    await begin({ kpis: 1 });
    await due();
    await world.rows(`UPDATE runs SET state = 'running', attempt = 8, lease_until = now() - interval '1 second'`);
    expect(await round()).toMatchObject({ givenUp: 1, delivered: 0 });
    expect(await world.rows('SELECT state, error_code, message FROM runs')).toEqual([
      {
        state: 'failed',
        error_code: 'worker-lost',
        message: 'The workers that took this run stopped before it ended, 8 times.',
      },
    ]);
  });
});

describe('a job', () => {
  it('keeps what 49 sources brought when the fiftieth fails', async () => {
    await begin({ kpis: 50 });
    const ids = await due();
    source.answer((path, response) =>
      path === '/kpi/7' ? say(response, 404, { error: 'gone' }) : sayNumber(response, 5),
    );
    await pull(ids);
    expect(await counts()).toEqual({ succeeded: 49, failed: 1 });
    expect(await values()).toEqual(new Array(49).fill(5));
    const [failed] = await world.rows<{ message: string }>(`SELECT message FROM runs WHERE state = 'failed'`);
    expect(failed?.message).toContain('404');
  });

  it('keeps the other results when one cannot be stored at all', async () => {
    await begin({ kpis: 10 });
    const ids = await due();
    await world.rows(`ALTER TABLE observations ADD CHECK (value <> 13)`);
    source.answer((path, response) => sayNumber(response, path === '/kpi/3' ? 13 : 5));
    await pull(ids);
    expect(await counts()).toEqual({ succeeded: 9, failed: 1 });
    expect(await world.rows(`SELECT error_code FROM runs WHERE state = 'failed'`)).toEqual([
      { error_code: 'not-stored' },
    ]);
  });

  it('stores numbers that came with text PostgreSQL does not take', async () => {
    await begin({ kpis: 2 });
    const ids = await due();
    source.answer((path, response) =>
      path === '/kpi/1' ? say(response, 200, { note: 'a\u0000b\ud83d', value: 5 }) : response.end('{"note":"a\u0000b"'),
    );
    await pull(ids);
    expect(await counts()).toEqual({ succeeded: 1, failed: 1 });
  });

  it('outlives a database that ends every connection in the middle', async () => {
    await begin({ kpis: 30 });
    const ids = await due();
    source.hold();
    const pulling = pull(ids);
    await source.held(25);
    await world.rows(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    source.open();
    expect(await pulling).toBe(30);
    expect(await counts()).toEqual({ succeeded: 30 });
  });
});

describe('failures', () => {
  it('that may pass are tried three times, then say what came back', async () => {
    await begin({ kpis: 1 });
    source.answer((_path, response) => say(response, 503, {}));
    const [id] = await due();
    for (const attempt of [1, 2]) {
      await pull([id!]);
      expect(await world.rows('SELECT state, attempt FROM runs')).toEqual([{ state: 'queued', attempt }]);
      expect(await round()).toMatchObject({ delivered: 0 });
      await world.age(31);
      expect(await round()).toMatchObject({ delivered: 1 });
    }
    await pull([id!]);
    const [run] = await world.rows<{ state: string; message: string }>('SELECT state, message FROM runs');
    expect(run).toMatchObject({ state: 'failed', message: expect.stringContaining('503') });
    const [{ tries } = { tries: [] }] = await world.rows<{ tries: Record<string, unknown>[] }>(
      'SELECT tries FROM runs',
    );
    expect(tries.map(({ attempt, code }) => [attempt, code])).toEqual([1, 2, 3].map((n) => [n, 'server-error']));
    expect(tries[0]).toMatchObject({ request: `GET http://127.0.0.1:${source.port}/kpi/1`, sample: '{}' });
    expect(await world.rows('SELECT consecutive_failures FROM kpi_statuses')).toEqual([{ consecutive_failures: 1 }]);
  });

  it('do not count deliveries that no worker took', async () => {
    await begin({ kpis: 1 });
    await due();
    for (let i = 0; i < 12; i++) {
      await world.age(31);
      expect(await round()).toMatchObject({ delivered: 1, givenUp: 0 });
    }
    expect(await round()).toMatchObject({ delivered: 0 });
    expect(await pull(await world.runIds('queued'))).toBe(1);
    expect(await counts()).toEqual({ succeeded: 1 });
  });

  it('of a silent worker bring one new delivery, not one a second', async () => {
    await begin({ kpis: 1 });
    const ids = await due();
    await world.rows(
      `UPDATE runs SET state = 'running', fence = 1, attempt = 1, lease_until = now() + interval '1 minute'`,
    );
    expect(await round()).toMatchObject({ delivered: 0 });
    await world.age(61);
    expect(await round()).toMatchObject({ delivered: 1 });
    expect(await round()).toMatchObject({ delivered: 0 });
    expect(await pull(ids)).toBe(1);
  });
});

describe('a source that fails as a whole', () => {
  const rest = () =>
    world.rows<{ failures: number; resting: boolean }>(
      'SELECT failures, opened_at IS NOT NULL AS resting FROM source_breakers',
    );
  const restIsOver = () => world.rows(`UPDATE source_breakers SET not_before = now() - interval '1 second'`);

  it('rests after five failures, is asked by one pull, rests longer, and lets all through once it answers', async () => {
    await begin({ kpis: 8 });
    source.answer((_path, response) => say(response, 503, {}));
    await pull(await due());
    expect(await rest()).toEqual([{ failures: 8, resting: true }]);
    expect(await world.rows(`SELECT kind FROM events WHERE kind LIKE 'source.%'`)).toEqual([{ kind: 'source.rests' }]);
    expect(await world.rows('SELECT FROM kpi_statuses WHERE consecutive_failures > 0')).toHaveLength(8);
    await world.age(31);
    expect(await round()).toMatchObject({ delivered: 0 });
    await restIsOver();
    expect(await round()).toMatchObject({ delivered: 1 });
    expect(await round()).toMatchObject({ delivered: 0 });
    const probe = async (): Promise<number[]> => [
      (await world.rows<{ id: string }>('SELECT probe_run_id AS id FROM source_breakers')).map(({ id }) =>
        Number(id),
      )[0]!,
    ];
    await pull(await probe());
    expect(await world.rows('SELECT rest_seconds FROM source_breakers')).toEqual([{ rest_seconds: 60 }]);
    source.answer((_path, response) => sayNumber(response, 4));
    await world.age(31);
    await restIsOver();
    expect(await round()).toMatchObject({ delivered: 1 });
    await pull(await probe());
    expect(await rest()).toEqual([]);
    await world.age(31);
    expect(await round()).toMatchObject({ delivered: 7 });
    await pull(await world.runIds('queued'));
    // On a slow machine the next time may have come by now: it is skipped or queued, and never failed.
    const { succeeded, failed } = await counts();
    expect({ succeeded, failed }).toEqual({ succeeded: 8, failed: undefined });
    expect(await world.rows('SELECT FROM kpi_statuses WHERE consecutive_failures > 0')).toHaveLength(0);
  });

  it('is left alone as long as it asks', async () => {
    await begin({ kpis: 2 });
    source.answer((_path, response) => response.writeHead(429, { 'retry-after': '600' }).end());
    const ids = await due();
    await pull(ids.slice(0, 1));
    expect(await rest()).toEqual([{ failures: 1, resting: false }]);
    await world.age(31);
    expect(await round()).toMatchObject({ delivered: 0 });
    await restIsOver();
    expect(await round()).toMatchObject({ delivered: 1 });
  });

  it('is not one that answers some of its KPIs, or answers all of them wrongly', async () => {
    await begin({ kpis: 12 });
    source.answer((path, response) => (path === '/kpi/7' ? sayNumber(response, 1) : say(response, 503, {})));
    await pull(await due());
    expect(await rest()).toEqual([{ failures: 0, resting: false }]);
    source.answer((_path, response) => say(response, 404, {}));
    await world.age(31);
    await round();
    await pull(await world.runIds('queued'));
    expect(await rest()).toEqual([{ failures: 0, resting: false }]);
  });
});

describe('ticks', () => {
  const policy = (catchUp: string) =>
    world.rows(`UPDATE kpis SET cadence = cadence || jsonb_build_object('catchUp', $1::text)`, [catchUp]);

  it('that were missed are left out where only coming ones count', async () => {
    await begin({ kpis: 1 });
    await policy('none');
    await due(1_000);
    const states = await world.rows<{ state: string }>('SELECT state FROM runs ORDER BY scheduled_for');
    expect(states.slice(0, -1).every(({ state }) => state === 'skipped')).toBe(true);
    expect(states.length).toBeGreaterThanOrEqual(9);
  });

  it('that were missed are pulled one after the other, oldest first, where every one counts', async () => {
    await begin({ kpis: 1 });
    await policy('all');
    let ids = await due(350);
    for (let tick = 0; tick < 3; tick++) {
      expect(ids).toHaveLength(1);
      expect(await round()).toMatchObject({ due: 0 });
      await pull(ids);
      await round();
      ids = await world.runIds('queued');
    }
    const runs = await world.rows<{ at: Date }>(
      `SELECT scheduled_for AS at FROM runs WHERE trigger = 'schedule' ORDER BY id`,
    );
    const times = runs.map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.length).toBeGreaterThanOrEqual(3);
    expect(await world.rows(`SELECT FROM runs WHERE state = 'skipped'`)).toHaveLength(0);
  });

  it('that passed while nothing ran are recorded as skipped, each with its reason, and the newest is pulled', async () => {
    await begin({ kpis: 1 });
    await due(1_000);
    const skipped = await world.rows<{ ticks: number }>(
      `SELECT skipped_ticks AS ticks, message FROM runs WHERE state = 'skipped' ORDER BY scheduled_for`,
    );
    expect(skipped.length).toBeGreaterThanOrEqual(8);
    expect(new Set(skipped.map((row) => JSON.stringify(row)))).toEqual(
      new Set([JSON.stringify({ ticks: 1, message: 'No worker was running at this time.' })]),
    );
    expect(await world.runIds('queued')).toHaveLength(1);
  });

  it('of a long silence are counted in one row beyond the last hundred', async () => {
    await begin({ kpis: 1 });
    await due(100 * 1_000);
    const rows = await world.rows<{ ticks: number; message: string }>(
      `SELECT skipped_ticks AS ticks, message FROM runs WHERE state = 'skipped' ORDER BY scheduled_for`,
    );
    expect(rows).toHaveLength(101);
    const total = rows.reduce((sum, row) => sum + row.ticks, 0);
    expect(total).toBeGreaterThanOrEqual(998);
    expect(rows[0]!.message).toBe(`No worker was running; ${rows[0]!.ticks} due times passed.`);
  });

  it('that come while a pull is under way are skipped, and say so', async () => {
    await begin({ kpis: 1 });
    await due();
    await due();
    expect(await world.rows(`SELECT message FROM runs WHERE state = 'skipped'`)).toEqual([
      { message: 'The pull before this one had not ended yet.' },
    ]);
  });

  it('do not come to a KPI without a schedule, as a paused one', async () => {
    await begin({ kpis: 2 });
    await world.rows('DELETE FROM kpi_schedules WHERE kpi_id = $1', [world.kpiIds[0]]);
    await due();
    expect(await world.rows('SELECT kpi_id FROM runs')).toEqual([{ kpi_id: world.kpiIds[1] }]);
  });
});

describe('numbers', () => {
  const rule = {
    comparator: 'at-least',
    value: 10,
    against: 'value',
    window: { count: 1, grain: 'day' },
    aggregation: null,
    due: { kind: 'date', date: '2026-01-10' },
    minimumCoverage: 1,
    consecutivePeriods: 1,
    noDataPolicy: 'no-data',
    tolerance: 0.1,
    trajectory: false,
  };
  const query = { read: { shape: 'rows', rowsPath: 'days', datePath: 'day', valuePath: 'v' } };
  const pullDays = async (v: number): Promise<void> => {
    source.answer((_path, response) =>
      say(response, 200, {
        days: [
          { day: '2026-01-08', v: 12 },
          { day: '2026-01-09', v },
        ],
      }),
    );
    await pull(await due());
  };

  it('that change later keep their earlier value, and a final verdict stands', async () => {
    await begin({ kpis: 1, query, rule });
    await pullDays(12);
    await pullDays(12);
    const verdicts = () => world.rows(`SELECT state, value FROM evaluations ORDER BY id`);
    expect(await verdicts()).toEqual([{ state: 'met', value: 12 }]);
    await pullDays(3);
    expect(await values()).toEqual([12, 3]);
    expect(
      await world.rows('SELECT value, run_id < replaced_by_run_id AS earlier FROM observation_restatements'),
    ).toEqual([{ value: 12, earlier: true }]);
    expect(await world.rows('SELECT added, restated, unchanged FROM runs ORDER BY id')).toEqual([
      { added: 2, restated: 0, unchanged: 0 },
      { added: 0, restated: 0, unchanged: 2 },
      { added: 0, restated: 1, unchanged: 1 },
    ]);
    expect(await verdicts()).toEqual([{ state: 'met', value: 12 }]);
  });
});
