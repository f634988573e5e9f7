import { type Connection, createConnection, type FieldPacket, type QueryError } from 'mysql2';
import { ConnectorError } from '../connector-error.js';
import type { OutboundClient } from '../outbound/outbound-client.js';
import type { SqlConfig } from '../sql/sql-config.js';
import type { MysqlField } from './column-types.js';
import { mysqlError } from './mysql-errors.js';

/** Who connects, and until when. */
export interface SessionRequest {
  readonly config: SqlConfig;
  readonly password: string | undefined;
  readonly outbound: OutboundClient;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/** Rows as lists of texts, with their columns. */
export interface TextRows {
  readonly fields: readonly MysqlField[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** One connection that lives for one piece of work. */
export interface Session {
  query(text: string): Promise<TextRows>;
  bytesRead(): number;
}

/** How often the size of an answer that is still coming in is looked at. */
const SIZE_CHECK_MS = 25;

/**
 * Opens a connection to a checked address, does the work in a read-only transaction and destroys the connection; nothing
 * a query sets survives. Stops the query on the server when the signal or the time limit ends it. Throws ConnectorError.
 */
export async function withSession<T>(request: SessionRequest, work: (session: Session) => Promise<T>): Promise<T> {
  const { config, outbound, signal, timeoutMs, maxBytes } = request;
  const socket = await outbound.connectTcp(config.host, config.port, signal);
  const connection = connect(request, socket);
  connection.on('error', () => undefined);
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  let stopped = false;
  const stop = (reason: ConnectorError): void => {
    if (stopped) return;
    stopped = true;
    reject(reason);
    void stopOnServer(connection, request).finally(() => socket.destroy());
  };
  const onAbort = (): void =>
    stop(new ConnectorError('aborted', 'The pull was stopped before the answer was complete.', { retryable: true }));
  const late = setTimeout(() => {
    const sentence = `MySQL did not finish within ${timeoutMs / 1_000} seconds.`;
    stop(new ConnectorError('timeout', sentence, { retryable: true }));
  }, timeoutMs);
  const tooLarge = (): ConnectorError => {
    const most = Math.round(maxBytes / 1_048_576);
    return new ConnectorError('too-large', `The result is larger than ${most} MiB; nothing was stored.`);
  };
  const size = setInterval(() => {
    if (socket.bytesRead > maxBytes) stop(tooLarge());
  }, SIZE_CHECK_MS);
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();

  // An answer may be complete before the first look at its size.
  const query = async (text: string): Promise<TextRows> => {
    const answer = await run(connection, text);
    if (socket.bytesRead > maxBytes) throw tooLarge();
    return answer;
  };
  const begin = async (): Promise<T> => {
    const { rows } = await query('SELECT VERSION()');
    for (const statement of preparation(String(rows[0]?.[0] ?? ''), timeoutMs)) await query(statement);
    return work({ query, bytesRead: () => socket.bytesRead });
  };
  begin()
    .then(resolve, (error: unknown) => reject(mysqlError(error)))
    .finally(() => {
      if (!stopped) socket.destroy();
    });
  try {
    return await promise;
  } finally {
    clearTimeout(late);
    clearInterval(size);
    signal.removeEventListener('abort', onAbort);
  }
}

function connect(
  { config, password }: SessionRequest,
  socket: Awaited<ReturnType<OutboundClient['connectTcp']>>,
): Connection {
  return createConnection({
    stream: socket,
    host: config.host,
    port: config.port,
    database: config.database,
    user: config.user,
    password: password ?? '',
    ...(config.ssl
      ? {
          ssl: {
            rejectUnauthorized: true,
            verifyIdentity: true,
            ...(config.ca === undefined ? {} : { ca: config.ca }),
          },
        }
      : {}),
    charset: 'utf8mb4',
    multipleStatements: false,
    // The server may ask for files of ours; it does not get to ask.
    flags: ['-LOCAL_FILES'],
    rowsAsArray: true,
    // Every value stays the text that the server wrote; readers decide by the column's type.
    typeCast: (field) => field.string(),
    connectAttributes: { program_name: 'workback' },
  });
}

/** What holds a session to reading, in UTC, with double quotes for texts, and within the time. */
function preparation(version: string, timeoutMs: number): string[] {
  const limit = /mariadb/i.test(version)
    ? `max_statement_time = ${timeoutMs / 1_000}`
    : `max_execution_time = ${Math.ceil(timeoutMs)}`;
  return [
    `SET SESSION sql_mode = 'NO_ENGINE_SUBSTITUTION', time_zone = '+00:00', lock_wait_timeout = 3, ${limit}`,
    'START TRANSACTION READ ONLY',
  ];
}

function run(connection: Connection, text: string): Promise<TextRows> {
  return new Promise((resolve, reject) => {
    connection.query(text, (error: QueryError | null, rows: unknown, fields: FieldPacket[] | undefined) => {
      if (error) return reject(error);
      resolve({
        fields: (fields ?? []) as unknown as MysqlField[],
        rows: Array.isArray(rows) ? (rows as TextRows['rows']) : [],
      });
    });
  });
}

/** Asks the server to stop the running query, over a second connection as the protocol wants it; best effort. */
async function stopOnServer(connection: Connection, request: SessionRequest): Promise<void> {
  const { threadId } = connection;
  if (!threadId) return;
  try {
    const socket = await request.outbound.connectTcp(request.config.host, request.config.port);
    const second = connect(request, socket);
    second.on('error', () => undefined);
    const late = setTimeout(() => socket.destroy(), 2_000);
    await run(second, `KILL QUERY ${threadId}`).finally(() => {
      clearTimeout(late);
      socket.destroy();
    });
  } catch {
    // The statement's own time limit ends it on the server if this does not.
  }
}
