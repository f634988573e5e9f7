import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Remarks of the coach that are not to be heard again. */
export class CreateCoachSilences1764336000100 implements MigrationInterface {
  name = 'CreateCoachSilences1764336000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE coach_silences (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        workspace_id uuid NOT NULL,
        initiative_id uuid NOT NULL,
        rule text NOT NULL,
        place text NOT NULL,
        subject text NOT NULL,
        words text NOT NULL DEFAULT '',
        silenced_by uuid REFERENCES users ON DELETE SET NULL,
        silenced_at timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE,
        UNIQUE (initiative_id, rule, subject)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE coach_silences');
  }
}
