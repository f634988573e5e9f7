import { afterAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type TestDatabase, createTestDatabase } from './test-database.js';

describe('createTestDatabase', () => {
  const databases: TestDatabase[] = [];
  afterAll(async () => {
    await Promise.all(databases.map((database) => database.drop()));
  });

  it('gives each caller a migrated database of its own, also side by side', async () => {
    databases.push(...(await Promise.all([createTestDatabase(), createTestDatabase(), createTestDatabase()])));
    expect(new Set(databases.map(({ url }) => url)).size).toBe(3);
    const tables = await Promise.all(
      databases.map(async ({ url }) => {
        const client = new pg.Client(url);
        await client.connect();
        await client.query('CREATE TABLE only_here (x int)');
        const { rows } = await client.query("SELECT count(*)::int AS n FROM pg_tables WHERE schemaname = 'public'");
        await client.end();
        return (rows[0] as { n: number }).n;
      }),
    );
    expect(new Set(tables).size).toBe(1);
    expect(tables[0]).toBeGreaterThan(1);
  });
});
