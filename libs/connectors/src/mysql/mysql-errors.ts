import { printable } from '../answer/describe-value.js';
import { ConnectorError } from '../connector-error.js';

const KINDS: Readonly<Record<string, readonly [code: ConstructorParameters<typeof ConnectorError>[0], words: string]>> =
  {
    ER_ACCESS_DENIED_ERROR: ['unauthorised', 'MySQL did not accept the user or password'],
    ER_ACCESS_DENIED_NO_PASSWORD_ERROR: ['unauthorised', 'MySQL did not accept the user or password'],
    ER_NOT_SUPPORTED_AUTH_MODE: ['unauthorised', 'MySQL asks for a password in a way that cannot be answered'],
    ER_BAD_DB_ERROR: ['not-found', 'MySQL does not have this database'],
    ER_DBACCESS_DENIED_ERROR: ['forbidden', 'The database user may not read this'],
    ER_TABLEACCESS_DENIED_ERROR: ['forbidden', 'The database user may not read this'],
    ER_COLUMNACCESS_DENIED_ERROR: ['forbidden', 'The database user may not read this'],
    ER_SPECIFIC_ACCESS_DENIED_ERROR: ['forbidden', 'The database user may not do this'],
    ER_PROCACCESS_DENIED_ERROR: ['forbidden', 'The database user may not do this'],
    ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION: [
      'query-refused',
      'The query tries to write, and only reading is allowed',
    ],
  };
const TIME_IS_UP = ['ER_QUERY_TIMEOUT', 'ER_STATEMENT_TIMEOUT', 'ER_QUERY_INTERRUPTED'];
const LATER = [
  'ER_CON_COUNT_ERROR',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_LOCK_DEADLOCK',
  'ER_SERVER_SHUTDOWN',
  'ER_OUT_OF_RESOURCES',
];

/** One plain sentence for what MySQL or MariaDB or the driver said. */
export function mysqlError(error: unknown): ConnectorError {
  if (error instanceof ConnectorError) return error;
  const {
    code = '',
    message = '',
    errno,
    sqlMessage,
  } = error as {
    code?: string;
    message?: string;
    errno?: number;
    sqlMessage?: string;
  };
  const said = `: ${printable(sqlMessage ?? message).slice(0, 240)}`.replace(/[.\s]*$/, '.');
  const options = { detail: code, cause: error };
  const known = KINDS[code];
  if (known) return new ConnectorError(known[0], known[1] + said, options);
  // MariaDB's own number for a statement that ran out of its time.
  if (TIME_IS_UP.includes(code) || errno === 1969 || errno === 3024) {
    return new ConnectorError('timeout', `MySQL stopped the query because it took too long${said}`, {
      ...options,
      retryable: true,
    });
  }
  if (LATER.includes(code))
    return new ConnectorError('server-error', `MySQL could not answer now${said}`, { ...options, retryable: true });
  if (code === 'HANDSHAKE_NO_SSL_SUPPORT')
    return new ConnectorError('tls-failed', 'The database server does not offer encrypted connections.', options);
  if (code === 'HANDSHAKE_SSL_ERROR' || /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/.test(code)) {
    const sentence = 'The encrypted connection to the database failed: its certificate is not trusted.';
    return new ConnectorError('tls-failed', sentence, options);
  }
  if (code.startsWith('ER_')) return new ConnectorError('query-failed', `MySQL refused the query${said}`, options);
  const closed = 'The database closed the connection before the answer was complete.';
  return new ConnectorError('broken-answer', closed, { ...options, detail: code || message, retryable: true });
}
