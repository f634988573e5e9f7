import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Problem } from '@workback/contracts/platform/problem';
import type { Route, RouteRequest, RouteResponse } from '@workback/contracts/platform/route';
import type { TestCaller } from './world.js';

type Part<Name extends string, Value> = undefined extends Value
  ? { [Key in Name]?: Value }
  : {} extends Value
    ? { [Key in Name]?: Value }
    : { [Key in Name]: Value };

/** What a call sends; parts that the route's schemas do not require may be left out. */
export type CallOptions<R extends Route> = Part<'params', RouteRequest<R>['params']> &
  Part<'query', RouteRequest<R>['query']> &
  Part<'body', RouteRequest<R>['body']> & {
    /** Who calls; nobody when left out. */
    as?: TestCaller;
    /** Version that was edited, on routes that ask for it. */
    ifMatch?: number;
    headers?: Record<string, string>;
  };

/** What came back; `body` on success, `problem` otherwise. */
export interface Answer<R extends Route> {
  readonly status: number;
  readonly headers: Record<string, string | number | string[] | undefined>;
  readonly body: RouteResponse<R>;
  readonly problem: Problem;
}

/** The path of a route with its parameters filled in. */
export function pathOf(route: Route, params: Record<string, unknown> = {}): string {
  return route.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
}

function queryOf(query: Record<string, unknown> = {}): Record<string, string | string[]> {
  const sent = Object.entries(query).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    sent.map(([key, value]) => [key, Array.isArray(value) ? value.map(String) : String(value)]),
  );
}

/** Sends one request for a route through Fastify's injection. */
export async function callRoute<R extends Route>(
  app: NestFastifyApplication,
  route: R,
  options: CallOptions<R>,
): Promise<Answer<R>> {
  const { params, query, body, as, ifMatch, headers } = options as CallOptions<Route> & {
    params?: Record<string, unknown>;
    query?: Record<string, unknown>;
  };
  const response = await app.inject({
    method: route.method,
    url: pathOf(route, params),
    query: queryOf(query),
    headers: { ...as?.headers, ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }), ...headers },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  const json = /json/.test(String(response.headers['content-type']));
  const answer = json ? (JSON.parse(response.payload) as unknown) : response.payload;
  const failed = response.statusCode >= 400;
  return {
    status: response.statusCode,
    headers: response.headers,
    body: (failed || response.payload === '' ? undefined : answer) as RouteResponse<R>,
    problem: (failed ? answer : undefined) as Problem,
  };
}
