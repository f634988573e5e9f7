import { ConnectorError } from '../connector-error.js';
import type { OutboundAnswer } from '../outbound/outbound-client.js';
import { quoted } from './describe-value.js';
import { htmlTitle, isHtml } from './html-page.js';
import { redact } from './redact.js';

/** Refuses every status but 200 and 203 with a sentence that says what came back; the text is for the sentence only. */
export function checkStatus(answer: OutboundAnswer, text: string, secrets: readonly string[]): void {
  const { status } = answer;
  if (status === 200 || status === 203) return;
  const said = saidBy(text, secrets);
  if (status === 401) {
    throw new ConnectorError(
      'unauthorised',
      `The source answered 401: the credential is missing or was not accepted${said}.`,
    );
  }
  if (status === 403) {
    throw new ConnectorError('forbidden', `The source answered 403: this credential may not read it${said}.`);
  }
  if (status === 404 || status === 410) {
    throw new ConnectorError('not-found', `The source answered ${status}: nothing is found at this address${said}.`);
  }
  const retryAfterMs = retryAfter(answer.headers);
  if (status === 429) {
    const wait = retryAfterMs === undefined ? '' : `, it asks to wait ${Math.ceil(retryAfterMs / 1_000)} seconds`;
    throw new ConnectorError('rate-limited', `The source answered 429: too many requests${wait}${said}.`, {
      retryable: true,
      retryAfterMs,
    });
  }
  if (status >= 500) {
    throw new ConnectorError('server-error', `The source answered ${status}: it failed itself${said}.`, {
      retryable: true,
      retryAfterMs,
    });
  }
  const retryable = status === 408 || status === 425;
  throw new ConnectorError('http-error', `The source answered ${status} instead of 200${said}.`, { retryable });
}

function saidBy(text: string, secrets: readonly string[]): string {
  if (text.trim() === '') return '';
  if (isHtml(text)) {
    const title = htmlTitle(text);
    return title === undefined ? '; it sent an HTML page' : `; it sent an HTML page titled ${quoted(title, 80)}`;
  }
  return `; it said ${quoted(redact(text.slice(0, 4_000), secrets), 160)}`;
}

/** Milliseconds a source asks to wait; a date is measured against the answer's own Date header. At most a day. */
function retryAfter(headers: Readonly<Record<string, string>>): number | undefined {
  const text = headers['retry-after']?.trim();
  if (text === undefined || text === '') return undefined;
  const wait = /^\d{1,7}$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - Date.parse(headers['date'] ?? '');
  return Number.isFinite(wait) ? Math.min(Math.max(0, wait), 86_400_000) : undefined;
}
