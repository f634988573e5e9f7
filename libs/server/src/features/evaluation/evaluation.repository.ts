import { Injectable } from '@nestjs/common';
import type { CriterionState } from '@workback/domain/evaluation/criterion-state';
import type { SuccessCriterion } from '@workback/domain/evaluation/criterion';
import type { StoredInputs } from '@workback/domain/evaluation/evaluation';
import type { Aggregation } from '@workback/domain/kpi/aggregation';
import type { Cadence } from '@workback/domain/kpi/cadence';
import { Database } from '../../platform/database/database.js';

/** A criterion with everything but its numbers. */
export interface CriterionToJudge {
  readonly id: string;
  readonly workspaceId: string;
  readonly initiativeId: string;
  readonly kpiId: string;
  readonly kpiName: string;
  readonly formula: string | null;
  readonly definitionNumber: number;
  readonly version: number;
  readonly rule: SuccessCriterion;
  readonly baselineValue: number | null;
  readonly baselineOn: string | null;
  readonly launchedOn: string | null;
  readonly state: CriterionState;
  readonly lastValue: number | null;
  readonly lastWindowTo: string | null;
  readonly lastVersion: number | null;
  readonly lastReason: string | null;
  /** The launch that the last verdict counted from. */
  readonly lastLaunchedOn: string | null;
  readonly series: number;
  readonly firstDay: string | null;
  readonly unit: string;
  readonly currency: string | null;
  readonly grain: 'day' | 'week' | 'month';
  readonly aggregation: Aggregation;
  readonly delayDays: number;
  readonly cadence: Cadence | null;
  readonly lastSuccessMs: number | null;
  readonly lastRunId: number | null;
  readonly failing: boolean;
  readonly timeZone: string;
  readonly weekEndingDay: number;
  readonly nowMs: number;
}

/** A verdict to keep. */
export interface NewEvaluation {
  readonly criterion: CriterionToJudge;
  readonly state: CriterionState;
  readonly value: number | null;
  readonly windowFrom: string | null;
  readonly windowTo: string | null;
  readonly coverage: number | null;
  readonly reason: string;
  readonly inputs: StoredInputs;
}

const selectCriteria = /* sql */ `
  SELECT c.id, c.workspace_id AS "workspaceId", c.initiative_id AS "initiativeId", c.kpi_id AS "kpiId", k.name AS "kpiName",
         k.formula, k.definition_number AS "definitionNumber", c.version, c.rule, c.baseline_value AS "baselineValue", c.baseline_on AS "baselineOn",
         i.launched_on AS "launchedOn", c.state, e.value AS "lastValue", e.window_to AS "lastWindowTo",
         e.criterion_version AS "lastVersion", e.reason AS "lastReason",
         e.inputs->>'launchDate' AS "lastLaunchedOn",
         k.series, (SELECT o.day FROM observations o WHERE o.series = k.series ORDER BY o.day LIMIT 1) AS "firstDay",
         k.unit, k.currency, k.grain, k.aggregation, k.delay_days AS "delayDays",
         CASE WHEN k.paused THEN NULL ELSE k.cadence END AS cadence,
         (extract(epoch FROM s.last_success_at) * 1000)::float8 AS "lastSuccessMs", s.last_run_id AS "lastRunId",
         coalesce(s.consecutive_failures, 0) > 0 AS failing,
         w.time_zone AS "timeZone", w.week_ending_day AS "weekEndingDay", (extract(epoch FROM now()) * 1000)::float8 AS "nowMs"
    FROM success_criteria c
    JOIN kpis k ON k.id = c.kpi_id
    JOIN initiatives i ON i.id = c.initiative_id
    JOIN workspaces w ON w.id = c.workspace_id
    LEFT JOIN kpi_statuses s ON s.kpi_id = k.id
    LEFT JOIN evaluations e ON e.id = c.evaluation_id`;

/** Reads what an evaluation needs and keeps every verdict. */
@Injectable()
export class EvaluationRepository {
  constructor(private readonly database: Database) {}

