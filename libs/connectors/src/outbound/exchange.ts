import type { Dispatcher } from 'undici';
import { aborted, exchangeError, tooLarge, tooSlow } from './exchange-errors.js';
import type { OutboundLimits } from './limits.js';

/** What came back over the wire, still compressed. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

/** One request on a connection pool. */
export interface ExchangeRequest {
  readonly place: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
  readonly limits: OutboundLimits;
  /** Milliseconds left of the whole request's time. */
  readonly leftMs: number;
  readonly signal: AbortSignal | undefined;
}

/** Thrown inside to say that a kept-alive connection was closed before any answer: safe to repeat a GET once. */
export class ClosedBeforeAnswer extends Error {}

/**
 * Sends one request and collects the answer within the limits; the connection is cut as soon as a limit is passed.
 * Throws ConnectorError, or ClosedBeforeAnswer when the peer hung up without a byte.
 */
export function exchange(pool: Dispatcher, request: ExchangeRequest): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const { limits, signal } = request;
    const chunks: Buffer[] = [];
    let controller: Dispatcher.DispatchController | undefined;
    let status: number | undefined;
    let headers: Record<string, string> = {};
    let received = 0;
    let settled = false;

    const finish = (error: Error | undefined): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      if (!error)
        return resolve({
          status: status as number,
          headers,
          body: chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks),
        });
      chunks.length = 0;
      reject(error);
      controller?.abort(error);
    };
    const onAbort = (): void => finish(aborted());
    const timer = setTimeout(
      () => finish(tooSlow(limits.totalMs, status === undefined ? undefined : received)),
      Math.max(1, request.leftMs),
    );
    if (signal?.aborted) return finish(aborted());
    signal?.addEventListener('abort', onAbort, { once: true });

    pool.dispatch(
      {
        method: request.method,
        path: request.path,
        headers: request.headers,
        body: request.body ?? null,
        headersTimeout: limits.headersMs,
        bodyTimeout: 0,
      },
      {
        onRequestStart(started) {
          controller = started;
          if (settled) started.abort(aborted());
        },
        onResponseStart(_controller, code, answerHeaders) {
          if (code < 200) return;
          status = code;
          headers = flat(answerHeaders);
          if (Number(headers['content-length'] ?? 0) > limits.bodyBytes) finish(tooLarge(limits.bodyBytes));
        },
        onResponseData(_controller, chunk) {
          received += chunk.length;
          if (received > limits.bodyBytes) return finish(tooLarge(limits.bodyBytes));
          if (!settled) chunks.push(chunk);
        },
        onResponseEnd() {
          finish(undefined);
        },
        onResponseError(_controller, error) {
          const { code } = error as NodeJS.ErrnoException;
          if (status === undefined && (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE')) {
            return finish(new ClosedBeforeAnswer(code));
          }
          finish(exchangeError(error, request.place, limits.headersMs, limits.connectMs));
        },
      },
    );
  });
}

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const plain: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    if (value !== undefined) plain[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return plain;
}
