import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runMigrations } from '@workback/server/database/migrate';
import { Foundation1763800000000 } from '@workback/server/database/migrations/1763800000000-foundation';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../postgres/test-database.js';

describe('the upgrade to launches on record', () => {
  let database: TestDatabase;
  let source: DataSource;
  beforeAll(async () => {
    database = await createTestDatabase();
    const migrations = [Foundation1763800000000];
    source = await new DataSource({ type: 'postgres', url: database.url, migrations }).initialize();
    await source.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    await source.runMigrations();
  });
  afterAll(async () => {
    await source?.destroy();
    await database?.drop();
  });

  it('takes over launches from before with who declared them, and those that no event tells of', async () => {
    const one = async (sql: string, values: unknown[] = []): Promise<string> =>
      ((await source.query(`${sql} RETURNING id`, values)) as { id: string }[])[0]!.id;
    const home = await one(`INSERT INTO workspaces (slug, name) VALUES ('home', 'Home')`);
    const person = await one(`INSERT INTO users (name) VALUES ('Ines Calder')`);
    const initiative = (number: number, launchedOn: string | null) =>
      one('INSERT INTO initiatives (workspace_id, number, name, launched_on) VALUES ($1, $2, $3, $4)', [
        ...[home, number, `Initiative ${number}`, launchedOn],
      ]);
    const told = await initiative(1, '2026-03-02');
    const silent = await initiative(2, '2026-04-01');
    await initiative(3, null);
    await source.query(
      `INSERT INTO events (workspace_id, initiative_id, kind, subject_type, subject_id, summary, actor_id, at)
       VALUES ($1, $2, 'initiative.launched', 'initiative', 'x', 's', $3, '2026-03-02T10:00:00Z')`,
      [home, told, person],
    );

    await runMigrations(database.url);

    const rows = await source.query(
      `SELECT initiative_id AS id, launched_on::text AS "launchedOn", declared_by AS by, exception, open, cancelled_at AS cancelled
         FROM launches ORDER BY launched_on`,
    );
    const kept = { exception: null, open: [], cancelled: null };
    expect(rows).toEqual([
      { ...kept, id: told, launchedOn: '2026-03-02', by: person },
      { ...kept, id: silent, launchedOn: '2026-04-01', by: null },
    ]);
    await expect(source.query('DELETE FROM launches')).rejects.toThrow('append-only');
    await expect(source.query(`UPDATE launches SET exception = 'x'`)).rejects.toThrow('append-only');
  });
});