  ofKpis(kpiIds: readonly string[]): Promise<CriterionToJudge[]> {
    return this.database.query(
      `${selectCriteria} WHERE c.kpi_id = ANY($1) AND c.withdrawn_at IS NULL ORDER BY c.id FOR NO KEY UPDATE OF c`,
      [kpiIds],
    );
  }

  ofInitiative(workspaceId: string, initiativeId: string): Promise<CriterionToJudge[]> {
    return this.database.query(
      `${selectCriteria} WHERE c.workspace_id = $1 AND c.initiative_id = $2 AND c.withdrawn_at IS NULL ORDER BY c.id FOR NO KEY UPDATE OF c`,
      [workspaceId, initiativeId],
    );
  }

  /** The database's time, and the time zones that workspaces are in. */
  async zones(): Promise<{ nowMs: number; zones: string[] }> {
    const [row] = await this.database.query<{ nowMs: number; zones: string[] }>(
      `SELECT (extract(epoch FROM now()) * 1000)::float8 AS "nowMs",
              coalesce((SELECT json_agg(DISTINCT time_zone) FROM workspaces), '[]') AS zones`,
    );
    return row!;
  }

  /**
   * Criteria behind one that nobody judged yet on the day that it is in the zone of their workspace, in the order of their
   * ids: a part that began at the first one each time would walk through all that were judged before it.
   */
  ofAnotherDay(
    days: readonly { zone: string; day: string }[],
    after: string,
    limit: number,
  ): Promise<CriterionToJudge[]> {
    return this.database.query(
      `${selectCriteria}
         JOIN unnest($1::text[], $2::date[]) AS d(zone, day) ON d.zone = w.time_zone
        WHERE c.id > $3 AND c.evaluated_for IS DISTINCT FROM d.day AND c.withdrawn_at IS NULL
        ORDER BY c.id LIMIT $4 FOR NO KEY UPDATE OF c SKIP LOCKED`,
      [days.map(({ zone }) => zone), days.map(({ day }) => day), after, limit],
    );
  }

  /** Appends the verdicts and points their criteria at them. */
  async keep(evaluations: readonly NewEvaluation[]): Promise<void> {
    if (evaluations.length === 0) return;
    await this.database.query(
      `WITH incoming AS (
         SELECT * FROM jsonb_to_recordset($1) AS e(workspace_id uuid, criterion_id uuid, criterion_version bigint, state text,
           value double precision, window_from date, window_to date, coverage double precision, reason text, inputs jsonb, run_id bigint,
           definition_number int)),
       kept AS (
         INSERT INTO evaluations (workspace_id, criterion_id, criterion_version, state, value, window_from, window_to, coverage, reason, inputs, run_id, definition_number)
         SELECT * FROM incoming RETURNING id, criterion_id, state)
       UPDATE success_criteria c SET state = kept.state, evaluation_id = kept.id FROM kept WHERE c.id = kept.criterion_id`,
      [
        JSON.stringify(
          evaluations.map(({ criterion, ...evaluation }) => ({
            workspace_id: criterion.workspaceId,
            criterion_id: criterion.id,
            criterion_version: criterion.version,
            state: evaluation.state,
            value: evaluation.value,
            window_from: evaluation.windowFrom,
            window_to: evaluation.windowTo,
            coverage: evaluation.coverage,
            reason: evaluation.reason,
            inputs: evaluation.inputs,
            run_id: criterion.lastRunId,
            definition_number: criterion.definitionNumber,
          })),
        ),
      ],
    );
  }

  /** Notes that criteria were judged today, whether or not their verdict changed. */
  async markJudged(judged: readonly { id: string; day: string }[]): Promise<void> {
    await this.database.query(
      `UPDATE success_criteria c SET evaluated_for = j.day
         FROM unnest($1::uuid[], $2::date[]) AS j(id, day) WHERE c.id = j.id AND c.evaluated_for IS DISTINCT FROM j.day`,
      [judged.map((entry) => entry.id), judged.map((entry) => entry.day)],
    );
  }
}
