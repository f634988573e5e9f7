import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One KPI by country or plan: every value of its dimension is a series of its own beside that of the total. */
export class KpiDimensions1795886153000 implements MigrationInterface {
  name = 'KpiDimensions1795886153000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(statements);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: write another one that undoes this.');
  }
}

const statements = /* sql */ `
  ALTER TABLE kpis ADD COLUMN dimension jsonb;
  CREATE TABLE kpi_slices (
    workspace_id uuid NOT NULL,
    kpi_id uuid NOT NULL,
    slice text NOT NULL,
    series integer NOT NULL UNIQUE DEFAULT nextval(pg_get_serial_sequence('kpis', 'series')),
    PRIMARY KEY (kpi_id, slice),
    FOREIGN KEY (workspace_id, kpi_id) REFERENCES kpis (workspace_id, id) ON DELETE CASCADE
  );

  -- Numbers belong to a KPI or to a value of its dimension; either takes them along when it goes.
  ALTER TABLE observations DROP CONSTRAINT observations_series_fkey;
  ALTER TABLE observation_restatements DROP CONSTRAINT observation_restatements_series_fkey;
  CREATE FUNCTION forget_series() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    DELETE FROM observations WHERE series = OLD.series;
    DELETE FROM observation_restatements WHERE series = OLD.series;
    RETURN NULL;
  END $$;
  CREATE TRIGGER kpis_forget_series AFTER DELETE ON kpis FOR EACH ROW EXECUTE FUNCTION forget_series();
  CREATE TRIGGER kpi_slices_forget_series AFTER DELETE ON kpi_slices FOR EACH ROW EXECUTE FUNCTION forget_series();
`;
