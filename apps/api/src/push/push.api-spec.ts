import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventRoutes } from '@workback/contracts/event/event.routes';
import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import { pushRoutes } from '@workback/contracts/push/push.routes';
import { sourceRoutes } from '@workback/contracts/source/source.routes';
import { signatureOf } from '@workback/server/platform/secrets/webhook-signature';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

describe('signed pushes', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let sourceId: string;
  let secret: string;
  let kpis: string[];
  let messages = 0;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
    sourceId = (await api.ok(sourceRoutes.create, { ...here(), body: { name: 'Till', connector: 'push' } })).id;
    kpis = [await define(), await define()];
    secret = await makeSecret();
  });
  afterAll(() => api.close());

  const here = () => ({ as: home.owner, params: { workspaceId: home.id } });
  const define = async (of: string | null = sourceId): Promise<string> => {
    const body = { name: 'Takings', unit: 'count', direction: 'up', sourceId: of } as const;
    return (await api.ok(kpiRoutes.create, { ...here(), body })).id;
  };
  const makeSecret = async (keepEarlier = true): Promise<string> => {
    const at = { as: home.owner, params: { workspaceId: home.id, sourceId } };
    return (await api.ok(pushRoutes.makeSecret, { ...at, body: { keepEarlier } })).secret;
  };
  const point = (kpi: number, day: number, value: number) => ({
    ...{ kpi: kpis[kpi]!, date: `2026-03-0${day}`, value },
  });

  interface Change {
    readonly id?: string;
    readonly at?: number;
    readonly under?: string;
    readonly sent?: string;
    readonly to?: string;
  }
  /** Signs what it sends, as a program does; `sent` is what arrives instead. */
  const push = async (points: object[], change: Change = {}) => {
    const text = JSON.stringify({ points });
    const about = {
      id: change.id ?? `msg-${++messages}`,
      timestamp: String(Math.floor(change.at ?? Date.now() / 1000)),
    };
    const answer = await api.app.inject({
      method: 'POST',
      url: `/api/push/${change.to ?? sourceId}`,
      headers: {
        'content-type': 'application/json',
        'webhook-id': about.id,
        'webhook-timestamp': about.timestamp,
        'webhook-signature': signatureOf(change.under ?? secret, about, Buffer.from(text)),
      },
      payload: change.sent ?? text,
    });
    return { status: answer.statusCode, body: JSON.parse(answer.body) as Record<string, unknown> };
  };
  const numbers = async (kpi: number) => {
    const at = { as: home.owner, params: { workspaceId: home.id, kpiId: kpis[kpi]! } };
    return (await api.ok(kpiRoutes.observations, at)).observations.map(({ date, value, how, by }) => [
      date,
      value,
      how,
      by,
    ]);
  };

  it('store numbers of several KPIs, once a message, and say where they come from', async () => {
    const points = [point(0, 2, 5), point(1, 2, 7), point(0, 1, 4)];
    const first = await push(points, { id: 'night-1' });
    expect([first.status, first.body]).toMatchObject([202, { kpis: [{ added: 2 }, { added: 1, replayed: false }] }]);
    const again = await push(points, { id: 'night-1' });
    expect([again.status, again.body]).toMatchObject([
      202,
      { kpis: [{ added: 2, replayed: true }, { replayed: true }] },
    ]);
    expect(await numbers(0)).toEqual([
      ['2026-03-02', 5, 'pushed', 'Till'],
      ['2026-03-01', 4, 'pushed', 'Till'],
    ]);
    expect(await numbers(1)).toEqual([['2026-03-02', 7, 'pushed', 'Till']]);
    expect((await push([point(0, 2, 6), point(1, 2, 7), point(0, 1, 4)], { id: 'night-1' })).status).toBe(409);
    expect(await numbers(0)).toContainEqual(['2026-03-02', 5, 'pushed', 'Till']);
  });

  it('are refused without a word about why when the signature is not right', async () => {
    const points = [point(0, 5, 1)];
    const now = Date.now() / 1000;
    const answers = [
      await push(points, { under: 'whsec_b3RoZXI=' }),
      await push(points, { sent: JSON.stringify({ points: [point(0, 5, 99)] }) }),
      await push(points, { at: now - 400 }),
      await push(points, { at: now + 400 }),
      await push(points, { to: '4e0fcc1e-8d3b-4f0c-9ad1-6a5c7a0e0001' }),
    ];
    expect(
      new Set(answers.map(({ status, body }) => `${status} ${String(body['code'])} ${String(body['detail'])}`)).size,
    ).toBe(1);
    expect(answers[0]!.status).toBe(401);
    expect((await numbers(0)).filter(([date]) => date === '2026-03-05')).toEqual([]);
  });

  it('store nothing when one row cannot be, and name it', async () => {
    kpis.push(await define(null));
    const answers = [
      await push([point(0, 6, 1), { ...point(1, 6, 1), date: '2999-01-01' }]),
      await push([point(0, 6, 1), point(2, 6, 1)]),
      await push([point(0, 6, 1), point(1, 6, 2), point(0, 6, 3)]),
    ];
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422]);
    expect(answers.map(({ body }) => (body['errors'] as { field: string }[])[0]!.field)).toEqual([
      ...['points.1.date', 'points.1.kpi', 'points.2.date'],
    ]);
    expect((await numbers(0)).filter(([date]) => date === '2026-03-06')).toEqual([]);
  });

  it('take two secrets while one replaces the other, and the earlier one no longer than wished', async () => {
    const before = secret;
    secret = await makeSecret();
    for (const under of [before, secret]) expect((await push([point(0, 7, 1)], { under })).status).toBe(202);
    secret = await makeSecret(false);
    expect((await push([point(0, 7, 1)], { under: before })).status).toBe(401);
    expect((await push([point(0, 7, 1)])).status).toBe(202);
    const renamed = (await api.ok(sourceRoutes.list, here())).sources.find(({ id }) => id === sourceId)!;
    const at = { as: home.owner, params: { workspaceId: home.id, sourceId } };
    await api.ok(sourceRoutes.update, { ...at, ifMatch: renamed.version, body: { name: 'Till' } });
    expect((await push([point(0, 7, 1)])).status).toBe(202);
  });

  it('keep their secret to themselves, and refuse one for a source that is pulled', async () => {
    const shown = [
      await api.ok(sourceRoutes.list, here()),
      await api.ok(eventRoutes.list, here()),
      await api.database.query('SELECT s::text, e::text FROM sources s, events e'),
    ];
    expect(JSON.stringify(shown)).not.toContain(secret.slice(6));
    const config = { url: 'https://numbers.example/' };
    const pulled = await api.ok(sourceRoutes.create, {
      ...here(),
      body: { name: 'P', connector: 'http-json', config },
    });
    const at = { as: home.owner, params: { workspaceId: home.id, sourceId: pulled.id } };
    expect((await api.call(pushRoutes.makeSecret, { ...at, body: {} })).status).toBe(409);
  });
});
