import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { backfillRoutes } from '@workback/contracts/backfill/backfill.routes';
import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import { sourceRoutes } from '@workback/contracts/source/source.routes';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

describe('backfills', () => {
  let api: TestApi;
  let home: TestWorkspace;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
  });
  afterAll(() => api.close());

  const define = async (connector: 'http-json' | 'push') => {
    const here = { as: home.owner, params: { workspaceId: home.id } };
    const pulled = connector === 'http-json';
    const config: Record<string, string> = pulled ? { url: 'https://shop.example/' } : {};
    const source = await api.ok(sourceRoutes.create, { ...here, body: { name: connector, connector, config } });
    const query = pulled ? { read: { shape: 'number', valuePath: 'n' } } : {};
    const body = { name: connector, unit: 'count', direction: 'up', sourceId: source.id, query } as never;
    const kpi = await api.ok(kpiRoutes.create, { ...here, body });
    return { as: home.owner, params: { workspaceId: home.id, kpiId: kpi.id } };
  };

  it('are started, stepped and listed, one at a time', async () => {
    const at = await define('http-json');
    const span = { from: '2024-01-01', to: '2025-12-31' };
    const begun = await api.ok(backfillRoutes.start, { ...at, body: span });
    expect(begun).toMatchObject({ ...span, chunkDays: 90, state: 'running', daysDone: 0, daysTotal: 731 });
    const again = await api.call(backfillRoutes.start, { ...at, body: span });
    expect([again.status, again.problem]).toMatchObject([409, { code: 'backfill-open' }]);
    const one = { as: home.owner, params: { ...at.params, backfillId: begun.id } };
    const paused = await api.ok(backfillRoutes.step, { ...one, body: { step: 'pause' } });
    expect(paused.state).toBe('paused');
    const senseless = await api.call(backfillRoutes.step, { ...one, body: { step: 'pause' } });
    expect(senseless.status).toBe(409);
    await api.ok(backfillRoutes.step, { ...one, body: { step: 'cancel' } });
    const { backfills } = await api.ok(backfillRoutes.list, at);
    expect(backfills.map(({ id, state }) => [id, state])).toEqual([[begun.id, 'cancelled']]);
  });

  it('are refused where there is nothing to ask, and for days that make no sense', async () => {
    const pushed = await define('push');
    const span = { from: '2024-01-01', to: '2024-12-31' };
    expect((await api.call(backfillRoutes.start, { ...pushed, body: span })).problem).toMatchObject({
      code: 'not-pulled',
    });
    const at = await define('http-json');
    const later = await api.call(backfillRoutes.start, { ...at, body: { from: '2024-01-01', to: '2999-01-01' } });
    expect([later.status, later.problem]).toMatchObject([422, { errors: [{ field: 'to' }] }]);
  });

  it("are nobody else's", async () => {
    const at = await define('http-json');
    const stranger = await api.world.workspace();
    const theirs = { as: stranger.owner, params: { ...at.params, workspaceId: stranger.id } };
    expect((await api.call(backfillRoutes.list, theirs)).status).toBe(404);
  });
});
