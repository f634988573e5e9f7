import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Dependencies between milestones of two initiatives of one workspace. */
export class CrossDependencies1764399100000 implements MigrationInterface {
  name = 'CrossDependencies1764399100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE cross_dependencies (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        workspace_id uuid NOT NULL,
        predecessor_initiative_id uuid NOT NULL,
        predecessor_id uuid NOT NULL,
        successor_initiative_id uuid NOT NULL,
        successor_id uuid NOT NULL,
        type text NOT NULL DEFAULT 'FS' CHECK (type IN ('FS','SS','FF','SF')),
        lag_days integer NOT NULL DEFAULT 0,
        created_by uuid REFERENCES users ON DELETE SET NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (successor_id, predecessor_id),
        CHECK (predecessor_initiative_id <> successor_initiative_id),
        FOREIGN KEY (workspace_id, predecessor_initiative_id, predecessor_id)
          REFERENCES milestones (workspace_id, initiative_id, id) ON DELETE CASCADE,
        FOREIGN KEY (workspace_id, successor_initiative_id, successor_id)
          REFERENCES milestones (workspace_id, initiative_id, id) ON DELETE CASCADE
      );
      CREATE INDEX cross_dependencies_by_workspace ON cross_dependencies (workspace_id);
      CREATE INDEX cross_dependencies_by_predecessor ON cross_dependencies (predecessor_initiative_id);
      CREATE INDEX cross_dependencies_by_successor ON cross_dependencies (successor_initiative_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE cross_dependencies');
  }
}
