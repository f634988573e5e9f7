import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import { otlpRoutes } from '@workback/contracts/otlp/otlp.routes';
import { sourceRoutes } from '@workback/contracts/source/source.routes';
import { startPuller } from '../testing/pulling.js';
import { startTestApi, testConfig, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

describe('metrics by OTLP', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let sourceId: string;
  let puller: Awaited<ReturnType<typeof startPuller>>;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
    puller = await startPuller(testConfig(api.databaseUrl));
    sourceId = (await api.ok(sourceRoutes.create, { ...here(), body: { name: 'Sorter', connector: 'otlp' } })).id;
  });
  afterAll(async () => {
    await puller.close();
    await api.close();
  });

  const here = () => ({ as: home.owner, params: { workspaceId: home.id } });
  const day = (ago: number): string => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  const define = async (metric: string, take: string, attributes: Record<string, string> = {}) => {
    const query = { metric, take, attributes };
    const body = { name: `${take} of ${metric}`, unit: 'count', direction: 'up', sourceId, query } as never;
    const kpi = await api.ok(kpiRoutes.create, { ...here(), body });
    return { as: home.owner, params: { workspaceId: home.id, kpiId: kpi.id } };
  };
  /** Points of [days ago, hour, value, hall]. */
  const send = (metric: string, kind: object, points: [number, number, number, string?][], inside = 'sum') => {
    const dataPoints = points.map(([ago, hour, value, hall = 'a']) => ({
      asDouble: value,
      timeUnixNano: `${Date.parse(`${day(ago)}T${String(hour).padStart(2, '0')}:00:00Z`)}000000`,
      attributes: [{ key: 'hall', value: { stringValue: hall } }],
    }));
    const metrics = [{ name: metric, [inside]: { ...kind, dataPoints } }];
    const body = { resourceMetrics: [{ scopeMetrics: [{ metrics }] }] } as never;
    return api.call(otlpRoutes.receive, { as: home.owner, params: { workspaceId: home.id, sourceId }, body });
  };
  const pulled = async (at: Awaited<ReturnType<typeof define>>): Promise<[string, number][]> => {
    await puller.pull([(await api.ok(kpiRoutes.pull, at)).id]);
    const { observations } = await api.ok(kpiRoutes.observations, at);
    return observations.map(({ date, value }): [string, number] => [date, value]).reverse();
  };
  const [delta, total] = [
    { aggregationTemporality: 1, isMonotonic: true },
    { aggregationTemporality: 2, isMonotonic: true },
  ];

  it('add up what came each day, once, however often a message comes', async () => {
    const at = await define('parcels', 'sum');
    const points: [number, number, number][] = [
      ...([
        [2, 1, 5],
        [2, 23, 7],
      ] as [number, number, number][]),
      [1, 12, 4],
    ];
    for (let times = 0; times < 2; times++) expect((await send('parcels', delta, points)).body).toEqual({});
    expect(await pulled(at)).toEqual([
      [day(2), 12],
      [day(1), 4],
    ]);
    await send('parcels', delta, [[1, 13, 6]]);
    expect(await pulled(at)).toEqual([
      [day(2), 12],
      [day(1), 10],
    ]);
  });

  it('say how much a counter grew, also when it was started anew in between', async () => {
    const at = await define('scans', 'increase');
    await send('scans', total, [
      [3, 22, 100],
      [2, 6, 130],
      [2, 18, 10],
      [1, 6, 25],
    ]);
    expect(await pulled(at)).toEqual([
      [day(3), 0],
      [day(2), 40],
      [day(1), 15],
    ]);
  });

  it('take the last of a level, and refuse to choose between several', async () => {
    const [one, any] = [await define('waiting', 'last', { hall: 'b' }), await define('waiting', 'last')];
    await send(
      'waiting',
      {},
      [
        [1, 6, 3],
        [1, 18, 8],
        [1, 6, 70, 'b'],
        [1, 18, 80, 'b'],
      ],
      'gauge',
    );
    expect(await pulled(one)).toEqual([[day(1), 80]]);
    expect(await pulled(any)).toEqual([]);
    expect((await api.ok(kpiRoutes.get, any)).health.lastError).toContain('several series');
  });

  it('keep only what is asked for, and say what cannot be kept', async () => {
    await send('nobody.asks', delta, [[1, 1, 1]]);
    const [kept] = await api.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM metric_points WHERE metric = 'nobody.asks'`,
    );
    expect(kept!.n).toBe(0);
    const refused = await send('parcels', {}, [[1, 1, 1]], 'histogram');
    expect(refused.body.partialSuccess).toMatchObject({ rejectedDataPoints: '1' });
    const stranger = await api.world.workspace();
    const params = { workspaceId: stranger.id, sourceId };
    expect((await api.call(otlpRoutes.receive, { as: stranger.owner, params, body: {} })).status).toBe(404);
  });
});
