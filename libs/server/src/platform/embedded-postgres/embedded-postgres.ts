import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { clusterOf, createClusterIfMissing, owner, readPassword } from './create-cluster.js';
import { stopLeftoverServer } from './leftover-server.js';
import { freeLoopbackPort } from './loopback-port.js';
import { makeFolder } from './make-folder.js';
import { LockHeld, takeOwnerLock } from './owner-lock.js';
import { isAlive, signal, waitForEnd } from './processes.js';
import { type ServerHome, settleServerHome } from './server-home.js';
import { type ServerProcess, lastWords, spawnServer } from './server-process.js';
import { serverArguments } from './server-settings.js';
import { StartProblem, explainStorageError } from './start-problem.js';

/** How to start the embedded server. */
export interface EmbeddedPostgresOptions {
  /** Folder of this installation's data; made when missing. */
  dataDir: string;
  /** Wished loopback port; another one is taken when it is busy. Without it the port of the last run is wished. */
  port?: number;
  /** Receives single plain lines about what is going on. */
  log?: (line: string) => void;
  /** `throwaway` gives up durability for speed: for tests and benchmarks only. */
  purpose?: 'keep' | 'throwaway';
  /** The server lives as long as this process, instead of as long as the one that starts it. */
  livesWithPid?: number;
}

/** A running embedded server. */
export interface EmbeddedPostgres {
  /** Connection string of the database `workback`. */
  url: string;
  pid: number;
  port: number;
  /** True when this start made the database. */
  created: boolean;
  /** Resolves with the server's last words when it ends without having been told to. */
  failed: Promise<string>;
  /** Stops the server in good order (fast shutdown) and gives the data directory free; may be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that comes with the packages on a data directory, making the database on first use. It runs as
 * an unprivileged user when we are root, listens on loopback only, and stops by itself when this process dies.
 * @throws StartProblem with plain sentences when the folder is in use, closed, read-only or its disk full.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  try {
    return await start(options);
  } catch (error) {
    throw explainStorageError(error, options.dataDir);
  }
}

async function start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, log = () => undefined, purpose = 'keep' } = options;
  makeFolder(dataDir);
  const place = settleServerHome(dataDir, log);
  const release = lock(place.home, dataDir);
  try {
    await stopLeftoverServer(clusterOf(place.home), log);
    const created = await createClusterIfMissing(place, purpose);
    const { server, port } = await launch(place, options, purpose);
    const url = addressOf(place, port, 'workback');
    const running = handle(place, server, { url, port, created }, release);
    try {
      await createDatabaseIfMissing(addressOf(place, port, 'postgres'));
    } catch (error) {
      await running.stop();
      throw error;
    }
    return running;
  } catch (error) {
    release();
    throw error;
  }
}

function lock(home: string, dataDir: string): () => void {
  try {
    return takeOwnerLock(join(home, 'owner.lock'));
  } catch (error) {
    if (!(error instanceof LockHeld)) throw error;
    throw new StartProblem(
      `Another Workback (process ${error.pid}) is using the data folder ${dataDir}.`,
      'It was left running.',
      'Stop it first, or start this one with another folder in WORKBACK_DATA_DIR.',
    );
  }
}

const addressOf = (place: ServerHome, port: number, database: string): string =>
  `postgresql://${owner}:${readPassword(place)}@127.0.0.1:${port}/${database}`;

/** A port may be taken between the look and the start; then the server ends at once and another one is tried. */
async function launch(place: ServerHome, options: EmbeddedPostgresOptions, purpose: 'keep' | 'throwaway') {
  const portFile = join(place.home, 'port');
  let wished = options.port ?? readPort(portFile);
  for (let attempt = 1; ; attempt++) {
    const port = await freeLoopbackPort(wished);
    const args = serverArguments(clusterOf(place.home), port, purpose);
    const server = spawnServer(place, args, options.livesWithPid);
    if (await becomesReady(server, addressOf(place, port, 'postgres'))) {
      writeFileSync(portFile, `${port}\n`);
      return { server, port };
    }
    server.dismissWatcher();
    const words = lastWords(place.home);
    if (attempt === 3 || !/could not bind/i.test(words)) {
      throw new Error(`The database server did not start. Its last words: ${words.trim()}`);
    }
    wished = undefined;
  }
}

const readPort = (file: string): number | undefined => {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
};

/** Connects until it succeeds; false when the server ends first. Recovery after a crash may take its time. */
async function becomesReady(server: ServerProcess, url: string): Promise<boolean> {
  let over = false;
  void server.ended.then(() => (over = true));
  while (!over) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return true;
    } catch (error) {
      await client.end().catch(() => undefined);
      if ((error as { code?: string }).code === '28P01') {
        signal(server.pid, 'SIGINT');
        throw new StartProblem(
          'The embedded database refuses its password.',
          'The data is intact.',
          'Bring the password file of the data folder back from a backup.',
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
  return false;
}

async function createDatabaseIfMissing(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'workback'");
    if (rowCount === 0) await client.query('CREATE DATABASE workback');
  } finally {
    await client.end();
  }
}

function handle(
  place: ServerHome,
  server: ServerProcess,
  facts: Pick<EmbeddedPostgres, 'url' | 'port' | 'created'>,
  release: () => void,
): EmbeddedPostgres {
  let stopping: Promise<void> | undefined;
  const failed = new Promise<string>((resolve) => {
    void server.ended.then(() => {
      if (!stopping) resolve(lastWords(place.home).trim());
    });
  });
  const stopNow = async () => {
    if (isAlive(server.pid)) signal(server.pid, 'SIGINT');
    if (!(await waitForEnd(server.pid, 20_000))) {
      // Rather an immediate stop with recovery at the next start than a process that stays.
      signal(server.pid, 'SIGQUIT');
      await waitForEnd(server.pid, 5_000);
    }
    server.dismissWatcher();
    release();
  };
  return { ...facts, pid: server.pid, failed, stop: () => (stopping ??= stopNow()) };
}
