import { printable } from '../answer/describe-value.js';
import { ConnectorError } from '../connector-error.js';

/** One plain sentence for what PostgreSQL or its driver said. */
export function postgresqlError(error: unknown): ConnectorError {
  if (error instanceof ConnectorError) return error;
  const { code = '', message = '', severity } = error as { code?: string; message?: string; severity?: string };
  const said = `: ${printable(message).slice(0, 240)}`.replace(/[.\s]*$/, '.');
  const options = { detail: code, cause: error };
  const later = { ...options, retryable: true };
  if (severity === undefined) return driverError(message, code, later);
  if (code.startsWith('28'))
    return new ConnectorError('unauthorised', `PostgreSQL did not accept the user or password${said}`, options);
  if (code === '3D000')
    return new ConnectorError('not-found', `PostgreSQL does not have this database${said}`, options);
  if (code === '42501') return new ConnectorError('forbidden', `The database user may not read this${said}`, options);
  if (code === '25006')
    return new ConnectorError('query-refused', `The query tries to write, and only reading is allowed${said}`, options);
  if (code === '57014')
    return new ConnectorError('timeout', `PostgreSQL stopped the query because it took too long${said}`, later);
  if (/^(08|40|53|55|57|58)/.test(code))
    return new ConnectorError('server-error', `PostgreSQL could not answer now${said}`, later);
  return new ConnectorError('query-failed', `PostgreSQL refused the query${said}`, options);
}

function driverError(
  message: string,
  code: string,
  later: { detail: string; cause: unknown; retryable: boolean },
): ConnectorError {
  if (/does not support SSL/i.test(message)) {
    return new ConnectorError('tls-failed', 'The database server does not offer encrypted connections.', {
      ...later,
      retryable: false,
    });
  }
  if (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/.test(code)) {
    return new ConnectorError(
      'tls-failed',
      'The encrypted connection to the database failed: its certificate is not trusted.',
      { ...later, retryable: false },
    );
  }
  if (/SASL|authentication|password/i.test(message)) {
    return new ConnectorError(
      'unauthorised',
      'PostgreSQL asks for a password in a way that could not be answered; is one stored?',
      {
        ...later,
        retryable: false,
      },
    );
  }
  return new ConnectorError('broken-answer', 'The database closed the connection before the answer was complete.', {
    ...later,
    detail: code || message,
  });
}
