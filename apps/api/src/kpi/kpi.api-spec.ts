import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import { sourceRoutes } from '@workback/contracts/source/source.routes';
import { addDays } from '@workback/domain/calendar/plain-date';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

const query = { read: { shape: 'number', valuePath: 'visits' } };
const today = new Date().toISOString().slice(0, 10);
const hourly = { kind: 'interval', everySeconds: 3600 } as const;

describe('KPIs', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let sourceId: string;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
    const source = await api.ok(sourceRoutes.create, {
      as: home.owner,
      params: { workspaceId: home.id },
      body: { name: 'Shop numbers', connector: 'http-json', config: { url: 'https://numbers.example/kpi' } },
    });
    sourceId = source.id;
  });
  afterAll(() => api.close());

  const here = () => ({ as: home.owner, params: { workspaceId: home.id } });
  const on = (kpi: Pick<Kpi, 'id'>) => ({ as: home.owner, params: { workspaceId: home.id, kpiId: kpi.id } });
  const define = (more: object = {}) =>
    api.ok(kpiRoutes.create, { ...here(), body: { name: 'Visits', unit: 'count', direction: 'up', ...more } });
  const dueMs = async (kpi: Kpi) => {
    const [row] = await api.database.query<{ due: Date }>(
      'SELECT next_due_at AS due FROM kpi_schedules WHERE kpi_id = $1',
      [kpi.id],
    );
    return row ? row.due.getTime() : null;
  };

  it('say what is missing before they count, and are never healthy by default', async () => {
    const kpi = await define();
    expect(kpi.missing).toHaveLength(3);
    expect(kpi.health).toMatchObject({ freshness: 'never-pulled', lastRunId: null, nextDueAt: null });
    const whole = await api.ok(kpiRoutes.update, {
      ...on(kpi),
      ifMatch: kpi.version,
      body: { ownerId: home.owner.userId, sourceId, query, target: 5 },
    });
    expect(whole.missing).toEqual([]);
    expect(whole.owner).toEqual({ id: home.owner.userId, name: home.owner.name });
    expect(whole.querySummary).toBe('the number at visits');
    expect(await api.ok(kpiRoutes.get, on(kpi))).toEqual(whole);
  });

  it('name every field that is wrong, and store nothing', async () => {
    const stranger = await api.world.person();
    const before = (await api.ok(kpiRoutes.list, here())).kpis.length;
    const refused = await api.call(kpiRoutes.create, {
      ...here(),
      body: {
        ...{ name: 'X', unit: 'currency', direction: 'up', ownerId: stranger.userId },
        ...{ initiativeId: crypto.randomUUID(), sourceId: crypto.randomUUID() },
        cadence: { kind: 'cron', expression: '61 * * * *', timeZone: '+02:00' },
      },
    });
    expect(refused.status).toBe(422);
    expect(refused.problem.errors?.map(({ field }) => field).sort()).toEqual(
      ['cadence.expression', 'cadence.timeZone', 'currency', 'initiativeId', 'ownerId', 'sourceId'].sort(),
    );
    const asked = { name: 'X', unit: 'count', direction: 'up', sourceId, query: { read: { shape: 'number' }, x: 1 } };
    const query422 = await api.call(kpiRoutes.create, { ...here(), body: asked as never });
    expect(query422.problem.errors?.map(({ field }) => field)).toContain('query.read.valuePath');
    expect((await api.ok(kpiRoutes.list, here())).kpis).toHaveLength(before);
  });

  it('are due at once when they can be pulled, and keep step with pauses, rhythms and questions', async () => {
    const kpi = await define({ sourceId, query, cadence: hourly });
    expect(Math.abs((await dueMs(kpi))! - Date.now())).toBeLessThan(5_000);
    await api.database.query(`UPDATE kpi_schedules SET next_due_at = now() + interval '1 hour' WHERE kpi_id = $1`, [
      kpi.id,
    ]);

    const change = async (body: object) => {
      const { version } = await api.ok(kpiRoutes.get, on(kpi));
      return api.ok(kpiRoutes.update, { ...on(kpi), ifMatch: version, body });
    };
    await change({ cadence: { kind: 'interval', everySeconds: 600 } });
    const next = (await dueMs(kpi))! - Date.now();
    expect(next).toBeGreaterThan(0);
    expect(next).toBeLessThanOrEqual(600_000);
    expect((await change({ paused: true })).health.nextDueAt).toBeNull();
    expect((await change({ name: 'Visits a day' })).paused).toBe(true);
    expect(await dueMs(kpi)).toBeNull();
    await change({ paused: false });
    expect(Math.abs((await dueMs(kpi))! - Date.now())).toBeLessThan(5_000);
    await api.database.query(`UPDATE kpi_schedules SET next_due_at = now() + interval '1 hour' WHERE kpi_id = $1`, [
      kpi.id,
    ]);
    await change({ query: { read: { shape: 'number', valuePath: 'orders' } } });
    expect(Math.abs((await dueMs(kpi))! - Date.now())).toBeLessThan(5_000);

    // A worker that asked the old question must not store its answer.
    const run = await api.ok(kpiRoutes.pull, on(kpi));
    await api.database.query(`UPDATE runs SET state = 'running', fence = 7 WHERE id = $1`, [run.id]);
    await change({ query });
    const [row] = await api.database.query('SELECT state, fence FROM runs WHERE id = $1', [run.id]);
    expect(row).toEqual({ state: 'queued', fence: 8 });
    await change({ sourceId: null });
    const [ended] = await api.database.query<{ state: string }>('SELECT state FROM runs WHERE id = $1', [run.id]);
    expect([ended!.state, await dueMs(kpi)]).toEqual(['skipped', null]);
  });

  it('are pulled now once, however often that is asked', async () => {
    const kpi = await define({ sourceId, query, cadence: hourly });
    const [first, second] = await Promise.all([api.ok(kpiRoutes.pull, on(kpi)), api.ok(kpiRoutes.pull, on(kpi))]);
    expect(second.id).toBe(first.id);
    expect(first).toMatchObject({ trigger: 'manual', state: 'queued', kpiId: kpi.id });
    await api.database.query(`UPDATE runs SET retry_at = now() + interval '1 hour' WHERE id = $1`, [first.id]);
    await api.ok(kpiRoutes.pull, on(kpi));
    const [row] = await api.database.query('SELECT retry_at FROM runs WHERE id = $1', [first.id]);
    expect(row).toEqual({ retry_at: null });
    const typed = await define();
    expect((await api.call(kpiRoutes.pull, on(typed))).problem.code).toBe('not-pulled');
  });

  it('tell a stale editor what is there now', async () => {
    const kpi = await define();
    await api.ok(kpiRoutes.update, { ...on(kpi), ifMatch: kpi.version, body: { name: 'Mine' } });
    const late = await api.call(kpiRoutes.update, { ...on(kpi), ifMatch: kpi.version, body: { name: 'Yours' } });
    expect(late.status).toBe(412);
    expect(late.problem.current).toMatchObject({ name: 'Mine' });
  });

  it('are listed with their last month in a constant number of statements', async () => {
    const other = await api.world.workspace();
    const at = { as: other.owner, params: { workspaceId: other.id } };
    const count = async () => {
      const [row] = await api.database.query<{ n: number }>('SELECT 0 AS n');
      const { pool } = api.database;
      const original = pool.query.bind(pool);
      let n = row!.n;
      pool.query = ((...args: Parameters<typeof original>) => {
        n += 1;
        return original(...args);
      }) as typeof pool.query;
      const { kpis } = await api.ok(kpiRoutes.list, at);
      pool.query = original;
      return { n, kpis };
    };
    for (const name of ['A', 'B', 'C', 'D']) {
      const kpi = await api.ok(kpiRoutes.create, { ...at, body: { name, unit: 'count', direction: 'up' } });
      await api.ok(kpiRoutes.write, {
        ...{ as: other.owner, params: { workspaceId: other.id, kpiId: kpi.id } },
        body: { points: [1, 2, 40].map((ago) => ({ date: addDays(today, -ago), value: ago })) },
      });
    }
    const { n, kpis } = await count();
    expect(n).toBeLessThanOrEqual(3);
    expect(kpis.map(({ name }) => name)).toEqual(['A', 'B', 'C', 'D']);
    expect(kpis[0]!.recent).toHaveLength(30);
    expect(kpis[0]!.recent.slice(-2)).toEqual([2, 1]);
    expect(kpis[0]!.recentStart).toBe(addDays(today, -30));
    expect(kpis[0]!.latest).toMatchObject({ date: addDays(today, -1), value: 1 });
  });

  it('preview their next five times', async () => {
    api.setNow(new Date('2026-03-28T23:00:00Z'));
    const cadence = { kind: 'cron', expression: '30 2 * * *', timeZone: 'Europe/Berlin' } as const;
    const { next } = await api.ok(kpiRoutes.previewCadence, { ...here(), body: { cadence } });
    api.setNow(null);
    // The night of the clock change has no 02:30.
    expect(next.slice(0, 2)).toEqual(['2026-03-29T01:30:00.000Z', '2026-03-30T00:30:00.000Z']);
    expect(next).toHaveLength(5);
    const bad = { kind: 'cron', expression: '* * * * * *', timeZone: 'UTC' } as const;
    const refused = await api.call(kpiRoutes.previewCadence, { ...here(), body: { cadence: bad } });
    expect(refused.problem.errors?.[0]?.field).toBe('cadence.expression');
  });

  it('go with their numbers when removed', async () => {
    const kpi = await define({ sourceId, query, cadence: hourly });
    await api.ok(kpiRoutes.write, { ...on(kpi), body: { points: [{ date: today, value: 1 }] } });
    expect((await api.call(kpiRoutes.remove, on(kpi))).status).toBe(204);
    expect((await api.call(kpiRoutes.get, on(kpi))).status).toBe(404);
    const [left] = await api.database.query('SELECT count(*) AS n FROM runs WHERE kpi_id = $1', [kpi.id]);
    expect(left).toEqual({ n: 0 });
  });
});
