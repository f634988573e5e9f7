import { decodeText, type Encoding } from '../answer/decode-text.js';
import { checkStatus } from '../answer/http-status.js';
import { sampleOf, shownUrl } from '../answer/redact.js';
import { ConnectorError } from '../connector-error.js';
import type { FetchRequest } from '../connector.js';
import type { OutboundAnswer } from '../outbound/outbound-client.js';
import type { Credential } from '../outbound/request-headers.js';
import type { HttpSourceConfig } from './http-source-config.js';
import { accessToken, forgetToken } from './oauth2-token.js';
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
  /** Parameters to set in the address, in place of those of the same name. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** How the bytes of a text file become letters; JSON and others are UTF-8 unless the server says otherwise. */
  readonly encoding?: Encoding;
  /** The whole address instead, as the source named it; it must be on the source's own origin. */
  readonly url?: string;
}

/** A successful answer as text, with what the run record needs. */
export interface HttpText {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly request: string;
  readonly sample: string;
  readonly bytes: number;
  readonly tookMs: number;
}

type Asked = Pick<
  FetchRequest<HttpSourceConfig, unknown>,
  'config' | 'secret' | 'window' | 'signal' | 'outbound' | 'observe'
>;

/** Sends one question to an HTTP source and returns the text of a good answer. Throws ConnectorError. */
export async function askHttpSource(asked: Asked, question: HttpQuestion): Promise<HttpText> {
  const { config, secret, signal, outbound } = asked;
  const started = performance.now();
  const url = addressOf(asked, question);
  const method = question.method ?? 'GET';
  asked.observe?.({ request: `${method} ${shownUrl(url, storedSecrets(secret))}` });
  const send = async (): Promise<{ answer: OutboundAnswer; secrets: string[] }> => {
    const credential = await credentialOf(asked);
    const answer = await outbound.request({
      url: withSecretParameter(url, asked),
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
    return { answer, secrets: secretsOf(secret['secret'], credential) };
  };
  let { answer, secrets } = await send();
  if (answer.status === 401 && config.auth.type === 'oauth2') {
    // The token may have been withdrawn before its time: a new one is asked for, once.
    forgetToken(config.auth, secret['secret'] ?? '', config.ca);
    ({ answer, secrets } = await send());
  }
  const text = decoded(answer.body, answer.headers['content-type'], question.encoding);
  const request = `${method} ${shownUrl(url, secrets)}`;
  const sample = sampleOf(text, secrets);
  asked.observe?.({ request, sample });
  if (!question.readStatuses?.includes(answer.status)) checkStatus(answer, text, secrets);
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    request,
    sample,
    bytes: answer.body.length,
    tookMs: performance.now() - started,
  };
}

function addressOf({ config, window }: Asked, question: HttpQuestion): string {
  const written = fillWindow(joined(config.url, question.path), window);
  if (question.url !== undefined) return onSameOrigin(question.url, written);
  const parameters = Object.entries(question.parameters ?? {});
  if (parameters.length === 0) return written;
  const url = new URL(written);
  for (const [name, value] of parameters) url.searchParams.set(name, value);
  return url.href;
}

/** An address that the source itself named, relative or whole: the credential must not follow it elsewhere. */
function onSameOrigin(named: string, asked: string): string {
  const url = /[\\\u0000-\u001f]/.test(named) ? null : URL.parse(named, asked);
  if (!url || url.origin !== new URL(asked).origin) {
    throw new ConnectorError('url-invalid', 'The source names a next page on another host; it was not asked for.');
  }
  return url.href;
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

async function credentialOf({ config, secret: given, signal, outbound }: Asked): Promise<Credential | undefined> {
  const { auth, ca } = config;
  const secret = given['secret'];
  if (auth.type === 'none') return undefined;
  if (secret === undefined || secret === '') {
    throw new ConnectorError('unauthorised', 'This source needs a credential and none is stored; enter it again.');
  }
  // It stands in the address; see withSecretParameter.
  if (auth.type === 'query') return undefined;
  if (auth.type === 'bearer') return { header: 'authorization', value: `Bearer ${secret}` };
  if (auth.type === 'oauth2') {
    const token = await accessToken(auth, secret, { outbound, signal, ca });
    return { header: 'authorization', value: `Bearer ${token}` };
  }
  if (auth.type === 'api-key') return { header: auth.header, value: secret };
  return { header: 'authorization', value: `Basic ${Buffer.from(`${auth.username}:${secret}`).toString('base64')}` };
}

/** The address with the secret in its parameter, where the source wants it there; only sent, never shown. */
function withSecretParameter(url: string, { config: { auth }, secret }: Asked): string {
  if (auth.type !== 'query') return url;
  const [, address = '', fragment = ''] = /^([^#]*)(#.*)?$/s.exec(url) ?? [];
  const name = encodeURIComponent(auth.parameter);
  // A next page that the source names may hold the parameter already.
  const kept = address
    .replace(new RegExp(`([?&])${name.replaceAll('.', '\\.')}=[^&]*&?`, 'g'), '$1')
    .replace(/[?&]$/, '');
  return `${kept}${kept.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(secret['secret'] ?? '')}${fragment}`;
}

function storedSecrets({ secret }: Readonly<Record<string, string>>): string[] {
  return secret === undefined ? [] : [secret];
}

function secretsOf(secret: string | undefined, credential: Credential | undefined): string[] {
  if (secret === undefined) return [];
  if (credential === undefined) return [secret];
  const sent = credential.value.replace(/^(Basic|Bearer) /, '');
  return sent === secret ? [secret] : [secret, sent];
}

function decoded(body: Buffer, contentType: string | undefined, encoding: Encoding | undefined): string {
  const said = /charset="?([\w-]{1,40})"?/i.exec(contentType ?? '')?.[1];
  if (encoding !== undefined) return decodeText(body, encoding, said);
  try {
    return new TextDecoder(said ?? 'utf-8').decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}
