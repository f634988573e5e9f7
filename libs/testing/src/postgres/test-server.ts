import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@workback/server/platform/embedded-postgres/embedded-postgres';
import pg from 'pg';

/** The server that all test files of one run share. */
export interface TestServer {
  /** Connection string of a database from which others are created and dropped. */
  adminUrl: string;
  /** Name of the migrated database that test files clone. */
  template: string;
  /** Process of the embedded server; undefined when TEST_DATABASE_URL names a server. */
  pid: number | undefined;
}

const patienceMs = 60_000;

/** Runs SQL statements one after another on a connection of their own. */
export async function execute(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** Finds the run's server; the first caller of all workers starts it and migrates the template, the others wait. */
export async function findTestServer(migrate: (url: string) => Promise<unknown>): Promise<TestServer> {
  const run = process.env['WORKBACK_TEST_RUN'];
  if (!run) throw new Error('createTestDatabase needs the global setup of libs/testing in the jest configuration.');
  const file = join(run, 'server.json');
  const failure = join(run, 'failure.txt');
  if (!isFirst(run)) return waitFor(file, failure);
  try {
    const server = await startServer(run, migrate);
    writeFileSync(`${file}.new`, JSON.stringify(server));
    renameSync(`${file}.new`, file);
    return server;
  } catch (error) {
    writeFileSync(failure, error instanceof Error ? String(error.stack) : String(error));
    throw error;
  }
}

function isFirst(run: string): boolean {
  try {
    mkdirSync(join(run, 'claimed'));
    return true;
  } catch {
    return false;
  }
}

async function waitFor(file: string, failure: string): Promise<TestServer> {
  for (let waited = 0; waited < patienceMs; waited += 20) {
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as TestServer;
    if (existsSync(failure)) throw new Error(`The test server did not start: ${readFileSync(failure, 'utf8')}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('The test server was not ready in time.');
}

async function startServer(run: string, migrate: (url: string) => Promise<unknown>): Promise<TestServer> {
  const given = process.env['TEST_DATABASE_URL'];
  const embedded = given ? undefined : await startForRun(run);
  const adminUrl = given ?? withDatabase(embedded!.url, 'postgres');
  const template = `workback_template_${process.env['WORKBACK_TEST_PID']}`;
  await execute(adminUrl, `DROP DATABASE IF EXISTS ${template}`, `CREATE DATABASE ${template}`);
  await migrate(withDatabase(adminUrl, template));
  return { adminUrl, template, pid: embedded?.pid };
}

/** The server must outlive this worker, which jest may end before others, but not the run. */
const startForRun = (run: string) =>
  startEmbeddedPostgres({
    dataDir: join(run, 'data'),
    purpose: 'throwaway',
    livesWithPid: Number(process.env['WORKBACK_TEST_PID']),
  });
