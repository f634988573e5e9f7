import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sourceRoutes } from '@workback/contracts/source/source.routes';
import { addDays } from '@workback/domain/calendar/plain-date';
import { openDoor } from '../testing/pulling.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

const rows = { read: { shape: 'rows', rowsPath: '@', datePath: 'd', valuePath: 'n' } };

/** A source that remembers which credentials it was shown. */
async function startListener(): Promise<{ server: Server; hostPort: string; seen: (string | undefined)[] }> {
  const seen: (string | undefined)[] = [];
  const days = Array.from({ length: 80 }, (_, i) => ({ d: addDays('2026-01-01', i), n: i }));
  const server = createServer((request, response) => {
    seen.push(request.headers.authorization);
    response.end(JSON.stringify(days));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, hostPort: `127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

describe('a test pull', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let mine: Awaited<ReturnType<typeof startListener>>;
  let theirs: Awaited<ReturnType<typeof startListener>>;
  let door: Awaited<ReturnType<typeof openDoor>>;
  beforeAll(async () => {
    [mine, theirs] = [await startListener(), await startListener()];
    const probe = await startTestApi();
    door = await openDoor(Number(new URL(probe.databaseUrl).port));
    await probe.close();
    api = await startTestApi({ outboundAllow: [mine.hostPort, theirs.hostPort, `127.0.0.1:${door.port}`] });
    home = await api.world.workspace();
  });
  afterAll(async () => {
    await api.close();
    await door.close();
    for (const { server } of [mine, theirs]) {
      server.closeAllConnections();
      server.close();
    }
  });

  const here = () => ({ as: home.owner, params: { workspaceId: home.id } });
  const tryIt = (body: object) => api.call(sourceRoutes.testPull, { ...here(), body: body as never });
  const config = (hostPort: string) => ({ url: `http://${hostPort}/`, auth: { type: 'bearer' } });

  it('shows what came back of a source that is not saved, and stores nothing', async () => {
    const before = await api.database.query('SELECT (SELECT count(*) FROM sources) s, (SELECT count(*) FROM events) e');
    const { body } = await tryIt({
      ...{ connector: 'http-json', config: config(mine.hostPort), secret: { secret: 'tried' } },
      query: rows,
    });
    expect(body).toMatchObject({ ok: true, code: 'ok', message: '80 days.', totalPoints: 80 });
    expect(body.points).toHaveLength(50);
    expect(body.points[0]).toEqual({ date: '2026-01-01', value: 0 });
    expect(body.request).toContain('GET http://127.0.0.1');
    expect(mine.seen).toEqual(['Bearer tried']);
    expect(
      await api.database.query('SELECT (SELECT count(*) FROM sources) s, (SELECT count(*) FROM events) e'),
    ).toEqual(before);
  });

  it('sends the stored secret only where it belongs', async () => {
    const source = await api.ok(sourceRoutes.create, {
      ...here(),
      body: {
        name: 'Mine',
        connector: 'http-json',
        config: config(mine.hostPort),
        secret: { secret: 'stored' },
      } as never,
    });
    mine.seen.length = 0;
    expect((await tryIt({ sourceId: source.id, query: rows })).body.ok).toBe(true);
    const path = { ...config(mine.hostPort), url: `http://${mine.hostPort}/other` };
    expect((await tryIt({ sourceId: source.id, config: path, query: rows })).body.ok).toBe(true);
    expect(mine.seen).toEqual(['Bearer stored', 'Bearer stored']);

    const { body } = await tryIt({ sourceId: source.id, config: config(theirs.hostPort), query: rows });
    expect(body).toMatchObject({ ok: false, code: 'unauthorised' });
    expect(theirs.seen).toEqual([]);
    const without = await tryIt({ sourceId: source.id, secret: null, query: rows });
    expect(without.body.ok).toBe(false);

    await api.database.query(
      `UPDATE sources SET secret = set_byte(secret, 40, get_byte(secret, 40) # 1) WHERE id = $1`,
      [source.id],
    );
    const unreadable = await tryIt({ sourceId: source.id, query: rows });
    expect(unreadable.body).toMatchObject({ ok: false, code: 'config-invalid' });
    expect(unreadable.body.message).toContain('cannot be read with the present key');
  });

  it.each([
    ['connector', { query: rows }],
    ['connector', { connector: 'push', query: {} }],
    ['config.url', { connector: 'http-json', config: {}, query: rows }],
    ['query.read', { connector: 'http-json', config: { url: 'https://a.example' }, query: {} }],
    ['timeZone', { connector: 'http-json', config: { url: 'https://a.example' }, query: rows, timeZone: '+02:00' }],
  ])('names %s where the input is wrong', async (field, body) => {
    const { status, problem } = await tryIt(body);
    expect([status, problem.errors?.[0]?.field]).toEqual([422, field]);
  });

  it('refuses a database role that could do more than read', async () => {
    const url = new URL(api.databaseUrl);
    const settings = {
      host: '127.0.0.1',
      port: door.port,
      database: url.pathname.slice(1),
      user: url.username,
      ssl: false,
    };
    const secret = { password: decodeURIComponent(url.password) || 'none' };
    const { body } = await tryIt({
      connector: 'postgresql',
      config: settings,
      secret,
      query: { sql: 'SELECT 1 AS n' },
    });
    expect(body).toMatchObject({ ok: false, code: 'role-too-strong' });
    expect(body.message).toContain('is a superuser');
  });
});
