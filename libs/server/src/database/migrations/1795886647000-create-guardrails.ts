import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Guardrails that watch over every launch, and breaches with what is done about them. */
export class CreateGuardrails1795886647000 implements MigrationInterface {
  name = 'CreateGuardrails1795886647000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(statements);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: write another one that undoes this.');
  }
}

const statements = /* sql */ `
  CREATE TABLE guardrails (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    workspace_id uuid NOT NULL,
    kpi_id uuid NOT NULL UNIQUE,
    value_limit double precision NOT NULL,
    bad_side text NOT NULL CHECK (bad_side IN ('above','below')),
    grain text NOT NULL CHECK (grain IN ('day','week','month')),
    periods smallint NOT NULL CHECK (periods BETWEEN 1 AND 12),
    watch_days integer NOT NULL CHECK (watch_days BETWEEN 1 AND 730),
    version bigint NOT NULL DEFAULT 1,
    FOREIGN KEY (workspace_id, kpi_id) REFERENCES kpis (workspace_id, id) ON DELETE CASCADE
  );
  CREATE INDEX guardrails_by_workspace ON guardrails (workspace_id);
  CREATE TABLE guardrail_breaches (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    workspace_id uuid NOT NULL,
    initiative_id uuid NOT NULL,
    kpi_id uuid NOT NULL,
    words text NOT NULL,
    began_on date NOT NULL,
    recovered_on date,
    action text,
    action_owner_id uuid REFERENCES users ON DELETE SET NULL,
    action_due_on date,
    action_done_at timestamptz,
    version bigint NOT NULL DEFAULT 1,
    CHECK ((action IS NULL) = (action_due_on IS NULL)),
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, kpi_id) REFERENCES kpis (workspace_id, id) ON DELETE CASCADE
  );
  -- One breach at a time of a KPI after a launch.
  CREATE UNIQUE INDEX guardrail_breaches_open ON guardrail_breaches (initiative_id, kpi_id) WHERE recovered_on IS NULL;
  CREATE INDEX guardrail_breaches_by_workspace ON guardrail_breaches (workspace_id, initiative_id);
`;
