/** Why a pull or a connection failed; stored with the run and stable for filters and counts. */
export type ConnectorErrorCode =
  | 'url-invalid'
  | 'target-refused'
  | 'dns-failed'
  | 'connect-failed'
  | 'tls-failed'
  | 'timeout'
  | 'too-large'
  | 'redirected'
  | 'header-refused'
  | 'aborted'
  | 'broken-answer'
  | 'unauthorised'
  | 'forbidden'
  | 'not-found'
  | 'rate-limited'
  | 'http-error'
  | 'server-error'
  | 'html-page'
  | 'not-json'
  | 'not-csv'
  | 'bad-expression'
  | 'not-a-number'
  | 'not-dated-rows'
  | 'bad-date'
  | 'too-many-samples'
  | 'several-series'
  | 'no-data'
  | 'query-refused'
  | 'query-failed'
  | 'config-invalid';

/** What a failure carries beside its sentence. */
export interface ConnectorErrorOptions {
  /** Worth trying again with the same settings (a time-out is, a wrong password is not). */
  readonly retryable?: boolean;
  /** How long the source asked to be left alone, milliseconds. */
  readonly retryAfterMs?: number;
  /** For the operator's log only: resolved addresses, driver codes. Never a secret. */
  readonly detail?: string;
  readonly cause?: unknown;
}

/** The one error of sources: a code, whether a retry may help, and one plain sentence that says what came back. */
export class ConnectorError extends Error {
  readonly code: ConnectorErrorCode;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly detail: string | undefined;

  constructor(code: ConnectorErrorCode, sentence: string, options: ConnectorErrorOptions = {}) {
    super(sentence, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ConnectorError';
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.retryAfterMs = options.retryAfterMs;
    this.detail = options.detail;
  }
}
