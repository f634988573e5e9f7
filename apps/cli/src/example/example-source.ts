import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { addDays } from '@workback/domain/calendar/plain-date';
import { plainDateIn } from '@workback/domain/calendar/zoned-time';
import { exampleHttpServer } from './example-http.js';
import { LAUNCHED_DAYS_AGO } from './example-series.js';
import { prepareExampleTable } from './example-table.js';

/** Where the example's sources are reached in this run; addresses change when a remembered port is taken. */
export interface ExampleAddresses {
  readonly http: string;
  /** Null when the product's database user may not make the example's database and role. */
  readonly postgresql: { readonly port: number; readonly password: string } | null;
  /** The day the example's concluded initiative was launched. */
  readonly launchedOn: string;
}

export interface RunningExampleSource {
  readonly addresses: ExampleAddresses;
  readonly outboundAllow: string[];
  close(): Promise<void>;
}

interface Remembered {
  readonly launchedOn: string;
  readonly httpPort: number;
  readonly postgresqlPort: number;
  readonly password: string;
}

/**
 * Starts the small local source that the example pulls from: HTTP JSON, a CSV export, and a PostgreSQL table. The table is
 * reached through a port of its own, because the product never lets a source reach the product's database server.
 */
export async function startExampleSource(dataDir: string, databaseUrl: string): Promise<RunningExampleSource> {
  const file = join(dataDir, 'example-source.json');
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Remembered) : undefined;
  const today = (): string => plainDateIn(Date.now(), 'UTC');
  const launchedOn = known?.launchedOn ?? addDays(today(), -LAUNCHED_DAYS_AGO);
  const password = known?.password ?? randomBytes(24).toString('base64url');

  const http = exampleHttpServer({ launchedOn: () => launchedOn, today, nowMs: Date.now });
  const httpPort = await listen(http, known?.httpPort ?? 0);
  const forward = await forwardTo(databaseUrl, known?.postgresqlPort ?? 0);
  const tableIsThere = await prepareExampleTable(databaseUrl, password, launchedOn, today()).then(
    () => true,
    () => false,
  );
  const remembered: Remembered = { launchedOn, httpPort, postgresqlPort: forward.port, password };
  writeFileSync(file, JSON.stringify(remembered), { mode: 0o600 });
  return {
    addresses: {
      http: `http://127.0.0.1:${httpPort}`,
      postgresql: tableIsThere ? { port: forward.port, password } : null,
      launchedOn,
    },
    outboundAllow: [`127.0.0.1:${httpPort}`, `127.0.0.1:${forward.port}`],
    close: async () => {
      http.closeAllConnections();
      await Promise.all([close(http), forward.close()]);
    },
  };
}

/** Listens on the remembered port, or on any free one when it is taken. */
async function listen(server: Server, port: number): Promise<number> {
  const attempt = (wanted: number): Promise<number> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(wanted, '127.0.0.1', () => {
        server.removeListener('error', reject);
        resolve((server.address() as AddressInfo).port);
      });
    });
  return attempt(port).catch(() => attempt(0));
}

async function forwardTo(databaseUrl: string, port: number): Promise<{ port: number; close(): Promise<void> }> {
  const { hostname, port: databasePort } = new URL(databaseUrl);
  const sockets = new Set<{ destroy(): unknown }>();
  const server = createServer((incoming) => {
    const outgoing = connect(Number(databasePort || 5432), hostname.replace(/^\[|\]$/g, ''));
    for (const socket of [incoming, outgoing]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        incoming.destroy();
        outgoing.destroy();
      });
    }
    incoming.pipe(outgoing).pipe(incoming);
  });
  const listening = await listen(server, port);
  return {
    port: listening,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await close(server);
    },
  };
}

const close = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
