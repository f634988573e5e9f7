import type { Route, RouteRequest, RouteResponse } from '@workback/contracts/platform/route';
import { ApiProblem, Offline } from './problem.js';

interface Options<R extends Route> {
  readonly params?: RouteRequest<R>['params'];
  readonly query?: RouteRequest<R>['query'];
  readonly body?: RouteRequest<R>['body'];
  readonly ifMatch?: number;
  readonly signal?: AbortSignal;
  /** Makes a repeat of a writing call harmless. */
  readonly idempotencyKey?: string;
}

let refused: (problem: ApiProblem) => void = () => undefined;

/** Names the one who hears of every refused call, whoever made it. */
export function hearRefusals(listener: (problem: ApiProblem) => void): void {
  refused = listener;
}

/** Calls a route of the contract; throws ApiProblem with the server's words, or Offline. */
export async function call<R extends Route>(route: R, options: Options<R> = {}): Promise<RouteResponse<R>> {
  const response = await send(route, options);
  if (!response.ok) {
    const problem = new ApiProblem(await problemOf(response));
    refused(problem);
    throw problem;
  }
  if (response.status === 204) return undefined as RouteResponse<R>;
  const read = route.produces === undefined || route.produces === 'json' ? response.json() : response.text();
  return (await read) as RouteResponse<R>;
}

/** The address of a route, for links to files. */
export function addressOf<R extends Route>(route: R, options: Pick<Options<R>, 'params' | 'query'>): string {
  const params = (options.params ?? {}) as Record<string, unknown>;
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const query = Object.entries((options.query ?? {}) as Record<string, unknown>).filter(
    ([, value]) => value !== undefined,
  );
  return query.length === 0
    ? path
    : `${path}?${new URLSearchParams(query.map(([key, value]) => [key, String(value)]))}`;
}

async function send<R extends Route>(route: R, options: Options<R>): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  if (options.ifMatch !== undefined) headers['if-match'] = `"${options.ifMatch}"`;
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey;
  try {
    return await fetch(addressOf(route, options), {
      method: route.method,
      headers,
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new Offline();
  }
}

async function problemOf(response: Response): Promise<ApiProblem['problem']> {
  try {
    return (await response.json()) as ApiProblem['problem'];
  } catch {
    const detail = `The server answered ${response.status} without saying why.`;
    return {
      type: 'about:blank',
      title: 'Failed',
      status: response.status,
      code: `http-${response.status}`,
      detail,
      requestId: '',
    };
  }
}
