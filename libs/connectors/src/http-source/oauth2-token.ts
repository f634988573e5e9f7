import { createHash } from 'node:crypto';
import { checkStatus } from '../answer/http-status.js';
import { parseJson } from '../answer/json-text.js';
import { ConnectorError } from '../connector-error.js';
import type { OutboundClient } from '../outbound/outbound-client.js';

/** How a source's access token is got: client credentials (RFC 6749 §4.4). */
export interface ClientCredentials {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly scope?: string | undefined;
  readonly audience?: string | undefined;
  /** Where the client's id and secret stand: in a Basic header, as the RFC prefers, or in the form. */
  readonly sendAs: 'basic' | 'form';
}

interface Asked {
  readonly outbound: OutboundClient;
  readonly signal: AbortSignal;
  readonly ca?: string | undefined;
}

/** Tokens are thrown away this long before they end, so that none runs out on the way. */
const MARGIN_MS = 30_000;
/** A server that does not say how long its token lasts gets asked again after this. */
const UNSAID_MS = 60_000;
const LONGEST_MS = 3_600_000;
const MOST_TOKENS = 1_000;
const MOST_CHARACTERS = 6_000;

interface Kept {
  readonly token: Promise<string>;
  endsAt: number;
}

/** By everything that decides what a token may do; the secret only as its hash. */
const kept = new Map<string, Kept>();

/**
 * An access token, asked for once and kept in memory until shortly before it ends; pulls that need it at the same time
 * share one request. Throws ConnectorError.
 */
export function accessToken(client: ClientCredentials, secret: string, asked: Asked): Promise<string> {
  const key = keyOf(client, secret, asked.ca);
  const known = kept.get(key);
  if (known && known.endsAt > performance.now()) return known.token;
  const entry: Kept = { endsAt: Number.POSITIVE_INFINITY, token: Promise.resolve('') };
  const token = ask(client, secret, asked).then(({ value, lastsMs }) => {
    entry.endsAt = performance.now() + lastsMs;
    return value;
  });
  const next = Object.assign(entry, { token });
  if (kept.size >= MOST_TOKENS) kept.delete(kept.keys().next().value as string);
  kept.set(key, next);
  token.catch(() => {
    if (kept.get(key) === next) kept.delete(key);
  });
  return token;
}

/** Forgets a token that its source does not accept any more. */
export function forgetToken(client: ClientCredentials, secret: string, ca: string | undefined): void {
  kept.delete(keyOf(client, secret, ca));
}

function keyOf(client: ClientCredentials, secret: string, ca: string | undefined): string {
  const { tokenUrl, clientId, scope, audience, sendAs } = client;
  return createHash('sha256')
    .update(JSON.stringify([tokenUrl, clientId, scope, audience, sendAs, ca, secret]))
    .digest('base64');
}

async function ask(
  client: ClientCredentials,
  secret: string,
  { outbound, signal, ca }: Asked,
): Promise<{ value: string; lastsMs: number }> {
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  if (client.scope) form.set('scope', client.scope);
  if (client.audience) form.set('audience', client.audience);
  if (client.sendAs === 'form') {
    form.set('client_id', client.clientId);
    form.set('client_secret', secret);
  }
  const pair = `${encodeURIComponent(client.clientId)}:${encodeURIComponent(secret)}`;
  const answer = await outbound.request({
    url: client.tokenUrl,
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    credential:
      client.sendAs === 'basic'
        ? { header: 'authorization', value: `Basic ${Buffer.from(pair).toString('base64')}` }
        : undefined,
    body: form.toString(),
    signal,
    ca,
  });
  const text = answer.body.toString('utf8');
  try {
    if (answer.status === 400 || answer.status === 401) refusal(text, answer.status);
    checkStatus(answer, text, [secret, pair]);
    return read(parseJson(text));
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    throw new ConnectorError(error.code, `No access token: ${error.message}`, {
      retryable: error.retryable,
      cause: error,
    });
  }
}

/** The server's own reason (RFC 6749 §5.2): only its code, which is one of a few words. */
function refusal(text: string, status: number): never {
  const [, code] = /"error"\s*:\s*"([a-z_]{1,40})"/.exec(text) ?? [];
  throw new ConnectorError(
    'unauthorised',
    `The token server answered ${status}${code ? ` (${code})` : ''}: the client or its secret was not accepted.`,
  );
}

function read(answer: unknown): { value: string; lastsMs: number } {
  const { access_token: value, token_type: type, expires_in: seconds } = (answer ?? {}) as Record<string, unknown>;
  if (typeof value !== 'string' || value === '' || value.length > MOST_CHARACTERS || !/^[\x21-\x7e]+$/.test(value)) {
    throw new ConnectorError('unauthorised', 'The token server answered without an access token.');
  }
  if (typeof type === 'string' && type.toLowerCase() !== 'bearer') {
    throw new ConnectorError('unauthorised', 'The token server answered with a token that is no bearer token.');
  }
  const said = Number(seconds);
  const lastsMs = Number.isFinite(said) && said > 0 ? Math.min(said * 1_000, LONGEST_MS) : UNSAID_MS;
  return { value, lastsMs: Math.max(0, lastsMs - MARGIN_MS) };
}
