import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people and programs note at a day of a chart; what follows from the record is not stored again. */
export class CreateAnnotations1795884754371 implements MigrationInterface {
  name = 'CreateAnnotations1795884754371';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(statements);
  }

  async down(): Promise<void> {
    throw new Error('Annotations exist nowhere else; restore a backup instead.');
  }
}

const statements = /* sql */ `
  -- Without a KPI and an initiative it bears on every chart of the workspace. A removed one stays.
  CREATE TABLE annotations (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    kpi_id uuid,
    initiative_id uuid,
    from_on date NOT NULL,
    to_on date,
    text text NOT NULL,
    -- Name of the API token that sent it.
    program text,
    created_by uuid REFERENCES users ON DELETE SET NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    edited_by uuid REFERENCES users ON DELETE SET NULL,
    edited_at timestamptz,
    removed_by uuid REFERENCES users ON DELETE SET NULL,
    removed_at timestamptz,
    version bigint NOT NULL DEFAULT 1,
    UNIQUE (workspace_id, id),
    CHECK (to_on >= from_on),
    CHECK (kpi_id IS NULL OR initiative_id IS NULL),
    FOREIGN KEY (workspace_id, kpi_id) REFERENCES kpis (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE
  );
  CREATE INDEX annotations_by_day ON annotations (workspace_id, from_on) WHERE removed_at IS NULL;
  CREATE INDEX annotations_by_kpi ON annotations (kpi_id);
  CREATE INDEX annotations_by_initiative ON annotations (initiative_id);
  -- Changes of definitions are read off the record.
  CREATE INDEX events_kpi_changes ON events (workspace_id, subject_id, id) WHERE kind = 'kpi.changed';
`;
