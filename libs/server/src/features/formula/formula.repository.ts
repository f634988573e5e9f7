import { Injectable } from '@nestjs/common';
import type { Aggregation } from '@workback/domain/kpi/aggregation';
import type { Cadence } from '@workback/domain/kpi/cadence';
import type { Dimension } from '@workback/domain/kpi/dimension';
import type { NamedKpi } from '@workback/domain/kpi/formula-references';
import { Database } from '../../platform/database/database.js';

/** A KPI that a formula may name. */
export interface NameableKpi extends NamedKpi {
  readonly formula: string | null;
  readonly grain: 'day' | 'week' | 'month';
  readonly dimension: Dimension | null;
  /** The series of the values of its dimension that are known so far. */
  readonly slices: Readonly<Record<string, number>> | null;
}

/** A KPI among those that formulas stand on, itself derived or not. */
export interface FormulaKpi extends NameableKpi {
  readonly series: number;
  readonly workspaceId: string;
  readonly aggregation: Aggregation;
  readonly cadence: Cadence | null;
  readonly lastRunId: number | null;
  readonly lastSuccessMs: number | null;
  readonly consecutiveFailures: number;
  readonly lastError: string | null;
  readonly weekEndingDay: number;
  readonly nowMs: number;
}

/** Rows of a derived KPI as they should be from a day on; whatever else is stored from that day on goes. */
export interface DerivedRows {
  readonly series: number;
  readonly from: string;
  readonly runId: number;
  readonly points: readonly { readonly date: string; readonly value: number }[];
}

/** What the last pulls of its operands left to a derived KPI. */
export interface DerivedStatus {
  readonly kpiId: string;
  readonly series: number;
  readonly lastRunId: number | null;
  readonly lastSuccessMs: number | null;
  readonly consecutiveFailures: number;
  readonly lastError: string | null;
}

const slicesOfKpi = /* sql */ `CASE WHEN k.dimension IS NOT NULL THEN
  (SELECT coalesce(json_object_agg(v.slice, v.series), '{}') FROM kpi_slices v WHERE v.kpi_id = k.id) END`;

/** Formulas of KPIs, the KPIs that they stand on, and the rows computed from them. */
@Injectable()
export class FormulaRepository {
  constructor(private readonly database: Database) {}

  /** Every KPI of a workspace as far as formulas go. */
  nameable(workspaceId: string): Promise<NameableKpi[]> {
    return this.database.query(
      `SELECT id, name, initiative_id AS "initiativeId", formula, grain, dimension, ${slicesOfKpi} AS slices
         FROM kpis k WHERE workspace_id = $1 ORDER BY name, id`,
      [workspaceId],
    );
  }

  /** One change of formulas a workspace at a time, until the transaction ends: two at once could close a circle. */
  async lockFormulas(workspaceId: string): Promise<void> {
    await this.database.query(`SELECT pg_advisory_xact_lock(hashtext('workback.formulas'), hashtext($1))`, [
      workspaceId,
    ]);
  }

  async setOperands(workspaceId: string, kpiId: string, operandIds: readonly string[]): Promise<void> {
    await this.database.query('DELETE FROM kpi_operands WHERE kpi_id = $1', [kpiId]);
    if (operandIds.length === 0) return;
    await this.database.query(
      'INSERT INTO kpi_operands (workspace_id, kpi_id, operand_id) SELECT $1, $2, unnest($3::uuid[])',
      [workspaceId, kpiId, operandIds],
    );
  }

  /** Derived KPIs that stand on any of these, near or far, in the order in which they are locked. */
  dependents(kpiIds: readonly string[]): Promise<{ id: string; series: number }[]> {
    return this.database.query(
      `WITH RECURSIVE d AS (
         SELECT kpi_id FROM kpi_operands WHERE operand_id = ANY($1)
         UNION SELECT o.kpi_id FROM kpi_operands o JOIN d ON o.operand_id = d.kpi_id)
       SELECT k.id, k.series FROM d JOIN kpis k ON k.id = d.kpi_id ORDER BY k.series`,
      [kpiIds],
    );
  }

  /** These KPIs and everything that their formulas stand on. */
  closure(kpiIds: readonly string[]): Promise<FormulaKpi[]> {
    return this.database.query(
      `WITH RECURSIVE c AS (
         SELECT unnest($1::uuid[]) AS id
         UNION SELECT o.operand_id FROM kpi_operands o JOIN c ON o.kpi_id = c.id)
       SELECT k.id, k.name, k.initiative_id AS "initiativeId", k.formula, k.grain, k.dimension, ${slicesOfKpi} AS slices, k.series,
              k.workspace_id AS "workspaceId", k.aggregation, CASE WHEN k.paused THEN NULL ELSE k.cadence END AS cadence,
              s.last_run_id AS "lastRunId", (extract(epoch FROM s.last_success_at) * 1000)::float8 AS "lastSuccessMs",
              coalesce(s.consecutive_failures, 0) AS "consecutiveFailures", s.last_error AS "lastError",
              w.week_ending_day AS "weekEndingDay", (extract(epoch FROM now()) * 1000)::float8 AS "nowMs"
         FROM c JOIN kpis k ON k.id = c.id JOIN workspaces w ON w.id = k.workspace_id
         LEFT JOIN kpi_statuses s ON s.kpi_id = k.id`,
      [kpiIds],
    );
  }

