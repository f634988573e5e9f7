import { ConnectorError } from '../connector-error.js';

/** The answer was larger than a source may send. */
export function tooLarge(maxBytes: number): ConnectorError {
  return new ConnectorError('too-large', `The answer is larger than ${megabytes(maxBytes)} MiB; nothing was stored.`);
}

/** The pull was stopped from our side. */
export function aborted(): ConnectorError {
  return new ConnectorError('aborted', 'The pull was stopped before the answer was complete.', { retryable: true });
}

/** The whole exchange took too long; says how far it got. */
export function tooSlow(totalMs: number, received: number | undefined): ConnectorError {
  const state =
    received === undefined
      ? 'there was no answer yet'
      : `${received.toLocaleString('en-GB')} bytes had arrived and more were coming`;
  return new ConnectorError('timeout', `The answer was not complete after ${totalMs / 1000} seconds: ${state}.`, {
    retryable: true,
  });
}

const TLS_CODES = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO|HOSTNAME_MISMATCH)/;

/** Turns what the HTTP machinery threw into one plain sentence about `place` (host and port). */
export function exchangeError(error: unknown, place: string, headersMs: number, connectMs: number): ConnectorError {
  if (error instanceof ConnectorError) return error;
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  const options = { retryable: true, detail: code || message, cause: error };
  if (TLS_CODES.test(code)) {
    return new ConnectorError('tls-failed', `The encrypted connection to "${place}" failed: ${tlsReason(code)}.`, {
      ...options,
      retryable: false,
    });
  }
  switch (code) {
    case 'UND_ERR_CONNECT_TIMEOUT':
      return new ConnectorError(
        'timeout',
        `"${place}" did not accept a connection within ${connectMs / 1000} seconds.`,
        options,
      );
    case 'UND_ERR_HEADERS_TIMEOUT':
      return new ConnectorError(
        'timeout',
        `"${place}" did not start to answer within ${headersMs / 1000} seconds.`,
        options,
      );
    case 'UND_ERR_HEADERS_OVERFLOW':
      return new ConnectorError('too-large', 'The headers of the answer are larger than allowed.', { detail: code });
    case 'UND_ERR_SOCKET':
    case 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH':
    case 'ECONNRESET':
    case 'EPIPE':
      return new ConnectorError(
        'broken-answer',
        `"${place}" closed the connection before the answer was complete.`,
        options,
      );
    case 'ECONNREFUSED':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
    case 'EADDRNOTAVAIL':
      return new ConnectorError('connect-failed', `No connection to "${place}" could be made.`, options);
    default:
      if (code.startsWith('HPE_') || (error as Error).name === 'HTTPParserError') {
        return new ConnectorError('broken-answer', `"${place}" answered with something that is not HTTP.`, {
          detail: code,
        });
      }
      return new ConnectorError('connect-failed', `The exchange with "${place}" failed.`, options);
  }
}

function tlsReason(code: string): string {
  if (code === 'CERT_HAS_EXPIRED') return 'its certificate has expired';
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'its certificate is for another name';
  if (/SELF_SIGNED|UNABLE_TO_/.test(code)) return 'its certificate is not signed by a known authority';
  return 'the two sides did not agree on TLS';
}

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toLocaleString('en-GB', { maximumFractionDigits: 2 });
}
