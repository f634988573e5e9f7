import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a run went through before it ended, and what became of the rows that the source gave. */
export class RunTries1795883000000 implements MigrationInterface {
  name = 'RunTries1795883000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE runs
        ADD COLUMN tries jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN rows_in integer NOT NULL DEFAULT 0,
        ADD COLUMN blanks integer NOT NULL DEFAULT 0,
        ADD COLUMN outside_window integer NOT NULL DEFAULT 0,
        ADD COLUMN refused integer NOT NULL DEFAULT 0,
        ADD COLUMN refusals jsonb NOT NULL DEFAULT '[]';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE runs DROP COLUMN tries, DROP COLUMN rows_in, DROP COLUMN blanks, DROP COLUMN outside_window,
         DROP COLUMN refused, DROP COLUMN refusals`,
    );
  }
}