  /** Names of the derived KPIs that a KPI would leave without an operand. */
  async usedIn(workspaceId: string, kpiId: string): Promise<{ id: string; name: string }[]> {
    return this.database.query(
      `SELECT k.id, k.name FROM kpi_operands o JOIN kpis k ON k.id = o.kpi_id
        WHERE o.workspace_id = $1 AND o.operand_id = $2 ORDER BY k.name, k.id`,
      [workspaceId, kpiId],
    );
  }

  /** One writer a series at a time, as with numbers that are pulled or typed. */
  async lockSeries(series: readonly number[]): Promise<void> {
    await this.database.query(
      `SELECT pg_advisory_xact_lock(hashtext('workback.observations'), s) FROM unnest($1::int[]) AS s ORDER BY s`,
      [series],
    );
  }

  /** Forgets what an earlier formula gave; its numbers are not earlier values of the new one. */
  async forget(series: number): Promise<void> {
    await this.database.query('DELETE FROM observations WHERE series = $1', [series]);
    await this.database.query('DELETE FROM observation_restatements WHERE series = $1', [series]);
  }

  /** Brings the stored rows in line with the computed ones; what changes or goes is kept as a restatement. */
  async store(rows: readonly DerivedRows[]): Promise<void> {
    const points = rows.flatMap(({ series, runId, points: all }) => all.map((point) => ({ series, runId, ...point })));
    await this.database.query(
      `WITH scope AS (SELECT * FROM unnest($1::int[], $2::date[], $3::bigint[]) AS s(series, first, run_id)),
       wanted AS MATERIALIZED (
         SELECT w.*, s.run_id FROM unnest($4::int[], $5::date[], $6::float8[]) AS w(series, day, value)
           JOIN scope s USING (series)),
       present AS MATERIALIZED (
         SELECT o.series, o.day, o.value, o.run_id, s.run_id AS replaced_by
           FROM scope s JOIN observations o ON o.series = s.series AND o.day >= s.first),
       changed AS MATERIALIZED (
         SELECT p.* FROM present p LEFT JOIN wanted w USING (series, day) WHERE w.value IS DISTINCT FROM p.value),
       kept AS (
         INSERT INTO observation_restatements (series, day, value, run_id, replaced_by_run_id)
         SELECT series, day, value, run_id, replaced_by FROM changed ON CONFLICT DO NOTHING),
       gone AS (
         DELETE FROM observations o USING changed c
          WHERE o.series = c.series AND o.day = c.day
            AND NOT EXISTS (SELECT FROM wanted w WHERE w.series = c.series AND w.day = c.day))
       INSERT INTO observations (series, day, value, run_id)
       SELECT w.series, w.day, w.value, w.run_id FROM wanted w LEFT JOIN present p USING (series, day)
        WHERE p.value IS DISTINCT FROM w.value ORDER BY w.series, w.day
       ON CONFLICT (series, day) DO UPDATE SET value = excluded.value, run_id = excluded.run_id`,
      [
        rows.map(({ series }) => series),
        rows.map(({ from }) => from),
        rows.map(({ runId }) => runId),
        points.map(({ series }) => series),
        points.map(({ date }) => date),
        points.map(({ value }) => value),
      ],
    );
  }

  /** Derived KPIs stand where the worst of their operands stands. */
  async setStatuses(statuses: readonly DerivedStatus[]): Promise<void> {
    await this.database.query(
      `UPDATE kpi_statuses t
          SET last_run_id = s.run_id, last_attempt_at = now(), last_success_at = to_timestamp(s.success_ms / 1000),
              consecutive_failures = s.failures, last_error = s.error, latest_day = o.day, latest_value = o.value,
              latest_run_id = o.run_id, latest_fetched_at = CASE WHEN o.day IS NOT NULL THEN to_timestamp(s.success_ms / 1000) END
         FROM jsonb_to_recordset($1) AS s(kpi_id uuid, series int, run_id bigint, success_ms float8, failures int, error text)
         LEFT JOIN LATERAL (
           SELECT day, value, run_id FROM observations WHERE observations.series = s.series ORDER BY day DESC LIMIT 1) o ON true
        WHERE t.kpi_id = s.kpi_id`,
      [
        JSON.stringify(
          statuses.map((status) => ({
            kpi_id: status.kpiId,
            series: status.series,
            run_id: status.lastRunId,
            success_ms: status.lastSuccessMs,
            failures: status.consecutiveFailures,
            error: status.lastError,
          })),
        ),
      ],
    );
  }
}
