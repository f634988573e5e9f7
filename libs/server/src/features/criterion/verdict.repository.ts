import { Injectable } from '@nestjs/common';
import type { StoredInputs } from '@workback/domain/evaluation/evaluation';
import type { SuccessCriterion } from '@workback/domain/evaluation/criterion';
import type { Verdict } from '@workback/domain/evaluation/verdict-check';
import type { Aggregation } from '@workback/domain/kpi/aggregation';
import { Database } from '../../platform/database/database.js';

/** A verdict as it was kept, with the series of its KPI. */
export interface KeptVerdict extends Verdict {
  readonly kpiId: string;
  readonly series: number;
  readonly formula: string | null;
  readonly inputs: StoredInputs;
}

/** A KPI as far as a rule can be tried on it. */
export interface TriedKpi {
  readonly kpiId: string;
  readonly series: number;
  readonly unit: string;
  readonly currency: string | null;
  readonly aggregation: Aggregation;
  readonly formula: string | null;
  readonly grain: 'day' | 'week' | 'month';
  readonly delayDays: number;
  readonly timeZone: string;
  readonly weekEndingDay: number;
  readonly firstDay: string | null;
  readonly baselineValue: number | null;
  readonly baselineOn: string | null;
}

/** A step in the life of a criterion as the record has it. */
export interface HistoryRow {
  readonly at: Date;
  readonly byId: string | null;
  readonly byName: string | null;
  readonly kind: 'criterion.added' | 'criterion.changed' | 'amended';
  readonly rule: SuccessCriterion | null;
  readonly baselineValue: number | null;
  readonly baselineOn: string | null;
  readonly reason: string;
}

/** Kept verdicts, and what a rule is tried on. */
@Injectable()
export class VerdictRepository {
  constructor(private readonly database: Database) {}

  async kept(workspaceId: string, criterionId: string, evaluationId: number): Promise<KeptVerdict | undefined> {
    const [row] = await this.database.query<KeptVerdict>(
      `SELECT e.state, e.value, e.reason, e.inputs, k.id AS "kpiId", k.series, k.formula
         FROM evaluations e JOIN success_criteria c ON c.id = e.criterion_id JOIN kpis k ON k.id = c.kpi_id
        WHERE e.workspace_id = $1 AND e.criterion_id = $2 AND e.id = $3`,
      [workspaceId, criterionId, evaluationId],
    );
    return row;
  }

  /** Series of KPIs of a workspace by their ids, for operands that a verdict names. */
  async series(workspaceId: string, kpiIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database.query<{ id: string; series: number }>(
      'SELECT id, series FROM kpis WHERE workspace_id = $1 AND id::text = ANY($2)',
      [workspaceId, kpiIds],
    );
    return new Map(rows.map(({ id, series }) => [id, series]));
  }

  /** A KPI to try a rule on, with the baseline of a criterion of it. */
  async tried(workspaceId: string, kpiId: string, criterionId: string | null): Promise<TriedKpi | undefined> {
    const [row] = await this.database.query<TriedKpi>(
      `SELECT k.id AS "kpiId", k.series, k.unit, k.currency, k.aggregation, k.formula, k.grain,
              k.delay_days AS "delayDays", w.time_zone AS "timeZone", w.week_ending_day AS "weekEndingDay",
              (SELECT min(o.day) FROM observations o WHERE o.series = k.series) AS "firstDay",
              c.baseline_value AS "baselineValue", c.baseline_on AS "baselineOn"
         FROM kpis k JOIN workspaces w ON w.id = k.workspace_id
         LEFT JOIN success_criteria c ON c.kpi_id = k.id AND c.id = $3
        WHERE k.workspace_id = $1 AND k.id = $2`,
      [workspaceId, kpiId, criterionId],
    );
    return row;
  }

  /** What was set and changed while the criterion was free, and what amendments replaced, oldest first. */
  history(workspaceId: string, criterionId: string): Promise<HistoryRow[]> {
    return this.database.query(
      `SELECT e.at, e.actor_id AS "byId", u.name AS "byName", e.kind,
              e.after AS rule, (e.after->>'baselineValue')::float8 AS "baselineValue", e.after->>'baselineOn' AS "baselineOn",
              '' AS reason
         FROM events e LEFT JOIN users u ON u.id = e.actor_id
        WHERE e.workspace_id = $1 AND e.subject_type = 'criterion' AND e.subject_id = $2
          AND e.kind IN ('criterion.added','criterion.changed')
       UNION ALL
       SELECT r.replaced_at, r.replaced_by, u.name, 'amended', r.rule, r.baseline_value, r.baseline_on::text, r.reason
         FROM criterion_revisions r LEFT JOIN users u ON u.id = r.replaced_by
        WHERE r.workspace_id = $1 AND r.criterion_id::text = $2
        ORDER BY at`,
      [workspaceId, criterionId],
    );
  }
}
