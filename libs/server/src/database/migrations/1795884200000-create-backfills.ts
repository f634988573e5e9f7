import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Days of the past, asked for in pieces: a piece is a run with a window of its own. */
export class CreateBackfills1795884200000 implements MigrationInterface {
  name = 'CreateBackfills1795884200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE runs
        ADD COLUMN window_from date,
        ADD COLUMN window_to date,
        DROP CONSTRAINT runs_trigger_check,
        ADD CONSTRAINT runs_trigger_check
          CHECK (trigger IN ('schedule','manual','push','typed','backfill')) NOT VALID;
      ALTER TABLE runs VALIDATE CONSTRAINT runs_trigger_check;
      CREATE TABLE backfills (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        workspace_id uuid NOT NULL,
        kpi_id uuid NOT NULL,
        from_day date NOT NULL,
        to_day date NOT NULL CHECK (to_day >= from_day),
        chunk_days integer NOT NULL CHECK (chunk_days > 0),
        -- Days before this one are done.
        next_day date NOT NULL,
        state text NOT NULL DEFAULT 'running' CHECK (state IN ('running','paused','failed','done','cancelled')),
        run_id bigint,
        added integer NOT NULL DEFAULT 0,
        restated integer NOT NULL DEFAULT 0,
        unchanged integer NOT NULL DEFAULT 0,
        message text NOT NULL DEFAULT '',
        started_by uuid REFERENCES users ON DELETE SET NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz,
        FOREIGN KEY (workspace_id, kpi_id) REFERENCES kpis (workspace_id, id) ON DELETE CASCADE
      );
      CREATE UNIQUE INDEX backfills_one_open ON backfills (kpi_id) WHERE state IN ('running','paused','failed');
      CREATE INDEX backfills_by_kpi ON backfills (kpi_id, created_at DESC);
      CREATE INDEX backfills_going ON backfills (created_at) WHERE state IN ('running','paused');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      DROP TABLE backfills;
      DELETE FROM runs WHERE trigger = 'backfill';
      ALTER TABLE runs DROP COLUMN window_from, DROP COLUMN window_to, DROP CONSTRAINT runs_trigger_check,
        ADD CONSTRAINT runs_trigger_check CHECK (trigger IN ('schedule','manual','push','typed'));
    `);
  }
}
