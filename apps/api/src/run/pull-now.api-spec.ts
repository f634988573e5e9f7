import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { criterionRoutes } from '@workback/contracts/criterion/criterion.routes';
import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import { runRoutes } from '@workback/contracts/run/run.routes';
import { sourceRoutes } from '@workback/contracts/source/source.routes';
import { startMisbehavingSource } from '../testing/misbehaving-source.js';
import { startPuller } from '../testing/pulling.js';
import { startTestApi, testConfig, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

describe('pulls and their history', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let web: Awaited<ReturnType<typeof startMisbehavingSource>>;
  let puller: Awaited<ReturnType<typeof startPuller>>;
  beforeAll(async () => {
    web = await startMisbehavingSource();
    const outboundAllow = [web.hostPort];
    api = await startTestApi({ outboundAllow });
    home = await api.world.workspace();
    puller = await startPuller({ ...testConfig(api.databaseUrl), outboundAllow });
  });
  afterAll(async () => {
    await puller.close();
    await api.close();
    await web.close();
  });

  const here = () => ({ as: home.owner, params: { workspaceId: home.id } });
  const define = async (path: string, more: object = {}) => {
    const source = await api.ok(sourceRoutes.create, {
      ...here(),
      body: { name: path, connector: 'http-json', config: { url: `http://${web.hostPort}${path}` } },
    });
    const query = { read: { shape: 'number', valuePath: 'n' } };
    const body = { name: path, unit: 'count', direction: 'up', sourceId: source.id, query, ...more } as never;
    const kpi = await api.ok(kpiRoutes.create, { ...here(), body });
    return { source, kpi, at: { as: home.owner, params: { workspaceId: home.id, kpiId: kpi.id } } };
  };
  const history = (query: object = {}) => api.ok(runRoutes.list, { ...here(), query });

  it('go from the button to the number, its provenance and the verdict', async () => {
    const { kpi, at } = await define('/good');
    const [row] = await api.database.query<{ id: string }>(
      `INSERT INTO initiatives (workspace_id, number, name) VALUES ($1, 1, 'One') RETURNING id`,
      [home.id],
    );
    const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
    const criterion = await api.ok(criterionRoutes.create, {
      ...here(),
      body: {
        ...{ initiativeId: row!.id, kpiId: kpi.id, comparator: 'at-least', value: 40 },
        ...{ window: { count: 1, grain: 'day' }, due: { kind: 'date', date: day(30) } },
      },
    });
    expect(criterion.evaluation?.state).toBe('too-early');
    const run = await api.ok(kpiRoutes.pull, at);
    expect(await puller.pull([run.id])).toBe(1);
    expect((await api.ok(kpiRoutes.get, at)).health.freshness).toBe('fresh');
    const { observations } = await api.ok(kpiRoutes.observations, at);
    expect(observations).toMatchObject([{ date: day(0), value: 42, how: 'pulled', by: '/good', runId: run.id }]);
    const [seen] = (await history({ kpiId: kpi.id })).runs;
    expect(seen).toMatchObject({ id: run.id, kpiName: '/good', state: 'succeeded', added: 1, sample: '{"n": 42}' });
    expect(seen!.request).toBe(`GET http://${web.hostPort}/good`);
    expect((await api.ok(kpiRoutes.pull, at)).id).toBeGreaterThan(run.id);
  });

  it('answer nothing to a worker whose source was changed meanwhile', async () => {
    const { source, at } = await define('/good');
    const run = await api.ok(kpiRoutes.pull, at);
    await api.database.query(
      `UPDATE runs SET state = 'running', fence = 1, lease_until = now() + interval '1 minute' WHERE id = $1`,
      [run.id],
    );
    const moved = { config: { url: `http://${web.hostPort}/broken` } };
    const one = { as: home.owner, params: { workspaceId: home.id, sourceId: source.id } };
    await api.ok(sourceRoutes.update, { ...one, ifMatch: source.version, body: moved });
    await puller.pull([run.id]);
    const { health } = await api.ok(kpiRoutes.get, at);
    expect(health).toMatchObject({ freshness: 'failing', lastRunId: run.id });
    expect(health.lastError).toContain('JSON');
  });

  it('are shown in detail, with what was asked, how the answer begins and who asked', async () => {
    const { kpi, at } = await define('/broken');
    const { id } = await api.ok(kpiRoutes.pull, at);
    await puller.pull([id]);
    const one = (workspaceId: string) => ({ params: { workspaceId, runId: String(id) } });
    const run = await api.ok(runRoutes.get, { as: home.owner, ...one(home.id) });
    expect(run).toMatchObject({ id, kpiName: kpi.name, state: 'failed', sample: '{"n": 42', refused: 0 });
    expect(run.request).toBe(`GET http://${web.hostPort}/broken`);
    expect(run.tries).toMatchObject([{ attempt: 1, code: run.errorCode, message: run.message }]);
    expect(run.actor?.id).toBeDefined();
    const stranger = await api.world.workspace();
    const theirs = await api.call(runRoutes.get, { as: stranger.owner, ...one(stranger.id) });
    expect(theirs.status).toBe(404);
  });

  it('are listed in pages, newest first, by KPI and by state', async () => {
    const { kpi, at } = await define('/broken');
    for (let i = 0; i < 3; i++) await puller.pull([(await api.ok(kpiRoutes.pull, at)).id]);
    const first = await history({ kpiId: kpi.id, limit: 2 });
    const second = await history({ kpiId: kpi.id, limit: 2, before: first.nextBefore! });
    const ids = [...first.runs, ...second.runs].map(({ id }) => id);
    expect(ids).toHaveLength(3);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
    expect(second.nextBefore).toBeNull();
    expect((await history({ kpiId: kpi.id, state: 'succeeded' })).runs).toEqual([]);
    expect((await api.ok(kpiRoutes.get, at)).health.consecutiveFailures).toBe(3);
    const stranger = await api.world.workspace();
    const theirs = await api.ok(runRoutes.list, { as: stranger.owner, params: { workspaceId: stranger.id } });
    expect(theirs.runs).toEqual([]);
  });
});
