import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Formulas of KPIs, versions of their definitions, moving targets, and which inputs should move which outputs. */
export class KpiDefinitions1795883521000 implements MigrationInterface {
  name = 'KpiDefinitions1795883521000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(statements);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: write another one that undoes this.');
  }
}

const statements = /* sql */ `
  ALTER TABLE kpis
    ADD COLUMN formula text,
    ADD COLUMN data_provider_id uuid REFERENCES users ON DELETE SET NULL,
    ADD COLUMN target_plan jsonb,
    ADD COLUMN definition_number integer NOT NULL DEFAULT 1;

  -- Which KPIs a formula names; a KPI that is removed leaves a formula that says so.
  CREATE TABLE kpi_operands (
    workspace_id uuid NOT NULL,
    kpi_id uuid NOT NULL,
    operand_id uuid NOT NULL,
    PRIMARY KEY (kpi_id, operand_id),
    CHECK (kpi_id <> operand_id),
    FOREIGN KEY (workspace_id, kpi_id) REFERENCES kpis (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, operand_id) REFERENCES kpis (workspace_id, id) ON DELETE CASCADE
  );
  CREATE INDEX kpi_operands_by_operand ON kpi_operands (operand_id);

  -- Which output metrics an input metric should move.
  CREATE TABLE kpi_links (
    workspace_id uuid NOT NULL,
    input_id uuid NOT NULL,
    output_id uuid NOT NULL,
    PRIMARY KEY (input_id, output_id),
    CHECK (input_id <> output_id),
    FOREIGN KEY (workspace_id, input_id) REFERENCES kpis (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, output_id) REFERENCES kpis (workspace_id, id) ON DELETE CASCADE
  );
  CREATE INDEX kpi_links_by_output ON kpi_links (output_id);

  -- What the numbers meant, version by version; a verdict names the version that it was made by.
  CREATE TABLE kpi_definitions (
    workspace_id uuid NOT NULL,
    kpi_id uuid NOT NULL,
    number integer NOT NULL,
    definition jsonb NOT NULL,
    reason text NOT NULL DEFAULT '',
    created_by uuid REFERENCES users ON DELETE SET NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (kpi_id, number),
    FOREIGN KEY (workspace_id, kpi_id) REFERENCES kpis (workspace_id, id) ON DELETE CASCADE
  );
  INSERT INTO kpi_definitions (workspace_id, kpi_id, number, definition, created_at)
  SELECT k.workspace_id, k.id, 1, jsonb_build_object('unit', k.unit, 'currency', k.currency, 'direction', k.direction,
           'grain', k.grain, 'aggregation', k.aggregation, 'delayDays', k.delay_days, 'sourceId', k.source_id,
           'source', s.name, 'query', k.query, 'querySummary', k.query_summary, 'formula', NULL), k.created_at
    FROM kpis k LEFT JOIN sources s ON s.id = k.source_id;

  ALTER TABLE evaluations ADD COLUMN definition_number integer;
  UPDATE kpis SET target_plan = jsonb_build_object('kind', 'threshold', 'commit', target, 'stretch', NULL)
   WHERE target IS NOT NULL;
`;
