import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is remembered of sources that failed, so that they are left alone for a while. A source without a row is asked as usual. */
export class SourceBreakers1795883100000 implements MigrationInterface {
  name = 'SourceBreakers1795883100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE source_breakers (
        source_id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        failures integer NOT NULL,
        opened_at timestamptz,
        not_before timestamptz,
        rest_seconds integer NOT NULL,
        -- The one pull that may find out whether the source answers again.
        probe_run_id bigint,
        code text NOT NULL,
        message text NOT NULL,
        FOREIGN KEY (workspace_id, source_id) REFERENCES sources (workspace_id, id) ON DELETE CASCADE
      );
      CREATE INDEX runs_by_source ON runs (source_id, id DESC) WHERE source_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX runs_by_source; DROP TABLE source_breakers');
  }
}
