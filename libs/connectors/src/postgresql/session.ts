import pg from 'pg';
import { ConnectorError } from '../connector-error.js';
import type { OutboundClient } from '../outbound/outbound-client.js';
import { postgresqlError } from './postgresql-errors.js';
import type { PostgresqlConfig } from './postgresql-config.js';

type AdoptedSocket = Awaited<ReturnType<OutboundClient['connectTcp']>>;

/** Who connects, and until when. */
export interface SessionRequest {
  readonly config: PostgresqlConfig;
  readonly password: string | undefined;
  readonly outbound: OutboundClient;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/** Every value stays the text PostgreSQL wrote; readers decide by the column's type. */
const asText = { getTypeParser: () => (value: unknown) => value } as unknown as pg.CustomTypesConfig;

/** Rows as lists of texts, with the columns' names and type numbers. */
export interface TextRows {
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** One connection that lives for one piece of work. */
export interface Session {
  /** Runs one statement by the extended protocol, which refuses a second one. */
  query(text: string, values?: readonly unknown[]): Promise<TextRows>;
  readonly bytesRead: () => number;
}

/**
 * Opens a connection to a checked address, does the work in a read-only transaction and destroys the connection; nothing
 * a query sets survives. Stops the query on the server when the signal or the time limit ends it. Throws ConnectorError.
 */
export async function withSession<T>(request: SessionRequest, work: (session: Session) => Promise<T>): Promise<T> {
  const { config, outbound, signal, timeoutMs, maxBytes } = request;
  const socket = await outbound.connectTcp(config.host, config.port, signal);
  const client = new pg.Client({
    stream: () => adopted(socket),
    host: config.host,
    port: config.port,
    database: config.database,
    user: config.user,
    // A function keeps pg from looking for a password in the environment or in a file of the host.
    password: () => request.password ?? '',
    ssl: config.ssl ? { rejectUnauthorized: true, ...(config.ca === undefined ? {} : { ca: config.ca }) } : false,
    application_name: 'workback',
    types: asText,
  });
  client.on('error', () => undefined);
  let stopped: ConnectorError | undefined;
  let read = 0;

  return new Promise<T>((resolve, reject) => {
    const stop = (reason: ConnectorError): void => {
      if (stopped) return;
      stopped = reason;
      void cancelOnServer(client, request).finally(() => socket.destroy());
      reject(reason);
    };
    const onAbort = (): void =>
      stop(new ConnectorError('aborted', 'The pull was stopped before the answer was complete.', { retryable: true }));
    const timer = setTimeout(
      () =>
        stop(
          new ConnectorError('timeout', `PostgreSQL did not finish within ${timeoutMs / 1_000} seconds.`, {
            retryable: true,
          }),
        ),
      timeoutMs,
    );
    const run = async (): Promise<T> => {
      await client.connect();
      const { stream } = (client as unknown as { connection: { stream: AdoptedSocket } }).connection;
      stream.on('data', (chunk: Buffer) => {
        read += chunk.length;
        if (read > maxBytes) {
          stop(
            new ConnectorError(
              'too-large',
              `The result is larger than ${Math.round(maxBytes / 1_048_576)} MiB; nothing was stored.`,
            ),
          );
          stream.destroy();
        }
      });
      await client.query(
        `BEGIN READ ONLY; SET LOCAL statement_timeout = ${timeoutMs}; SET LOCAL lock_timeout = 3000; SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL extra_float_digits = 1`,
      );
      return work({
        bytesRead: () => read,
        query: async (text, values = []) =>
          (await client.query({
            text,
            values: [...values],
            rowMode: 'array',
            queryMode: 'extended',
          } as pg.QueryArrayConfig)) as unknown as TextRows,
      });
    };
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    run()
      .then(resolve, (error: unknown) => reject(stopped ?? postgresqlError(error)))
      .finally(() => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        if (!stopped) socket.destroy();
      });
  });
}

/** pg calls `connect` on the stream it is given; ours is connected already, to the address that was checked. */
function adopted(socket: AdoptedSocket): AdoptedSocket {
  socket.connect = (() => {
    setImmediate(() => socket.emit('connect'));
    return socket;
  }) as AdoptedSocket['connect'];
  return socket;
}

/** Asks the server to stop the running query, over a second connection as the protocol wants it; best effort. */
async function cancelOnServer(client: pg.Client, { config, outbound }: SessionRequest): Promise<void> {
  const { processID, secretKey } = client as unknown as { processID: number | null; secretKey: number | null };
  if (!processID || typeof secretKey !== 'number') return;
  try {
    const socket = await outbound.connectTcp(config.host, config.port);
    socket.on('error', () => undefined);
    const message = Buffer.alloc(16);
    message.writeInt32BE(16, 0);
    message.writeInt32BE(80_877_102, 4);
    message.writeInt32BE(processID, 8);
    message.writeInt32BE(secretKey, 12);
    await new Promise<void>((done) => {
      const late = setTimeout(() => socket.destroy(), 2_000);
      socket.once('close', () => {
        clearTimeout(late);
        done();
      });
      socket.end(message);
      socket.resume();
    });
  } catch {
    // statement_timeout ends the query on the server if this does not.
  }
}
