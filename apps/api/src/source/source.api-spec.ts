import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventRoutes } from '@workback/contracts/event/event.routes';
import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import { sourceRoutes } from '@workback/contracts/source/source.routes';
import type { Source } from '@workback/contracts/source/source.schemas';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

const url = 'https://numbers.example/kpi';
const bearer = { url, auth: { type: 'bearer' } };
const CANARY = 'canary-4b1f-must-not-leak';

describe('sources', () => {
  let api: TestApi;
  let home: TestWorkspace;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
  });
  afterAll(() => api.close());

  const here = () => ({ as: home.owner, params: { workspaceId: home.id } });
  const on = (source: Pick<Source, 'id'>) => ({
    as: home.owner,
    params: { workspaceId: home.id, sourceId: source.id },
  });
  const connect = (more: object = {}) =>
    api.ok(sourceRoutes.create, {
      ...here(),
      body: { name: 'Numbers', connector: 'http-json', config: bearer, secret: { secret: CANARY }, ...more },
    });
  const change = (source: Source, body: object) =>
    api.ok(sourceRoutes.update, { ...on(source), ifMatch: source.version, body });

  it('are connected, renamed, listed and removed', async () => {
    const source = await connect();
    expect(source).toMatchObject({ hasSecret: true, kpiCount: 0, failingKpis: 0, lastError: null });
    expect(source.config).toMatchObject({ url, auth: { type: 'bearer' }, followRedirects: false });
    const renamed = await change(source, { name: 'Shop' });
    expect(renamed).toMatchObject({ name: 'Shop', hasSecret: true, version: source.version + 1 });
    expect((await api.ok(sourceRoutes.list, here())).sources).toContainEqual(renamed);
    const late = await api.call(sourceRoutes.update, { ...on(source), ifMatch: source.version, body: { name: 'X' } });
    expect([late.status, (late.problem.current as Source).name]).toEqual([412, 'Shop']);
    expect((await api.call(sourceRoutes.remove, on(source))).status).toBe(204);
    expect((await api.call(sourceRoutes.remove, on(source))).status).toBe(404);
  });

  it.each([
    ['config.url', { config: { url: 'ftp://numbers.example' } }],
    ['config.url', { config: { url: 'https://user:pass@numbers.example' } }],
    ['config.url', { config: { url: 'https://numbers.example/kpi?api_key=canary' } }],
    ['config.auth.header', { config: { url, auth: { type: 'api-key', header: 'host' } } }],
    ['config.headers.x-api-key', { config: { url, headers: { 'x-api-key': CANARY } } }],
    ['config.ca', { config: { url, ca: '-----BEGIN CERTIFICATE-----\ud800' } }],
    ['config', { config: { url, proxy: 'x' } }],
    ['secret.password', { secret: { password: 'x' } }],
    ['secret.secret', { secret: { secret: '' } }],
    ['config', { connector: 'push', secret: null }],
    [
      'config.port',
      { connector: 'postgresql', secret: null, config: { host: 'db.example', port: 0, database: 'd', user: 'u' } },
    ],
  ])('refuse bad settings naming %s', async (field, more) => {
    const body = { name: 'Bad', connector: 'http-json', config: bearer, ...more };
    const refused = await api.call(sourceRoutes.create, { ...here(), body: body as never });
    expect(refused.status).toBe(422);
    expect(refused.problem.errors?.map((error) => error.field)).toContain(field);
  });

  it('keep their secret only where it belongs', async () => {
    const source = await connect();
    expect((await change(source, { config: { ...bearer, url: `${url}/v2` } })).hasSecret).toBe(true);
    for (const config of [
      { ...bearer, url: 'https://elsewhere.example/kpi' },
      { ...bearer, url: 'http://numbers.example/kpi' },
      { ...bearer, url: 'https://numbers.example:8443/kpi' },
      { url, auth: { type: 'basic', username: 'u' } },
      { url },
    ]) {
      const moved = await change(await connect(), { config });
      expect(moved.hasSecret).toBe(false);
      const [row] = await api.database.query('SELECT secret FROM sources WHERE id = $1', [source.id]);
      expect(row).not.toEqual({ secret: null });
    }
    const given = { config: { ...bearer, url: 'https://elsewhere.example' }, secret: { secret: 'new' } };
    expect((await change(await connect(), given)).hasSecret).toBe(true);
    expect((await change(await connect(), { secret: null })).hasSecret).toBe(false);
  });

  it('never show a secret: not in an answer, not in the record, not readable in the database', async () => {
    const source = await connect();
    await change(source, { name: 'Renamed' });
    const answers = [
      await api.ok(sourceRoutes.list, here()),
      await api.ok(eventRoutes.list, here()),
      await api.database.query('SELECT s::text FROM sources s'),
      await api.database.query(`SELECT encode(secret, 'escape') FROM sources`),
      await api.database.query('SELECT e::text FROM events e'),
    ];
    expect(JSON.stringify(answers)).not.toContain(CANARY);
  });

  it('stay while a KPI uses them, and count those that fail', async () => {
    const source = await connect();
    const query = { read: { shape: 'number', valuePath: 'n' } };
    const body = { name: 'Visits', unit: 'count', direction: 'up', sourceId: source.id, query } as const;
    const kpi = await api.ok(kpiRoutes.create, { ...here(), body });
    await api.database.query(
      `UPDATE kpi_statuses SET consecutive_failures = 2, last_error = 'It broke.', last_attempt_at = now() WHERE kpi_id = $1`,
      [kpi.id],
    );
    const [seen] = (await api.ok(sourceRoutes.list, here())).sources.filter(({ id }) => id === source.id);
    expect(seen).toMatchObject({ kpiCount: 1, failingKpis: 1, lastError: 'It broke.' });
    const refused = await api.call(sourceRoutes.remove, on(source));
    expect([refused.status, refused.problem.detail]).toEqual([409, 'This source is used by “Visits”.']);
  });

  it('of another workspace can be neither used nor tried', async () => {
    const source = await connect();
    const other = await api.world.workspace();
    const at = { as: other.owner, params: { workspaceId: other.id } };
    const body = { name: 'K', unit: 'count', direction: 'up', sourceId: source.id } as const;
    expect((await api.call(kpiRoutes.create, { ...at, body })).problem.errors?.[0]?.field).toBe('sourceId');
    const trial = { sourceId: source.id, query: { read: { shape: 'number', valuePath: 'n' } } };
    expect((await api.call(sourceRoutes.testPull, { ...at, body: trial })).status).toBe(404);
    const editor = await home.member('editor');
    expect(
      (await api.call(sourceRoutes.create, { ...here(), as: editor, body: { name: 'x', connector: 'push' } })).status,
    ).toBe(403);
  });
});
