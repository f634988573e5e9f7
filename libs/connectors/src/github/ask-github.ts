import { checkStatus } from '../answer/http-status.js';
import { ConnectorError } from '../connector-error.js';
import type { FetchRequest } from '../connector.js';
import { askHttpSource, type HttpText } from '../http-source/ask-http-source.js';
import type { HttpSourceConfig } from '../http-source/http-source-config.js';
import { nextLink } from '../http-json/pages.js';

export interface GithubAnswer extends Pick<HttpText, 'text' | 'request' | 'sample' | 'bytes' | 'tookMs'> {
  /** The address of the next page, on the same host; null when this was the last. */
  readonly next: string | null;
}

/** Asks GitHub. It says "too many requests" with 403 and its own headers, which become a wait here. */
export async function askGithub(
  request: FetchRequest<HttpSourceConfig, unknown>,
  place: string | { readonly url: string },
): Promise<GithubAnswer> {
  const question = typeof place === 'string' ? { path: place } : { path: '', url: place.url };
  const answer = await askHttpSource(request, {
    ...question,
    accept: 'application/vnd.github+json',
    readStatuses: [403],
  });
  if (answer.status === 403) refuse(answer, request.secret['secret']);
  return { ...answer, next: nextLink(answer.headers['link'] ?? '') };
}

function refuse({ status, headers, text }: HttpText, secret: string | undefined): never {
  if (headers['x-ratelimit-remaining'] === '0') {
    const waitMs = Number(headers['x-ratelimit-reset']) * 1_000 - Date.parse(headers['date'] ?? '');
    const retryAfterMs = Number.isFinite(waitMs) ? Math.max(1_000, waitMs) : 60_000;
    const said = `GitHub lets nobody ask more at the moment; it asks to wait ${Math.ceil(retryAfterMs / 1_000)} seconds. A token allows more.`;
    throw new ConnectorError('rate-limited', said, { retryable: true, retryAfterMs });
  }
  checkStatus({ status, headers, body: Buffer.alloc(0), url: '' }, text, secret === undefined ? [] : [secret]);
  throw new ConnectorError('http-error', `The source answered ${status} instead of 200.`);
}
