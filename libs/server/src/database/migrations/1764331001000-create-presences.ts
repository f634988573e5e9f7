import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has which initiative open right now. Unlogged: it is worth nothing after a crash, and costs no write-ahead log. */
export class CreatePresences1764331001000 implements MigrationInterface {
  name = 'CreatePresences1764331001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE UNLOGGED TABLE presences (
        workspace_id uuid NOT NULL,
        initiative_id uuid NOT NULL,
        user_id uuid NOT NULL,
        client_id uuid NOT NULL,
        place text NOT NULL,
        part_id text,
        part_title text,
        seen_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (workspace_id, user_id, client_id),
        FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE,
        FOREIGN KEY (workspace_id, user_id) REFERENCES memberships (workspace_id, user_id) ON DELETE CASCADE
      ) WITH (fillfactor = 70);
      CREATE INDEX presences_by_initiative ON presences (initiative_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE presences');
  }
}
