import type { Socket } from 'node:net';
import { ConnectorError } from '../connector-error.js';
import { Admission, type Resolver } from './admission.js';
import { ConnectionPools } from './connection-pools.js';
import { decompress } from './decompress.js';
import { ClosedBeforeAnswer, exchange, type RawAnswer } from './exchange.js';
import { exchangeError } from './exchange-errors.js';
import { defaultLimits, type OutboundLimits } from './limits.js';
import { connectPinned } from './pinned-connect.js';
import { type Credential, sentHeaders } from './request-headers.js';
import { parseTarget, parseTcpTarget, type Target } from './target.js';

/** Settings of the process's outbound client; everything has a safe default. */
export interface OutboundOptions {
  /** The operator's list of `host:port` and `range/bits:port` that may be reached beside public ports 80 and 443. */
  readonly allowList?: readonly string[];
  /** `host:port` of our own services; never reachable. */
  readonly ownHosts?: readonly string[];
  readonly denyUnlisted?: boolean;
  readonly resolver?: Resolver;
  readonly limits?: Partial<OutboundLimits>;
  readonly connectionsPerHost?: number;
  /** How long a resolved and checked address is reused, milliseconds (default 5,000). */
  readonly resolutionTtlMs?: number;
}

/** One HTTP request to a source. */
export interface OutboundRequest {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly credential?: Credential;
  readonly body?: string;
  readonly signal?: AbortSignal;
  /** Follow up to three redirects, each checked like a new address; off by default. */
  readonly followRedirects?: boolean;
  /** A certificate authority (PEM) to trust instead of the public ones. */
  readonly ca?: string;
}

/** A complete answer, unpacked. */
export interface OutboundAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The address that answered, after redirects. */
  readonly url: string;
}

/** The only way out of the process to addresses that people typed (rule C8). */
export interface OutboundClient {
  /** Sends a request to a checked address. Any status is an answer; throws ConnectorError when there is none. */
  request(request: OutboundRequest): Promise<OutboundAnswer>;
  /** A connected socket to a checked address; the port must be on the operator's allow-list. */
  connectTcp(host: string, port: number, signal?: AbortSignal): Promise<Socket>;
  /** Throws ConnectorError when the guard would refuse this address; opens nothing. */
  check(url: string): Promise<void>;
  close(): Promise<void>;
}

/** Builds the outbound client of one process. Throws Error when an allow-list entry cannot be read. */
export function createOutboundClient(options: OutboundOptions = {}): OutboundClient {
  const limits = { ...defaultLimits, ...options.limits };
  const pools = new ConnectionPools(limits, options.connectionsPerHost ?? 64);
  const admission = new Admission({
    allowList: options.allowList ?? [],
    ownHosts: options.ownHosts ?? [],
    denyUnlisted: options.denyUnlisted ?? false,
    resolver: options.resolver,
    resolveMs: limits.resolveMs,
    resolutionTtlMs: options.resolutionTtlMs ?? 5_000,
  });

  async function once(request: OutboundRequest, target: Target, until: number): Promise<RawAnswer> {
    const address = await admission.admit(target);
    const host = target.host.includes(':') ? `[${target.host}]` : target.host;
    const method = request.method ?? 'GET';
    const toSend = {
      place: `${host}:${target.port}`,
      method,
      path: target.path,
      headers: sentHeaders(request.headers ?? {}, request.credential),
      body: request.body,
      limits,
      signal: request.signal,
    };
    const attempt = (): Promise<RawAnswer> =>
      exchange(pools.take(target, address, request.ca), { ...toSend, leftMs: until - performance.now() });
    const closed = (error: unknown): never => {
      if (!(error instanceof ClosedBeforeAnswer)) throw error;
      throw exchangeError({ code: 'UND_ERR_SOCKET' }, toSend.place, limits.headersMs, limits.connectMs);
    };
    return attempt().catch((error: unknown) => {
      // A kept-alive connection may die while the request is on its way; asking again once is safe for a GET.
      if (error instanceof ClosedBeforeAnswer && method === 'GET') return attempt().catch(closed);
      return closed(error);
    });
  }

  async function request(asked: OutboundRequest): Promise<OutboundAnswer> {
    const until = performance.now() + limits.totalMs;
    let current = asked;
    for (let hops = 0; ; hops++) {
      const target = parseTarget(current.url);
      const raw = await once(current, target, until);
      const location = raw.headers['location'];
      if (raw.status < 300 || raw.status > 399 || raw.status === 304 || location === undefined) {
        const body = await decompress(raw.body, raw.headers['content-encoding'], limits.bodyBytes);
        return { status: raw.status, headers: raw.headers, body, url: current.url };
      }
      const next = redirectTarget(location, current.url);
      if (!asked.followRedirects || hops >= limits.redirects || (current.method ?? 'GET') !== 'GET') {
        throw redirected(next, asked.followRedirects === true, hops);
      }
      if (current.url.startsWith('https:') && next.startsWith('http:')) throw redirected(next, true, hops);
      const sameOrigin = new URL(next).origin === new URL(current.url).origin;
      current = sameOrigin ? { ...current, url: next } : { ...current, url: next, credential: undefined, headers: {} };
    }
  }

  return {
    request,
    connectTcp: async (host, port, signal) => {
      const target = parseTcpTarget(host, port);
      return connectPinned(target, await admission.admit(target), limits.connectMs, signal);
    },
    check: async (url) => {
      await admission.admit(parseTarget(url));
    },
    close: () => pools.destroy(),
  };
}

function redirectTarget(location: string, base: string): string {
  try {
    if (/\\/.test(location)) throw new Error('backslash');
    return new URL(location, base).href;
  } catch {
    throw new ConnectorError('redirected', 'The source answered with a redirect to an address that cannot be read.');
  }
}

/** Names where a redirect pointed, without its query: that part often holds a one-time credential. */
function redirected(to: string, followed: boolean, hops: number): ConnectorError {
  const url = new URL(to);
  const place = `${url.protocol}//${url.host}${url.pathname}`.slice(0, 200);
  const reason = !followed
    ? 'redirects are not followed; use the final address'
    : hops > 0
      ? `it was redirected ${hops} times before`
      : 'this redirect is not followed';
  return new ConnectorError('redirected', `The source answered with a redirect to ${place}; ${reason}.`);
}
