import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventRoutes } from '@workback/contracts/event/event.routes';
import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import { runRoutes } from '@workback/contracts/run/run.routes';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestCaller, TestWorkspace } from '../testing/world.js';

describe('numbers of a KPI', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let bot: TestCaller;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
    bot = await home.token(home.owner);
    api.setNow(new Date('2026-03-10T12:00:00Z'));
  });
  afterAll(() => api.close());

  const define = async (more: object = {}) => {
    const at = { as: home.owner, params: { workspaceId: home.id } };
    const body = { name: 'Orders', unit: 'count', direction: 'up', ...more } as const;
    const { id } = await api.ok(kpiRoutes.create, { ...at, body });
    return { as: home.owner, params: { workspaceId: home.id, kpiId: id } };
  };
  const points = (rows: Record<string, number>) => ({
    points: Object.entries(rows).map(([date, value]) => ({ date, value })),
  });

  it('come back in columns, exact, with gaps as null and restated days named', async () => {
    const kpi = await define();
    expect(await api.ok(kpiRoutes.series, kpi)).toEqual({
      kpiId: kpi.params.kpiId,
      start: null,
      values: [],
      restatedDays: [],
    });
    const rows = { '2026-03-05': 1e-7, '2026-03-01': 0.1, '2026-03-02': -1e21, '2026-03-08': 0 };
    await api.ok(kpiRoutes.write, { ...kpi, body: points(rows) });
    await api.ok(kpiRoutes.write, { ...kpi, body: points({ '2026-03-08': 5 }) });
    const series = await api.ok(kpiRoutes.series, kpi);
    expect(series.start).toBe('2026-03-01');
    expect(series.values).toEqual([0.1, -1e21, null, null, 1e-7, null, null, 5]);
    expect(series.restatedDays).toEqual(['2026-03-08']);
    const part = await api.ok(kpiRoutes.series, { ...kpi, query: { from: '2026-03-02', to: '2026-03-05' } });
    expect(part).toMatchObject({ start: '2026-03-02', values: [-1e21, null, null, 1e-7], restatedDays: [] });
    const nobody = { ...kpi, params: { ...kpi.params, kpiId: crypto.randomUUID() } };
    expect((await api.call(kpiRoutes.series, nobody)).status).toBe(404);
  });

  it('say where each came from and what it replaced', async () => {
    const kpi = await define();
    const typed = await api.ok(kpiRoutes.write, { ...kpi, body: points({ '2026-03-01': 1, '2026-03-02': 2 }) });
    expect(typed).toMatchObject({ added: 2, restated: 0, unchanged: 0, replayed: false });
    const pushed = await api.ok(kpiRoutes.write, {
      ...kpi,
      as: bot,
      body: points({ '2026-03-01': 1, '2026-03-02': 3 }),
    });
    expect(pushed).toMatchObject({ added: 0, restated: 1, unchanged: 1 });
    const { observations } = await api.ok(kpiRoutes.observations, kpi);
    expect(observations.map(({ date, value, how, by, runId }) => ({ date, value, how, by, runId }))).toEqual([
      { date: '2026-03-02', value: 3, how: 'pushed', by: home.owner.name, runId: pushed.runId },
      { date: '2026-03-01', value: 1, how: 'typed', by: home.owner.name, runId: typed.runId },
    ]);
    expect(observations[0]!.earlier).toMatchObject([{ value: 2, runId: typed.runId }]);
    const page = await api.ok(kpiRoutes.observations, { ...kpi, query: { before: '2026-03-02', limit: 1 } });
    expect(page.observations.map(({ date }) => date)).toEqual(['2026-03-01']);

    const { runs } = await api.ok(runRoutes.list, {
      ...kpi,
      params: { workspaceId: home.id },
      query: { kpiId: kpi.params.kpiId },
    });
    expect(runs.map(({ trigger, state }) => `${trigger} ${state}`)).toEqual(['push succeeded', 'typed succeeded']);
    const { events } = await api.ok(eventRoutes.list, {
      as: home.owner,
      params: { workspaceId: home.id },
      query: { limit: 1 },
    });
    expect(events[0]).toMatchObject({ kind: 'kpi.pushed', summary: '2 numbers were pushed for Orders' });
  });

  it('are refused all together when a row cannot be stored, naming each row', async () => {
    const kpi = await define();
    const rows = [
      { date: '2026-03-01', value: 1 },
      { date: '2026-03-01', value: 2 },
      { date: '2026-03-20', value: 3 },
      { date: '1890-01-01', value: 4 },
    ];
    const refused = await api.call(kpiRoutes.write, { ...kpi, body: { points: rows } });
    expect(refused.status).toBe(422);
    expect(refused.problem.errors).toMatchObject([
      { field: 'points.1.date', message: 'The date 2026-03-01 is in row 0 already.' },
      { field: 'points.2.date', message: 'The date "2026-03-20" lies 10 days in the future.' },
      { field: 'points.3.date' },
    ]);
    for (const raw of [
      '{"points":[{"date":"2026-03-01","value":NaN}]}',
      '{"points":[{"date":"2026-03-01","value":1e999}]}',
    ]) {
      const answer = await api.app.inject({
        method: 'POST',
        url: `/api/workspaces/${home.id}/kpis/${kpi.params.kpiId}/observations`,
        headers: { ...home.owner.headers, 'content-type': 'application/json' },
        payload: raw,
      });
      expect([400, 422]).toContain(answer.statusCode);
    }
    expect((await api.ok(kpiRoutes.series, kpi)).values).toEqual([]);
    expect(
      (await api.ok(runRoutes.list, { ...kpi, params: { workspaceId: home.id }, query: { kpiId: kpi.params.kpiId } }))
        .runs,
    ).toEqual([]);
  });

  it('are stored once under one Idempotency-Key, also when both come at the same time', async () => {
    const kpi = await define();
    const sent = { ...kpi, as: bot, body: points({ '2026-03-01': 1 }), headers: { 'idempotency-key': 'night-1' } };
    const [first, second] = await Promise.all([api.ok(kpiRoutes.write, sent), api.ok(kpiRoutes.write, sent)]);
    expect(second.runId).toBe(first.runId);
    expect([first.replayed, second.replayed].sort()).toEqual([false, true]);
    expect({ ...first, replayed: true }).toEqual({ ...second, replayed: true });
    const other = await api.call(kpiRoutes.write, { ...sent, body: points({ '2026-03-01': 2 }) });
    expect([other.status, other.problem.code]).toEqual([409, 'idempotency-key-reused']);
    const bad = await api.call(kpiRoutes.write, { ...sent, headers: { 'idempotency-key': 'a b' } });
    expect(bad.problem.errors?.[0]?.field).toBe('Idempotency-Key');
    expect((await api.ok(kpiRoutes.series, kpi)).values).toEqual([1]);
  });

  it('keep every earlier value when two writers meet', async () => {
    const kpi = await define();
    const values = Array.from({ length: 12 }, (_, i) => i);
    await Promise.all(
      values.map((value) => api.ok(kpiRoutes.write, { ...kpi, body: points({ '2026-03-01': value }) })),
    );
    const { observations } = await api.ok(kpiRoutes.observations, kpi);
    const all = [observations[0]!.value, ...observations[0]!.earlier.map(({ value }) => value)];
    expect(all.sort((a, b) => a - b)).toEqual(values);
  });

  it('can be typed while a pull is under way, and do not mend a broken source', async () => {
    const kpi = await define();
    await api.database.query(
      `INSERT INTO runs (workspace_id, kpi_id, trigger, state, scheduled_for) VALUES ($1, $2, 'schedule', 'running', now())`,
      [home.id, kpi.params.kpiId],
    );
    await api.database.query(
      `UPDATE kpi_statuses SET consecutive_failures = 3, last_error = 'The source answered 401.' WHERE kpi_id = $1`,
      [kpi.params.kpiId],
    );
    await api.ok(kpiRoutes.write, { ...kpi, body: points({ '2026-03-01': 1 }) });
    const { health, latest } = await api.ok(kpiRoutes.get, kpi);
    expect(latest?.value).toBe(1);
    expect(health).toMatchObject({
      freshness: 'failing',
      consecutiveFailures: 3,
      lastError: 'The source answered 401.',
    });
  });

  it('take no numbers from those who may only read', async () => {
    const kpi = await define();
    const viewer = await home.member('viewer');
    expect((await api.call(kpiRoutes.write, { ...kpi, as: viewer, body: points({ '2026-03-01': 1 }) })).status).toBe(
      403,
    );
  });
});
