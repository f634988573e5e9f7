import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runMigrations } from '@workback/server/database/migrate';
import { Foundation1763800000000 } from '@workback/server/database/migrations/1763800000000-foundation';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../postgres/test-database.js';

describe('the upgrade to review rounds', () => {
  let database: TestDatabase;
  let source: DataSource;
  beforeAll(async () => {
    database = await createTestDatabase();
    source = await new DataSource({
      type: 'postgres',
      url: database.url,
      migrations: [Foundation1763800000000],
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

  it('makes rounds of past decisions, and of what waits for one', async () => {
    const owner = await one(`INSERT INTO users (name) VALUES ('Owner')`);
    const home = await one(`INSERT INTO workspaces (slug, name) VALUES ('home', 'Home')`);
    await source.query(`INSERT INTO memberships VALUES ($1, $2, 'owner')`, [home, owner]);
    const start = async (number: number, status: string, latest: number): Promise<string> => {
      const id = await one('INSERT INTO initiatives (workspace_id, number, name) VALUES ($1, $2, $3)', [
        ...[home, number, status],
      ]);
      await source.query(
        `INSERT INTO prfaqs (workspace_id, initiative_id, document, status, latest_version_number) VALUES ($1, $2, '{}', $3, $4)`,
        [home, id, status, latest],
      );
      for (let version = 1; version <= latest; version += 1) {
        await source.query(
          `INSERT INTO prfaq_versions (workspace_id, initiative_id, number, reason, document, created_by)
           VALUES ($1, $2, $3, 'submitted', '{}', $4)`,
          [home, id, version, owner],
        );
      }
      return id;
    };
    const decide = (id: string, version: number, verdict: string, reasons: string): Promise<unknown> =>
      source.query(
        `INSERT INTO prfaq_decisions (workspace_id, initiative_id, version_number, verdict, reasons, decided_by, decided_at)
         VALUES ($1, $2, $3::integer, $4, $5, $6, now() + $3::integer * interval '1 second')`,
        [home, id, version, verdict, reasons, owner],
      );
    const waiting = await start(1, 'in-review', 2);
    await decide(waiting, 1, 'iterate', 'Name the price\nSay when');
    const returned = await start(2, 'draft', 1);
    await decide(returned, 1, 'iterate', 'Name the price');

    await runMigrations(database.url);

    const rounds = await source.query(
      `SELECT r.initiative_id = $1 AS waiting, r.number, r.version_number AS version, r.state, d.verdict,
              (SELECT string_agg(p.role || ' ' || coalesce(a.answer, '-'), ',') FROM review_readers p
                 LEFT JOIN review_answers a ON a.reader_id = p.id WHERE p.round_id = r.id) AS readers,
              (SELECT count(*)::int FROM required_changes c WHERE c.round_id = r.id) AS changes
         FROM review_rounds r LEFT JOIN prfaq_decisions d ON d.round_id = r.id
        WHERE r.initiative_id IN ($1, $2) ORDER BY waiting, r.number`,
      [waiting, returned],
    );
    const past = { version: 1, state: 'closed', verdict: 'iterate', readers: 'approver changes' };
    expect(rounds).toEqual([
      { waiting: false, number: 1, ...past, changes: 1 },
      { waiting: true, number: 1, ...past, changes: 2 },
      {
        ...{ waiting: true, number: 2, version: 2, state: 'open', verdict: null, readers: 'approver -', changes: 0 },
      },
    ]);
    await expect(source.query(`UPDATE prfaq_decisions SET reasons = 'x'`)).rejects.toThrow('append-only');
    // What was asked for last can still be ticked off, what came before a later round cannot.
    const tick = `UPDATE required_changes SET done_at = now() WHERE initiative_id = $1`;
    await source.query(tick, [returned]);
    await expect(source.query(tick, [waiting])).rejects.toThrow('settled');
  });
});
