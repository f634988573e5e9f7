import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import { runRoutes } from '@workback/contracts/run/run.routes';
import type { Run } from '@workback/contracts/run/run.schemas';
import { sourceRoutes } from '@workback/contracts/source/source.routes';
import type { TestPullResult } from '@workback/contracts/source/source.schemas';
import { startMisbehavingSource } from '../testing/misbehaving-source.js';
import { openDoor, startPuller } from '../testing/pulling.js';
import { startTestApi, testConfig, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

const number = { read: { shape: 'number', valuePath: 'n' } };
const dated = { read: { shape: 'rows', rowsPath: '@', datePath: 'day', valuePath: 'n' } };
const bearer = { auth: { type: 'bearer' } };

/** What comes back, the code it is counted under, and what its sentence says. */
const cases: Record<
  string,
  {
    path?: string;
    url?: string;
    query?: object;
    config?: object;
    secret?: object;
    sql?: string;
    code: string;
    says: RegExp;
  }
> = {
  'broken JSON': { path: '/broken', code: 'not-json', says: /JSON/ },
  'an HTML login page with status 200': { path: '/login', code: 'html-page', says: /HTML.*Sign in/ },
  'a bare NaN': { path: '/nan', code: 'not-json', says: /JSON/ },
  'NaN as text': { path: '/text-nan', code: 'not-a-number', says: /NaN/ },
  'a number beyond all numbers': { path: '/huge', code: 'not-a-number', says: /finite|large/ },
  'a million rows': { path: '/million', query: dated, code: 'too-large', says: /10 MiB/ },
  'more rows than allowed': { path: '/many', query: dated, code: 'too-many-samples', says: /10,?001|10,?000/ },
  'a slow endless body': { path: '/endless', code: 'timeout', says: /30 seconds/ },
  'a 401': { path: '/closed', config: bearer, secret: { secret: 'wrong' }, code: 'unauthorised', says: /401/ },
  'a loopback address': { url: 'http://127.0.0.1:1/', code: 'target-refused', says: /not allowed/ },
  'a metadata address': {
    url: 'http://169.254.169.254/latest/meta-data/',
    code: 'target-refused',
    says: /not allowed/,
  },
  'our own database': { url: 'own', code: 'target-refused', says: /not allowed/ },
  'text from a query': { sql: `SELECT 'ten' AS value`, code: 'not-a-number', says: /text|ten/ },
  'a query that writes': { sql: 'DELETE FROM users RETURNING 1', code: '', says: /SELECT/ },
};

describe('a source that misbehaves', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let puller: Awaited<ReturnType<typeof startPuller>>;
  const closing: (() => Promise<void>)[] = [];
  const tried: Record<string, TestPullResult | { field: string }> = {};
  const pulled: Record<string, { kpi: Kpi; run: Run }> = {};
  const role = `reader_${randomBytes(4).toString('hex')}`;

  const here = () => ({ as: home.owner, params: { workspaceId: home.id } });

  beforeAll(async () => {
    const web = await startMisbehavingSource();
    closing.push(web.close);
    // The database is ours and out of reach; a second door to it is somebody else's database.
    const probe = await startTestApi();
    const own = new URL(probe.databaseUrl);
    await probe.close();
    const door = await openDoor(Number(own.port));
    closing.push(door.close);
    const outboundAllow = [web.hostPort, `127.0.0.1:${door.port}`, `127.0.0.1:${own.port}`];
    api = await startTestApi({ outboundAllow });
    home = await api.world.workspace();
    puller = await startPuller({ ...testConfig(api.databaseUrl), outboundAllow });
    await api.database.query(`CREATE ROLE ${role} LOGIN PASSWORD 'reader'`);

    const sourceOf = async (name: string) => {
      const { path, url, config = {}, secret = null, sql } = cases[name]!;
      const database = new URL(api.databaseUrl).pathname.slice(1);
      const sqlConfig = { host: '127.0.0.1', port: door.port, database, user: role, ssl: false };
      const address = url === 'own' ? `http://127.0.0.1:${own.port}/` : (url ?? `http://${web.hostPort}${path}`);
      const body =
        sql === undefined
          ? { name, connector: 'http-json', config: { url: address, ...config }, secret }
          : { name, connector: 'postgresql', config: sqlConfig, secret: { password: 'reader' } };
      return api.ok(sourceRoutes.create, { ...here(), body: body as never });
    };
    const trial = async (name: string, sourceId: string, query: object) => {
      const answer = await api.call(sourceRoutes.testPull, { ...here(), body: { sourceId, query } as never });
      tried[name] = answer.status === 200 ? answer.body : { field: answer.problem.errors![0]!.field };
    };
    const defined: [string, Kpi, Run][] = [];
    const trials: Promise<void>[] = [];
    for (const name of Object.keys(cases)) {
      const source = await sourceOf(name);
      const { sql, query = sql === undefined ? number : { sql } } = cases[name]!;
      const kpiBody = { name, unit: 'count', direction: 'up', sourceId: source.id, query } as never;
      if (cases[name]!.code !== '') {
        const kpi = await api.ok(kpiRoutes.create, { ...here(), body: kpiBody });
        const at = { as: home.owner, params: { workspaceId: home.id, kpiId: kpi.id } };
        defined.push([name, kpi, await api.ok(kpiRoutes.pull, at)]);
      } else {
        expect((await api.call(kpiRoutes.create, { ...here(), body: kpiBody })).problem.errors![0]!.field).toBe(
          'query.sql',
        );
      }
      // The endless one waits the whole time; the others go one by one.
      const running = trial(name, source.id, query);
      if (cases[name]!.path === '/endless') trials.push(running);
      else await running;
    }
    const good = await api.ok(sourceRoutes.create, {
      ...here(),
      body: { name: 'good', connector: 'http-json', config: { url: `http://${web.hostPort}/good` } },
    });
    const healthy = await api.ok(kpiRoutes.create, {
      ...here(),
      body: { name: 'good', unit: 'count', direction: 'up', sourceId: good.id, query: number } as never,
    });
    const healthyAt = { as: home.owner, params: { workspaceId: home.id, kpiId: healthy.id } };
    defined.push(['good', healthy, await api.ok(kpiRoutes.pull, healthyAt)]);

    const runIds = defined.map(([, , run]) => run.id);
    // Their last try: what may pass, as a time-out, would else be tried again before it counts as failed.
    await api.database.query('UPDATE runs SET attempt = 2 WHERE id = ANY($1)', [runIds]);
    await Promise.all([...trials, puller.pull(runIds)]);
    const { runs } = await api.ok(runRoutes.list, here());
    for (const [name, { id: kpiId }, { id }] of defined) {
      const kpi = await api.ok(kpiRoutes.get, { as: home.owner, params: { workspaceId: home.id, kpiId } });
      pulled[name] = { kpi, run: runs.find((run) => run.id === id)! };
    }
  }, 120_000);
  afterAll(async () => {
    await puller.close();
    await api.database.query(`DROP OWNED BY ${role}`).catch(() => undefined);
    await api.database.query(`DROP ROLE ${role}`).catch(() => undefined);
    await api.close();
    for (const close of closing) await close();
  });

  const asked = Object.keys(cases).filter((name) => cases[name]!.code !== '');

  it.each(asked)('with %s is refused by a test pull that says so', (name) => {
    const { code, says } = cases[name]!;
    const result = tried[name] as TestPullResult;
    expect(result).toMatchObject({ ok: false, code, points: [], totalPoints: 0 });
    expect(result.message).toMatch(says);
  });

  it.each(asked)('with %s fails its own run, and its KPI says why', (name) => {
    const { code, says } = cases[name]!;
    const { kpi, run } = pulled[name]!;
    expect(run).toMatchObject({ state: 'failed', errorCode: code, added: 0 });
    expect(run.message).toMatch(says);
    expect(kpi.latest).toBeNull();
    expect(kpi.health).toMatchObject({ freshness: 'failing', lastError: run.message, consecutiveFailures: 1 });
  });

  it('cannot be asked to write', () => {
    expect(tried['a query that writes']).toEqual({ field: 'query.sql' });
  });

  it('leaves the KPIs beside it alone', () => {
    const { kpi, run } = pulled['good']!;
    expect(run).toMatchObject({ state: 'succeeded', added: 1 });
    expect(kpi.latest).toMatchObject({ value: 42, runId: run.id });
    expect(kpi.health.freshness).toBe('fresh');
  });

  it('is named in the source list', async () => {
    const { sources } = await api.ok(sourceRoutes.list, here());
    const failing = sources.filter(({ failingKpis }) => failingKpis > 0);
    expect(failing.map(({ name }) => name).sort()).toEqual([...asked].sort());
    expect(failing.every(({ lastError }) => lastError !== null)).toBe(true);
  });
});
