import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Get } from '@nestjs/common';
import type { Route } from '@workback/contracts/platform/route';
import { allows, type Role, roles } from '@workback/domain/access/permissions';
import { openToTokens } from './platform/access/access.guard.js';
import { HandlerAudit } from './platform/access/handler-audit.js';
import { type FullWorkspace, fillWorkspace } from './testing/full-workspace.js';
import { type RawAnswer, routesOf, sendRaw, unknownParams } from './testing/route-walk.js';
import { startTestApi, type TestApi } from './testing/test-api.js';

/** Addresses outside of the contract that anybody may call. */
const operational = ['/health/live', '/health/ready', '/api/openapi.json'];
/** What the guard says when it stops somebody. */
const stops = ['not-signed-in', 'not-allowed', 'needs-session', 'workspace-not-found', 'foreign-origin', 'no-route'];

const isPublic = (route: Route) => route.access === 'public';
const inWorkspace = (route: Route) => route.path.includes(':workspaceId');
const said = (answer: RawAnswer) => `${answer.status} ${answer.code}`.trim();

describe('access', () => {
  let api: TestApi;
  let full: FullWorkspace;
  let handled: Route[];
  let missing: Route[];
  const registered: { method: string; url: string }[] = [];

  beforeAll(async () => {
    api = await startTestApi(
      {},
      { onRoute: ({ method, url }) => registered.push(...[method].flat().map((name) => ({ method: name, url }))) },
    );
    full = await fillWorkspace(api.database, (await api.world.workspace()).id);
    ({ handled, missing } = routesOf(api));
  });
  afterAll(() => api.close());

  /** Walks routes and collects what broke the rule, so that one run names all of them. */
  const walk = async (routes: Route[], rule: (route: Route) => Promise<string | null>): Promise<string[]> => {
    const broken: string[] = [];
    for (const route of routes) {
      const problem = await rule(route);
      if (problem) broken.push(`${route.id}: ${problem}`);
    }
    return broken;
  };

  it('covers every route of the contract: each has a handler', () => {
    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  it('knows every address that the server listens to', () => {
    const known = new Set([
      ...handled.map(({ method, path }) => `${method} ${path}`),
      ...operational.map((path) => `GET ${path}`),
    ]);
    const strangers = registered
      .filter(({ method }) => method !== 'HEAD' && method !== 'OPTIONS')
      .map(({ method, url }) => `${method} ${url}`)
      .filter((address) => !known.has(address));
    expect(strangers).toEqual([]);
    expect(registered.length).toBeGreaterThan(operational.length);
  });

  it('is refused at the start of the process for a handler that nobody thought about', () => {
    class Forgetful {
      @Get('forgotten')
      handler(): void {}
    }
    const audit = new HandlerAudit(undefined as never, undefined as never);
    expect(() => audit.admit(Forgetful.prototype.handler, 'Forgetful.handler')).toThrow(
      'Forgetful.handler names no route of the contract',
    );
  });

  it('needs credentials that are valid', async () => {
    const nobodies: (Record<string, string> | undefined)[] = [
      undefined,
      { cookie: 'workback-session=made-up' },
      { cookie: '__Host-workback-session=made-up' },
      { authorization: `Bearer wb_${'x'.repeat(43)}` },
      { authorization: 'Basic b3duZXI6b3duZXI=' },
    ];
    const broken = await walk(
      handled.filter((route) => !isPublic(route)),
      async (route) => {
        for (const headers of nobodies) {
          const as = headers && { userId: '', name: '', headers };
          const answer = await sendRaw(api, route, { params: full.params, body: bodyOf(route), ifMatch: '"1"', as });
          if (answer.status !== 401) return `${JSON.stringify(headers)} got ${said(answer)}`;
        }
        return null;
      },
    );
    expect(broken).toEqual([]);
  });

  it('is not had by writing an address in another way', async () => {
    const variants: ((path: string) => string)[] = [
      (path) => `/${path}`,
      (path) => path.replace('/api', '/API'),
      (path) => path.replace('/api', '/%61pi'),
      (path) => path.replace('/api/', '/api//'),
      (path) => path.replace('/api/', '/api/./'),
      (path) => `${path}/`,
      (path) => `${path};x=1`,
      (path) => `${path}%2f`,
      (path) => path.replace('/api/', '/api/x/../'),
    ];
    const broken = await walk(
      handled.filter((route) => !isPublic(route)),
      async (route) => {
        for (const variant of variants) {
          const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => full.params[name] ?? 'x');
          const url = variant(path);
          const answer = await sendRaw(api, route, { url, body: bodyOf(route), ifMatch: '"1"' });
          if (answer.status !== 401 && answer.status !== 404) return `${url} got ${said(answer)}`;
        }
        return null;
      },
    );
    expect(broken).toEqual([]);
  });

  it('stops at the border of a workspace, for sessions and tokens', async () => {
    const elsewhere = await api.world.workspace();
    const strangers = [elsewhere.owner, await elsewhere.token(elsewhere.owner), await api.world.person()];
    const broken = await walk(handled.filter(inWorkspace), async (route) => {
      for (const as of strangers) {
        const answer = await sendRaw(api, route, { params: full.params, body: bodyOf(route), ifMatch: '"1"', as });
        if (answer.status !== 404 && answer.status !== 403) return said(answer);
      }
      return null;
    });
    expect(broken).toEqual([]);
  });

  it('does not reach things of another workspace through one’s own', async () => {
    const elsewhere = await api.world.workspace();
    const params = { ...full.params, workspaceId: elsewhere.id };
    const nested = handled.filter((route) => (route.path.match(/:\w+/g) ?? []).length > 1);
    const broken = await walk(nested, async (route) => {
      for (const body of route.body ? [{}, bodyOf(route)] : [undefined]) {
        const answer = await sendRaw(api, route, { params, body, ifMatch: '"1"', as: elsewhere.owner });
        if (answer.status < 400 || answer.status >= 500) return said(answer);
      }
      return null;
    });
    expect(broken).toEqual([]);
  });

  it.each(roles)('follows the permission table for the role %s', async (role: Role) => {
    const office = await api.world.workspace();
    const member = role === 'owner' ? office.owner : await office.member(role);
    const bot = await office.token(member);
    const broken = await walk(
      handled.filter((route) => !isPublic(route)),
      async (route) => {
        const may = route.access === 'signed-in' || allows(role, route.access as never);
        for (const [as, allowed] of [
          // Signing out ends the session, so each route gets its own.
          [await api.world.session(member), may],
          [bot, may && openToTokens(route)],
        ] as const) {
          const params = { ...unknownParams(route), workspaceId: office.id };
          const answer = await sendRaw(api, route, { params, ifMatch: '"0"', body: route.body && [], as });
          if (answer.status >= 500) return said(answer);
          if (allowed === (stops.includes(answer.code) || answer.status === 401)) {
            return `${allowed ? 'allowed' : 'not allowed'}, yet ${as === bot ? 'the token' : 'the session'} got ${said(answer)}`;
          }
          if (!allowed && answer.status !== 403) return said(answer);
        }
        return null;
      },
    );
    expect(broken).toEqual([]);
  });
});

/** A body that gets past the parser; what is in it does not matter here. */
const bodyOf = (route: Route): unknown => (route.body ? {} : undefined);
