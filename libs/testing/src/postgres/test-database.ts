import { randomBytes } from 'node:crypto';
import { runMigrations } from '@workback/server/database/migrate';
import { type TestServer, execute, findTestServer, withDatabase } from './test-server.js';

/** A migrated database of its own for one test file. */
export interface TestDatabase {
  url: string;
  /** Ends whoever is still connected and removes the database. */
  drop(): Promise<void>;
}

let server: Promise<TestServer> | undefined;

/**
 * Clones the migrated template on the run's PostgreSQL (embedded, or the one TEST_DATABASE_URL names), about 20 ms.
 * Close your own connections, then call `drop` in afterAll.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { adminUrl, template } = await (server ??= findTestServer(runMigrations));
  const name = `workback_test_${randomBytes(6).toString('hex')}`;
  await execute(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    url: withDatabase(adminUrl, name),
    drop: () => execute(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}
