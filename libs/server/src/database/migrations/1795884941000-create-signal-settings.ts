import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How process behaviour charts of KPIs are read. */
export class CreateSignalSettings1795884941000 implements MigrationInterface {
  name = 'CreateSignalSettings1795884941000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(statements);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: write another one that undoes this.');
  }
}

const statements = /* sql */ `
  CREATE TABLE signal_settings (
    kpi_id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    settings jsonb NOT NULL,
    reason text NOT NULL,
    changed_by uuid REFERENCES users ON DELETE SET NULL,
    changed_at timestamptz NOT NULL DEFAULT now(),
    version bigint NOT NULL DEFAULT 1,
    FOREIGN KEY (workspace_id, kpi_id) REFERENCES kpis (workspace_id, id) ON DELETE CASCADE
  );
`;
