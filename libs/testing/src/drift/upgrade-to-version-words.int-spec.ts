import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runMigrations } from '@workback/server/database/migrate';
import { Foundation1763800000000 } from '@workback/server/database/migrations/1763800000000-foundation';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../postgres/test-database.js';

const document = {
  sections: {
    heading: 'Larkspur picks up returns',
    summary: 'It doesn’t cost more than £2.40: **no printer**, no box.\n\n- well-known\n- 1,204 shoppers',
    solution: 'Abholung an der Tür für jede Rücksendung',
    appendix: '',
  },
  questions: [{ id: 'q1', kind: 'external', question: 'What does it cost?', answer: 'Nothing. The shop pays.' }],
  launchDate: null,
};
/** As the product counts them: "doesn’t", "2.40", "well-known" and "1,204" are one each. */
const WORDS = 32;

describe('the upgrade to versions with notes', () => {
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

  it('counts the words of versions from before as the product does, and leaves them unchangeable', async () => {
    const one = async (sql: string, values: unknown[] = []): Promise<string> =>
      ((await source.query(`${sql} RETURNING id`, values)) as { id: string }[])[0]!.id;
    const home = await one(`INSERT INTO workspaces (slug, name) VALUES ('home', 'Home')`);
    const id = await one(`INSERT INTO initiatives (workspace_id, number, name) VALUES ($1, 1, 'One')`, [home]);
    const insert = `INSERT INTO prfaq_versions (workspace_id, initiative_id, number, reason, document) VALUES ($1, $2, $3, 'saved', $4)`;
    await source.query(insert, [home, id, 1, JSON.stringify(document)]);
    await source.query(insert, [home, id, 2, JSON.stringify({ sections: {}, questions: [], launchDate: null })]);

    await runMigrations(database.url);

    const rows = await source.query('SELECT number, note, words FROM prfaq_versions ORDER BY number');
    expect(rows).toEqual([
      { number: 1, note: '', words: WORDS },
      { number: 2, note: '', words: 0 },
    ]);
    await expect(source.query(`UPDATE prfaq_versions SET note = 'x'`)).rejects.toThrow('append-only');
  });
});
