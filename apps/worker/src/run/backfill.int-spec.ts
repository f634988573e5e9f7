import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { BackfillService } from '@workback/server/features/backfill/backfill.service';
import { PlannerService } from '@workback/server/features/run/planner.service';
import { PullModule } from '@workback/server/features/run/pull.module';
import { PullService } from '@workback/server/features/run/pull.service';
import type { Config } from '@workback/server/platform/config/config';
import { ConfigModule } from '@workback/server/platform/config/config.module';
import { DatabaseModule } from '@workback/server/platform/database/database.module';
import { type TestDatabase, createTestDatabase } from '@workback/testing/postgres/test-database';
import { type GatedSource, say, startGatedSource } from '@workback/testing/pull/gated-source';
import { pullConfig } from '@workback/testing/pull/pull-config';
import { createPullWorld, type PullWorld } from '@workback/testing/pull/pull-world';

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
let personId: string;

const query = {
  path: '/days?from={{from}}&to={{to}}',
  read: { shape: 'rows', rowsPath: 'days', datePath: 'day', valuePath: 'v' },
};
const dayMs = 86_400_000;

/** Every day that was asked for, with the number of the day since 2024. */
const answerDays = (wrong = 0): void =>
  source.answer((path, response) => {
    const asked = new URL(path, 'http://x').searchParams;
    const days: { day: string; v: number }[] = [];
    for (let at = Date.parse(asked.get('from')!); at <= Date.parse(asked.get('to')!); at += dayMs)
      days.push({ day: new Date(at).toISOString().slice(0, 10), v: (at - Date.UTC(2024, 0, 1)) / dayMs + wrong });
    say(response, 200, { days });
  });

beforeEach(async () => {
  [database, source] = await Promise.all([createTestDatabase(), startGatedSource()]);
  world = await createPullWorld(database.url, source.port, { kpis: 1, query });
  await world.rows(`UPDATE kpis SET query = $1`, [JSON.stringify(query)]);
  const [person] = await world.rows<{ id: string }>(`INSERT INTO users (name) VALUES ('Ann Invented') RETURNING id`);
  personId = person!.id;
  const parts = Parts.with(pullConfig(database.url, source.port));
  app = await NestFactory.createApplicationContext(parts, { logger: false, abortOnError: false });
  answerDays();
});
afterEach(async () => {
  await source.close();
  await app.close();
  await world.close();
  await database.drop();
});

const backfills = () => app.get(BackfillService, { strict: false });
const start = (from = '2024-01-01', to = '2024-12-31', chunkDays = 100) =>
  backfills().start(world.workspaceId, world.kpiIds[0]!, { from, to, chunkDays }, personId);
const now = async () => (await backfills().list(world.workspaceId, world.kpiIds[0]!)).backfills[0]!;
const step = (backfillId: string, what: 'pause' | 'resume' | 'cancel') =>
  backfills().step({ workspaceId: world.workspaceId, kpiId: world.kpiIds[0]!, backfillId }, what, personId);
const round = () => app.get(PlannerService).round();
const pull = (ids: readonly number[]) => app.get(PullService).pull(ids, new AbortController().signal);
const turn = async (): Promise<number> => {
  await round();
  return pull(await world.runIds('queued'));
};
const stored = async () =>
  (
    await world.rows<{ n: number; sum: number }>(
      'SELECT count(*)::int AS n, coalesce(sum(value), 0)::float8 AS sum FROM observations',
    )
  )[0]!;
const all = { n: 366, sum: (365 * 366) / 2 };

describe('a backfill', () => {
  it('asks piece by piece, and stores every day once', async () => {
    await start();
    for (let piece = 1; piece <= 4; piece++) {
      expect(await turn()).toBe(1);
      await round();
      expect((await now()).daysDone).toBe(Math.min(366, piece * 100));
    }
    expect(await now()).toMatchObject({ state: 'done', added: 366, restated: 0, daysDone: 366, daysTotal: 366 });
    expect(await stored()).toEqual(all);
    expect(source.asked.size).toBe(4);
    expect(await turn()).toBe(0);
    expect(await world.rows(`SELECT kind FROM events WHERE kind LIKE 'kpi.backfill%' ORDER BY id`)).toEqual(
      ['kpi.backfill-changed', 'kpi.backfilled'].map((kind) => ({ kind })),
    );
    const fresh = await world.rows('SELECT last_success_at, latest_day FROM kpi_statuses');
    expect(fresh).toMatchObject([{ last_success_at: null }]);
  });

  it('is paused after the piece under way, resumed where it was, and cancelled in the middle of one', async () => {
    const { id } = await start();
    await turn();
    await step(id, 'pause');
    await round();
    expect(await turn()).toBe(0);
    expect(await now()).toMatchObject({ state: 'paused', daysDone: 100 });
    await step(id, 'resume');
    await turn();
    await round();
    expect((await now()).daysDone).toBe(200);
    source.hold();
    await round();
    const running = pull(await world.runIds('queued'));
    await source.held(1);
    await step(id, 'cancel');
    source.open();
    await running;
    await round();
    expect(await now()).toMatchObject({ state: 'cancelled', daysDone: 200, added: 200 });
    expect((await stored()).n).toBe(200);
    await expect(step(id, 'resume')).rejects.toThrow(/cancelled/);
    await expect(start()).resolves.toMatchObject({ state: 'running' });
  });

  it('goes on after a worker was lost in the middle of a piece, without a day twice', async () => {
    await start();
    await turn();
    await round();
    await world.rows(
      `UPDATE runs SET state = 'running', fence = 1, attempt = 1, started_at = now(), lease_until = now() + interval '1 minute'
        WHERE state = 'queued'`,
    );
    await world.age(61);
    await round();
    const lost = await world.runIds('running');
    expect(await pull(lost)).toBe(1);
    for (let piece = 0; piece < 2; piece++) await turn();
    await round();
    expect(await now()).toMatchObject({ state: 'done', added: 366 });
    expect(await stored()).toEqual(all);
  });

  it('stops with the reason when a piece fails, leaves the health of the KPI alone, and tries that piece again', async () => {
    const { id } = await start();
    await turn();
    source.answer((_path, response) => say(response, 404, {}));
    await turn();
    await round();
    expect(await now()).toMatchObject({ state: 'failed', daysDone: 100, message: expect.stringContaining('404') });
    expect(await world.rows('SELECT consecutive_failures FROM kpi_statuses')).toEqual([{ consecutive_failures: 0 }]);
    await expect(start()).rejects.toThrow(/not over yet/);
    answerDays();
    await step(id, 'resume');
    for (let piece = 0; piece < 3; piece++) await turn();
    await round();
    expect(await now()).toMatchObject({ state: 'done', added: 366, message: '' });
    expect(await stored()).toEqual(all);
  });

  it('restates what changed and keeps the earlier numbers', async () => {
    await start('2024-01-01', '2024-01-10');
    await turn();
    await round();
    answerDays(0.5);
    await start('2024-01-06', '2024-01-15');
    await turn();
    await round();
    expect(await now()).toMatchObject({ state: 'done', added: 5, restated: 5 });
    expect(await world.rows('SELECT FROM observation_restatements')).toHaveLength(5);
  });

  it('refuses a source that only knows one number for today', async () => {
    await world.rows(`UPDATE kpis SET query = '{"path":"/now","read":{"shape":"number","valuePath":"value"}}'`);
    source.answer((_path, response) => say(response, 200, { value: 1 }));
    await start();
    await turn();
    await round();
    expect(await now()).toMatchObject({ state: 'failed', message: expect.stringContaining('dated rows') });
    expect((await stored()).n).toBe(0);
  });
});
