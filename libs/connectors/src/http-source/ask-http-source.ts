import { checkStatus } from '../answer/http-status.js';
import { sampleOf, shownUrl } from '../answer/redact.js';
import { ConnectorError } from '../connector-error.js';
import type { FetchRequest } from '../connector.js';
import type { Credential } from '../outbound/request-headers.js';
import type { HttpSourceConfig } from './http-source-config.js';
import { fillWindow } from './window-placeholders.js';

/** What one query asks of an HTTP source. */
export interface HttpQuestion {
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  readonly body?: string;
  readonly contentType?: string;
  readonly accept: string;
  /** Statuses that carry an explanation the connector reads itself. */
  readonly readStatuses?: readonly number[];
}

/** A successful answer as text, with what the run record needs. */
export interface HttpText {
  readonly status: number;
  readonly text: string;
  readonly request: string;
  readonly sample: string;
  readonly bytes: number;
  readonly tookMs: number;
}

type Asked = Pick<FetchRequest<HttpSourceConfig, unknown>, 'config' | 'secret' | 'window' | 'signal' | 'outbound'>;

/** Sends one question to an HTTP source and returns the text of a good answer. Throws ConnectorError. */
export async function askHttpSource(asked: Asked, question: HttpQuestion): Promise<HttpText> {
  const { config, secret, window, signal, outbound } = asked;
  const started = performance.now();
  const url = fillWindow(joined(config.url, question.path), window);
  const method = question.method ?? 'GET';
  const credential = credentialOf(config, secret['secret']);
  const secrets = secretsOf(secret['secret'], credential);
  const answer = await outbound.request({
    url,
    method,
    headers: {
      ...config.headers,
      accept: question.accept,
      ...(question.body === undefined ? {} : { 'content-type': question.contentType ?? 'application/json' }),
    },
    credential,
    body: question.body,
    signal,
    followRedirects: config.followRedirects,
    ca: config.ca,
  });
  const text = decoded(answer.body, answer.headers['content-type']);
  if (!question.readStatuses?.includes(answer.status)) checkStatus(answer, text, secrets);
  return {
    status: answer.status,
    text,
    request: `${method} ${shownUrl(url, secrets)}`,
    sample: sampleOf(text, secrets),
    bytes: answer.body.length,
    tookMs: performance.now() - started,
  };
}

function joined(base: string, path: string): string {
  if (path === '') return base;
  if (/[?#]/.test(base)) {
    throw new ConnectorError('config-invalid', 'The source address ends in a query, so a path cannot be added to it.');
  }
  const whole = `${base.replace(/\/+$/, '')}${path}`;
  // The path is typed by whoever writes the query; the secret belongs to the source's own origin.
  if (/^https?:\/\/[^/?#]+/i.exec(base)?.[0] !== /^https?:\/\/[^/?#]+/i.exec(whole)?.[0]) {
    throw new ConnectorError('url-invalid', 'The path leads to another host than the source.');
  }
  return whole;
}

function credentialOf({ auth }: HttpSourceConfig, secret: string | undefined): Credential | undefined {
  if (auth.type === 'none') return undefined;
  if (secret === undefined || secret === '') {
    throw new ConnectorError('unauthorised', 'This source needs a credential and none is stored; enter it again.');
  }
  if (auth.type === 'bearer') return { header: 'authorization', value: `Bearer ${secret}` };
  if (auth.type === 'api-key') return { header: auth.header, value: secret };
  return { header: 'authorization', value: `Basic ${Buffer.from(`${auth.username}:${secret}`).toString('base64')}` };
}

function secretsOf(secret: string | undefined, credential: Credential | undefined): string[] {
  if (credential === undefined || secret === undefined) return [];
  const sent = credential.value.replace(/^(Basic|Bearer) /, '');
  return sent === secret ? [secret] : [secret, sent];
}

function decoded(body: Buffer, contentType: string | undefined): string {
  const charset = /charset="?([\w-]{1,40})"?/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}
