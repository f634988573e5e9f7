import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calendars by secret address; only the hash of the address is kept, and a feed ends with its person's membership. */
export class CalendarFeeds1764399000000 implements MigrationInterface {
  name = 'CalendarFeeds1764399000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE calendar_feeds (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        workspace_id uuid NOT NULL,
        user_id uuid NOT NULL,
        initiative_id uuid,
        secret_hash bytea NOT NULL UNIQUE,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_read_at timestamptz,
        FOREIGN KEY (workspace_id, user_id) REFERENCES memberships (workspace_id, user_id) ON DELETE CASCADE,
        FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE
      );
      CREATE INDEX calendar_feeds_by_owner ON calendar_feeds (workspace_id, user_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE calendar_feeds');
  }
}
