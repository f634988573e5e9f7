import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Points of metrics that programs send, kept for a while until pulls have made days of them. */
export class CreateMetricPoints1795888500000 implements MigrationInterface {
  name = 'CreateMetricPoints1795888500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE metric_points (
        source_id uuid NOT NULL,
        workspace_id uuid NOT NULL,
        metric text NOT NULL,
        -- Of the attributes as text: jsonb cannot be part of a short key.
        series bytea NOT NULL,
        at timestamptz NOT NULL,
        attributes jsonb NOT NULL,
        kind text NOT NULL CHECK (kind IN ('gauge','delta','total')),
        value double precision NOT NULL CHECK (value > '-Infinity' AND value < 'Infinity'),
        PRIMARY KEY (source_id, metric, series, at),
        FOREIGN KEY (workspace_id, source_id) REFERENCES sources (workspace_id, id) ON DELETE CASCADE
      );
      CREATE INDEX metric_points_by_time ON metric_points (source_id, at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE metric_points');
  }
}
