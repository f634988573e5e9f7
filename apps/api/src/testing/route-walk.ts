import { allRoutes } from '@workback/contracts/platform/all-routes';
import type { Route } from '@workback/contracts/platform/route';
import { type z } from 'zod';
import { HandlerAudit } from '../platform/access/handler-audit.js';
import { pathOf } from './call.js';
import type { TestApi } from './test-api.js';
import type { TestCaller } from './world.js';

/** What came back of a request that need not make sense. */
export interface RawAnswer {
  readonly status: number;
  /** The problem's code, empty on success. */
  readonly code: string;
  readonly payload: string;
}

/** A request for a route with whatever a test wants to send. */
export interface RawRequest {
  readonly params?: Record<string, unknown>;
  readonly query?: string;
  readonly body?: unknown;
  readonly ifMatch?: string;
  readonly as?: TestCaller;
  /** Instead of the path that the parameters make. */
  readonly url?: string;
}

/** The routes of the contract that have a handler, and those that still have none. */
export function routesOf(api: TestApi): { handled: Route[]; missing: Route[] } {
  const { handled } = api.app.get(HandlerAudit);
  return {
    handled: allRoutes.filter((route) => handled.has(route)),
    missing: allRoutes.filter((route) => !handled.has(route)),
  };
}

/** The fields of a route's part, by name; empty where it has none. */
export function fieldsOf(schema: z.ZodType | undefined): Record<string, z.ZodType> {
  return (schema as { shape?: Record<string, z.ZodType> } | undefined)?.shape ?? {};
}

/** Path parameters that are well formed but name nothing that exists. */
export function unknownParams(route: Route): Record<string, string> {
  const candidates = [crypto.randomUUID(), '999999999'];
  return Object.fromEntries(
    Object.entries(fieldsOf(route.params)).map(([name, schema]) => [
      name,
      candidates.find((candidate) => schema.safeParse(candidate).success) ?? 'x',
    ]),
  );
}

/** Sends a request and reads the first of the answer; a stream is not waited for. */
export async function sendRaw(api: TestApi, route: Route, request: RawRequest): Promise<RawAnswer> {
  const { params, query, body, ifMatch, as, url } = request;
  const options = {
    method: route.method,
    url: (url ?? pathOf(route, params)) + (query === undefined ? '' : `?${query}`),
    headers: {
      ...as?.headers,
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
  };
  if (route.produces === 'text/event-stream') {
    const response = await api.app.inject({ ...options, payloadAsStream: true });
    if (response.statusCode < 400) {
      response.stream().destroy();
      response.raw.res.destroy();
      return { status: response.statusCode, code: '', payload: '' };
    }
  }
  const { statusCode, payload, headers } = await api.app.inject(options);
  const isProblem = String(headers['content-type']).startsWith('application/problem+json');
  return {
    status: statusCode,
    code: isProblem ? String((JSON.parse(payload) as { code: unknown }).code) : '',
    payload,
  };
}
