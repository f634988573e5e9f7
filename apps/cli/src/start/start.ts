import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@workback/server/platform/embedded-postgres/embedded-postgres';
import { readOrMakeSecretKey, takeDataFolder } from './data-folder.js';
import { checkPort, explainListenError } from './port-check.js';
import { presentError } from './present-error.js';
import { leaveRunningFile } from './running-file.js';
import { Shutdown } from './shutdown.js';
import { type StartSettings, checkout, readStartSettings } from './start-settings.js';
import { onStopRequest } from './stop-requests.js';

/** A started part. */
export interface Running {
  close(): Promise<unknown>;
}

/** The parts of the product that `workback start` puts together; `environment` is complete for `loadConfig`. */
export interface StartParts {
  migrate(databaseUrl: string): Promise<unknown>;
  /** Starts the small local source the example pulls from; names the targets the outbound guard must let through. */
  startExampleSource(environment: NodeJS.ProcessEnv): Promise<Running & { outboundAllow: string[] }>;
  /** Makes the example once; later calls change nothing. */
  seed(environment: NodeJS.ProcessEnv): Promise<unknown>;
  startWorker(environment: NodeJS.ProcessEnv): Promise<Running>;
  /** Resolves when the API and the web app answer on HOST and PORT. */
  startApi(environment: NodeJS.ProcessEnv): Promise<Running>;
  /** The address to open: with a one-time sign-in when one can be given, else the plain one. */
  issueSignInLink(environment: NodeJS.ProcessEnv, address: string): Promise<string>;
}

/** How the program talks and ends; replaced in tests. */
export interface Surroundings {
  env: NodeJS.ProcessEnv;
  process: NodeJS.EventEmitter;
  tell(line: string): void;
  exit(code: number): void;
  now(): number;
}

/** Longest time for a running pull to end in good order (RELIABILITY C6). */
const workerDeadlineMs = 25_000;

/** `workback start`: everything in one process, on an embedded PostgreSQL unless DATABASE_URL names another one. */
export async function start(parts: StartParts, around: Surroundings): Promise<void> {
  const shutdown = new Shutdown(around.tell);
  let stopRequested = false;
  const end = async (code: number) => {
    await shutdown.run();
    around.exit(code);
  };
  const takeSignals = () =>
    onStopRequest(
      around.process,
      around.now,
      () => {
        stopRequested = true;
        around.tell('Stopping ...');
        void end(0);
      },
      () => around.exit(130),
    );
  let settings: StartSettings | undefined;
  try {
    takeSignals();
    settings = readStartSettings(around.env);
    const address = await startAll(parts, settings, shutdown, around, end);
    // The frameworks started meanwhile may have put handlers of their own in place.
    takeSignals();
    around.tell(`\nWorkback is ready:\n\n  ${address}\n\nData is kept in ${settings.dataDir}. Press Ctrl-C to stop.\n`);
  } catch (error) {
    // What breaks because everything is being stopped is no news.
    if (stopRequested) return;
    if (around.env['WORKBACK_DEBUG']) around.tell(error instanceof Error ? (error.stack ?? '') : String(error));
    around.tell(`\n${presentError(error, { ...settings })}`);
    await end(1);
  }
}

async function startAll(
  parts: StartParts,
  settings: StartSettings,
  shutdown: Shutdown,
  around: Surroundings,
  end: (code: number) => Promise<void>,
): Promise<string> {
  const { dataDir, host, port } = settings;
  shutdown.add({ name: 'the data folder', deadlineMs: 1000, close: takeDataFolder(dataDir) });
  await checkPort(host, port);
  const databaseUrl = settings.databaseUrl ?? (await startDatabase(dataDir, shutdown, around, end));
  shutdown.add({ name: 'the note for commands', deadlineMs: 500, close: leaveRunningFile(dataDir, databaseUrl) });
  const environment = environmentOf(settings, databaseUrl, around.env);
  await parts.migrate(databaseUrl);

  const example = await parts.startExampleSource(environment);
  shutdown.add({ name: 'the example source', deadlineMs: 2000, close: () => example.close() });
  const allowed = [environment['WORKBACK_OUTBOUND_ALLOW'], ...example.outboundAllow].filter(Boolean);
  environment['WORKBACK_OUTBOUND_ALLOW'] = allowed.join(',');
  await parts.seed(environment);

  const worker = await parts.startWorker(environment);
  shutdown.add({ name: 'the workers', deadlineMs: workerDeadlineMs, close: () => worker.close() });
  const api = await parts.startApi(environment).catch((error: unknown) => {
    throw explainListenError(error, host, port);
  });
  shutdown.add({ name: 'the API', deadlineMs: 5000, close: () => api.close() });
  const shownHost = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host;
  return parts.issueSignInLink(environment, around.env['WORKBACK_PUBLIC_URL'] || `http://${shownHost}:${port}`);
}

async function startDatabase(
  dataDir: string,
  shutdown: Shutdown,
  around: Surroundings,
  end: (code: number) => Promise<void>,
): Promise<string> {
  const server = await startEmbeddedPostgres({ dataDir, log: around.tell });
  if (server.created) around.tell('A new database was made.');
  shutdown.add({ name: 'the database', deadlineMs: 30_000, close: () => server.stop() });
  void server.failed.then((words) => {
    around.tell(`\nThe embedded database has stopped, and Workback with it. Its last words:\n${words}`);
    around.tell('What was stored is kept; start Workback again.');
    return end(1);
  });
  return server.url;
}

/** The environment of the parts: what the person set, and what the all-in-one decides by itself. */
function environmentOf(settings: StartSettings, databaseUrl: string, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const webDir = join(checkout, 'apps', 'web', 'dist');
  return {
    ...env,
    PORT: String(settings.port),
    HOST: settings.host,
    DATABASE_URL: databaseUrl,
    REDIS_URL: settings.redisUrl,
    WORKBACK_DATA_DIR: settings.dataDir,
    WORKBACK_SECRET_KEY: env['WORKBACK_SECRET_KEY'] || readOrMakeSecretKey(settings.dataDir),
    WORKBACK_WEB_DIR: env['WORKBACK_WEB_DIR'] || (existsSync(webDir) ? webDir : undefined),
    WORKBACK_LOG_LEVEL: env['WORKBACK_LOG_LEVEL'] || 'warn',
  };
}
