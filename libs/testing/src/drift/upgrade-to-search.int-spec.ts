import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrations, runMigrations } from '@workback/server/database/migrate';
import { CreateSearchEntries1764350000000 } from '@workback/server/database/migrations/1764350000000-create-search-entries';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../postgres/test-database.js';

interface Entry {
  readonly kind: string;
  readonly passage: string;
  readonly title: string;
  readonly body: string;
  readonly config: string;
}

describe('the upgrade to full-text search', () => {
  let database: TestDatabase;
  let source: DataSource;
  beforeAll(async () => {
    database = await createTestDatabase();
    source = await new DataSource({
      type: 'postgres',
      url: database.url,
      migrations: migrations.slice(0, migrations.indexOf(CreateSearchEntries1764350000000)),
    }).initialize();
    await source.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    await source.runMigrations();
  });
  afterAll(async () => {
    await source?.destroy();
    await database?.drop();
  });

  const one = async (sql: string, values: unknown[] = []): Promise<string> =>
    ((await source.query(`${sql} RETURNING id`, values)) as { id: string }[])[0]!.id;

  it('enters every text that is there', async () => {
    const home = await one(`INSERT INTO workspaces (slug, name) VALUES ('home', 'Home')`);
    const id = await one(`INSERT INTO initiatives (workspace_id, number, name) VALUES ($1, 1, 'Window')`, [home]);
    const at = [home, id];
    const document = {
      sections: { heading: 'Two hours', summary: '**Customers** choose.', problem: '' },
      questions: [{ id: 'q', kind: 'external', question: 'Cost?', answer: 'None' }],
      language: 'de-DE',
    };
    await source.query('INSERT INTO prfaqs (workspace_id, initiative_id, document) VALUES ($1, $2, $3)', [
      ...at,
      document,
    ]);
    await source.query(
      `INSERT INTO prfaq_versions (workspace_id, initiative_id, number, reason, document) VALUES ($1, $2, 1, 'saved', '{}')`,
      at,
    );
    await source.query(
      `INSERT INTO prfaq_decisions (workspace_id, initiative_id, version_number, verdict, reasons) VALUES ($1, $2, 1, 'reject', 'Too dear')`,
      at,
    );
    await source.query(
      `INSERT INTO milestones (workspace_id, initiative_id, number, outcome, estimate_days) VALUES ($1, $2, 1, 'Label', 1)`,
      at,
    );
    await source.query(
      `INSERT INTO kpis (workspace_id, initiative_id, name, purpose, kind, unit, direction, grain, aggregation)
       VALUES ($1, $2, 'Share', 'Why', 'output', 'percent', 'up', 'day', 'mean')`,
      at,
    );
    await source.query(
      `INSERT INTO check_ins (workspace_id, initiative_id, colour, note) VALUES ($1, $2, 'green', 'All well')`,
      at,
    );
    const thread = await one(
      `INSERT INTO comment_threads (workspace_id, initiative_id, subject_type, subject_id) VALUES ($1, $2, 'prfaq', $2)`,
      at,
    );
    await source.query(`INSERT INTO comments (workspace_id, thread_id, body) VALUES ($1, $2, 'Really?')`, [
      home,
      thread,
    ]);

    await runMigrations(database.url);
    const entries = (await source.query(
      'SELECT kind, passage, title, body, config FROM search_entries ORDER BY kind, passage',
    )) as Entry[];
    expect(entries.map((entry) => Object.values(entry))).toEqual([
      ['check-in', '', '', 'All well', 'german'],
      ['comment', '', '', 'Really?', 'german'],
      ['decision', '', '', 'Too dear', 'german'],
      ['initiative', '', 'Window', '', 'english'],
      ['kpi', '', 'Share', 'Why', 'german'],
      ['milestone', '', 'Label', '', 'german'],
      ['question', 'question:q', 'Cost?', 'None', 'german'],
      ['section', 'heading', 'Two hours', '', 'german'],
      ['section', 'summary', '', '**Customers** choose.', 'german'],
    ]);
  });
});
