import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allRoutes } from '@workback/contracts/platform/all-routes';
import type { Route } from '@workback/contracts/platform/route';
import fc from 'fast-check';
import { garbageBody, garbageParams, garbageQuery, garbageVersion } from './testing/garbage.js';
import { routesOf, sendRaw } from './testing/route-walk.js';
import { startTestApi, type TestApi } from './testing/test-api.js';
import type { TestWorkspace } from './testing/world.js';

const seed = Number(process.env['WORKBACK_FUZZ_SEED'] ?? Date.now() % 2_147_483_647);
const runs = Number(process.env['WORKBACK_FUZZ_RUNS'] ?? 10);

describe(`bad input (WORKBACK_FUZZ_SEED=${seed} WORKBACK_FUZZ_RUNS=${runs} says it again)`, () => {
  let api: TestApi;
  let home: TestWorkspace;
  let handled: Set<Route>;
  /** The newest thing of each kind that a request made, by the name of its path parameter. */
  const known: Record<string, string> = {};
  const statuses = new Map<number, number>();

  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
    known['workspaceId'] = home.id;
    handled = new Set(routesOf(api).handled);
  });
  afterAll(() => api.close());

  const remember = (route: Route, payload: string) => {
    const [noun] = route.id.split('.');
    const made = (/^\{/.test(payload) ? JSON.parse(payload) : {}) as { id?: unknown };
    if (typeof made.id === 'string' && noun !== 'workspace')
      known[`${noun === 'roadmap' ? 'milestone' : noun}Id`] = made.id;
  };

  it.each(allRoutes.map((route) => [route.id, route] as const))('%s never fails by it', async (_, route) => {
    if (!handled.has(route)) throw new Error(`${route.id} has no handler`);
    const ids = () => Object.values(known);
    const request = fc.record({
      params: garbageParams(route, () => known),
      query: garbageQuery(route),
      body: garbageBody(route, ids),
      ifMatch: garbageVersion,
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ params, query, body, ifMatch }) => {
        const as = await api.world.session(home.owner);
        const url = route.path.replaceAll(/:(\w+)/g, (_all, name: string) => params[name] ?? 'x');
        api.errors.length = 0;
        const answer = await sendRaw(api, route, { url, query, body, ifMatch, as });
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        if (answer.status >= 500) throw new Error(`answered ${answer.status}`, { cause: api.errors[0] });
        if (answer.status < 400) remember(route, answer.payload);
        else expect(answer.code).not.toBe('');
      }),
      // Requests build on one another, so a smaller one proves nothing.
      { seed, numRuns: runs, endOnFailure: true },
    );
  });

  it('was tried with requests that succeed and requests that do not', () => {
    expect(statuses.get(422)).toBeGreaterThan(0);
    expect(statuses.get(200)).toBeGreaterThan(0);
  });
});
