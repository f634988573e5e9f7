import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Forecasts of launch dates: asked for through the API, played by workers, kept with what they were made from. */
export class CreateForecasts1764338000300 implements MigrationInterface {
  name = 'CreateForecasts1764338000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(statements);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: write another one that undoes this.');
  }
}

const statements = /* sql */ `
  CREATE TABLE forecasts (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    workspace_id uuid NOT NULL,
    initiative_id uuid NOT NULL,
    method text NOT NULL CHECK (method IN ('network','throughput')),
    options jsonb,
    state text NOT NULL CHECK (state IN ('queued','running','succeeded','refused','cancelled','failed')),
    runs integer NOT NULL CHECK (runs > 0),
    done integer NOT NULL DEFAULT 0,
    -- Of everything that the answer follows from but the day; another one means that the plan has changed.
    fingerprint text NOT NULL,
    as_of date NOT NULL,
    result jsonb,
    reason text NOT NULL DEFAULT '',
    requested_by uuid REFERENCES users ON DELETE SET NULL,
    requested_at timestamptz NOT NULL DEFAULT now(),
    delivered_at timestamptz,
    lease_until timestamptz,
    fence integer NOT NULL DEFAULT 0,
    finished_at timestamptz,
    CHECK ((finished_at IS NULL) = (state IN ('queued','running'))),
    CHECK ((result IS NOT NULL) = (state = 'succeeded')),
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE
  ) WITH (fillfactor = 80);
  CREATE INDEX forecasts_by_initiative ON forecasts (initiative_id, method, requested_at DESC);
  CREATE UNIQUE INDEX forecasts_one_active ON forecasts (initiative_id, method) WHERE finished_at IS NULL;
  CREATE INDEX forecasts_open ON forecasts (requested_at) WHERE finished_at IS NULL;
`;
