import { Injectable } from '@nestjs/common';
import type { SuccessCriterion } from '@workback/domain/evaluation/criterion';
import type { CriterionState } from '@workback/domain/evaluation/criterion-state';
import type { Aggregation } from '@workback/domain/kpi/aggregation';
import { Database } from '../../platform/database/database.js';
import type { CriterionEntity } from './criterion.entity.js';

/** A KPI as far as sentences about it go. */
export interface KpiName {
  readonly name: string;
  readonly unit: string;
  readonly currency: string | null;
  readonly aggregation: Aggregation;
  readonly formula: string | null;
}

/** One kept verdict. */
export interface EvaluationRow {
  readonly id: number;
  readonly state: CriterionState;
  readonly value: number | null;
  readonly windowFrom: string | null;
  readonly windowTo: string | null;
  readonly coverage: number | null;
  readonly reason: string;
  readonly criterionVersion: number;
  readonly definitionNumber: number | null;
  readonly runId: number | null;
  readonly evaluatedAt: Date;
}

/** A criterion with the KPI it is about and its latest verdict. */
export interface CriterionRow extends Pick<
  CriterionEntity,
  | 'id'
  | 'initiativeId'
  | 'kpiId'
  | 'promiseId'
  | 'rule'
  | 'baselineValue'
  | 'baselineOn'
  | 'frozenAt'
  | 'addedAfterApproval'
  | 'withdrawnAt'
  | 'withdrawnReason'
  | 'version'
> {
  readonly kpiName: string;
  readonly kpiKind: string;
  readonly unit: string;
  readonly currency: string | null;
  readonly aggregation: Aggregation;
  readonly formula: string | null;
  readonly grain: 'day' | 'week' | 'month';
  readonly delayDays: number;
  readonly series: number;
  readonly timeZone: string;
  readonly weekEndingDay: number;
  readonly launchedOn: string | null;
  readonly evaluation: (Omit<EvaluationRow, 'evaluatedAt'> & { evaluatedAt: string }) | null;
}

const evaluationColumns = /* sql */ `e.id, e.state, e.value, e.window_from AS "windowFrom", e.window_to AS "windowTo",
  e.coverage, e.reason, e.criterion_version AS "criterionVersion",
  e.definition_number AS "definitionNumber", e.run_id AS "runId", e.evaluated_at AS "evaluatedAt"`;

const selectCriteria = /* sql */ `
  SELECT c.id, c.initiative_id AS "initiativeId", c.kpi_id AS "kpiId", c.promise_id AS "promiseId", c.rule,
         c.baseline_value AS "baselineValue", c.baseline_on AS "baselineOn", c.frozen_at AS "frozenAt",
         c.added_after_approval AS "addedAfterApproval", c.withdrawn_at AS "withdrawnAt",
         c.withdrawn_reason AS "withdrawnReason", c.version,
         k.name AS "kpiName", k.kind AS "kpiKind", k.unit, k.currency, k.aggregation, k.formula, k.grain,
         k.delay_days AS "delayDays", k.series, w.time_zone AS "timeZone", w.week_ending_day AS "weekEndingDay",
         i.launched_on AS "launchedOn",
         (SELECT to_json(e) FROM (SELECT ${evaluationColumns} FROM evaluations e WHERE e.id = c.evaluation_id) e) AS evaluation
    FROM success_criteria c
    JOIN kpis k ON k.id = c.kpi_id
    JOIN initiatives i ON i.id = c.initiative_id
    JOIN workspaces w ON w.id = c.workspace_id`;

/** Rows of success criteria. */
@Injectable()
export class CriterionRepository {
  constructor(private readonly database: Database) {}

  /** Criteria of a workspace that stand, narrowed to an initiative or a KPI, in the order in which they were set. */
  list(
    workspaceId: string,
    filter: { initiativeId?: string | undefined; kpiId?: string | undefined },
  ): Promise<CriterionRow[]> {
    return this.database.query(
      `${selectCriteria}
        WHERE c.workspace_id = $1 AND ($2::uuid IS NULL OR c.initiative_id = $2) AND ($3::uuid IS NULL OR c.kpi_id = $3)
          AND c.withdrawn_at IS NULL
        ORDER BY c.created_at, c.id`,
      [workspaceId, filter.initiativeId ?? null, filter.kpiId ?? null],
    );
  }

  async find(workspaceId: string, criterionId: string): Promise<CriterionRow | undefined> {
    const [row] = await this.database.query<CriterionRow>(`${selectCriteria} WHERE c.workspace_id = $1 AND c.id = $2`, [
      workspaceId,
      criterionId,
    ]);
    return row;
  }

  /** Holds the criterion against changes until the transaction ends. */
  async lock(workspaceId: string, criterionId: string): Promise<CriterionRow | undefined> {
    const [row] = await this.database.query<CriterionRow>(
      `${selectCriteria} WHERE c.workspace_id = $1 AND c.id = $2 FOR UPDATE OF c`,
      [workspaceId, criterionId],
    );
    return row;
  }

  /** Holds an initiative, so that a criterion is set either before or after its approval; undefined without one. */
  async lockInitiative(workspaceId: string, initiativeId: string): Promise<{ approved: boolean } | undefined> {
    // Two statements: one that waited for an approval would still see the PR/FAQ as it was before.
    await this.database.query('SELECT FROM initiatives WHERE workspace_id = $1 AND id = $2 FOR NO KEY UPDATE', [
      workspaceId,
      initiativeId,
    ]);
    const [row] = await this.database.query<{ approved: boolean }>(
      `SELECT EXISTS (SELECT FROM prfaqs p WHERE p.initiative_id = i.id AND p.approved_version_number IS NOT NULL) AS approved
         FROM initiatives i WHERE i.workspace_id = $1 AND i.id = $2`,
      [workspaceId, initiativeId],
    );
    return row;
  }

  /** Which of the things that a criterion names exist; no promise counts as there. */
  async known(
    workspaceId: string,
    { initiativeId, kpiId, promiseId }: { initiativeId: string; kpiId: string; promiseId: string | null },
  ): Promise<{ kpi: boolean; promise: boolean }> {
    const [row] = await this.database.query<{ kpi: boolean; promise: boolean }>(
      `SELECT EXISTS (SELECT FROM kpis WHERE workspace_id = $1 AND id = $3) AS kpi,
              $4::uuid IS NULL OR EXISTS (SELECT FROM promises WHERE workspace_id = $1 AND initiative_id = $2 AND id = $4
                AND withdrawn_at IS NULL) AS promise`,
      [workspaceId, initiativeId, kpiId, promiseId],
    );
    return row!;
  }

  async insert(
    workspaceId: string,
    row: Pick<CriterionEntity, 'initiativeId' | 'kpiId' | 'promiseId' | 'rule' | 'addedAfterApproval' | 'createdBy'>,
  ): Promise<string> {
    const [inserted] = await this.database.query<{ id: string }>(
      `INSERT INTO success_criteria (workspace_id, initiative_id, kpi_id, promise_id, rule, added_after_approval, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [
        ...[workspaceId, row.initiativeId, row.kpiId, row.promiseId],
        ...[JSON.stringify(row.rule), row.addedAfterApproval, row.createdBy],
      ],
    );
    return inserted!.id;
  }

  /** Writes the rule if nobody changed it since `version` and approval has not frozen it; false otherwise. */
  async update(
    workspaceId: string,
    criterionId: string,
    version: number,
    { promiseId, rule }: Pick<CriterionEntity, 'promiseId' | 'rule'>,
  ): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE success_criteria SET promise_id = $4, rule = $5, version = version + 1
        WHERE workspace_id = $1 AND id = $2 AND version = $3 AND frozen_at IS NULL RETURNING id`,
      [workspaceId, criterionId, version, promiseId, JSON.stringify(rule)],
    );
    return rows.length > 0;
  }

  async remove(workspaceId: string, criterionId: string): Promise<void> {
    await this.database.query(
      'DELETE FROM success_criteria WHERE workspace_id = $1 AND id = $2 AND frozen_at IS NULL',
      [workspaceId, criterionId],
    );
  }

  /** Stores measured baselines; a criterion without one loses the one it had. */
  async setBaselines(
    workspaceId: string,
    baselines: readonly { id: string; value: number | null; on: string | null }[],
  ): Promise<void> {
    await this.database.query(
      `UPDATE success_criteria c SET baseline_value = b.value, baseline_on = b.day
         FROM unnest($2::uuid[], $3::float8[], $4::date[]) AS b(id, value, day)
        WHERE c.workspace_id = $1 AND c.id = b.id AND c.frozen_at IS NULL`,
      [workspaceId, baselines.map(({ id }) => id), baselines.map(({ value }) => value), baselines.map(({ on }) => on)],
    );
  }

  /** Criteria of an initiative that the coming approval will freeze, held until the transaction ends. */
  lockUnfrozen(workspaceId: string, initiativeId: string): Promise<CriterionRow[]> {
    return this.database.query(
      `${selectCriteria}
        WHERE c.workspace_id = $1 AND c.initiative_id = $2 AND c.frozen_at IS NULL AND NOT c.added_after_approval
        ORDER BY c.id FOR UPDATE OF c`,
      [workspaceId, initiativeId],
    );
  }

  /** Freezes criteria with their baselines; a KPI without a baseline takes that of its first criterion. */
  async freeze(workspaceId: string, criterionIds: readonly string[]): Promise<void> {
    await this.database.query(
      'UPDATE success_criteria SET frozen_at = now() WHERE workspace_id = $1 AND id = ANY($2) AND frozen_at IS NULL',
      [workspaceId, criterionIds],
    );
    await this.database.query(
      `UPDATE kpis k SET baseline_value = b.baseline_value, baseline_on = b.baseline_on
         FROM (SELECT DISTINCT ON (kpi_id) kpi_id, baseline_value, baseline_on FROM success_criteria
                WHERE workspace_id = $1 AND id = ANY($2) AND baseline_value IS NOT NULL
                ORDER BY kpi_id, created_at, id) b
        WHERE k.id = b.kpi_id AND k.workspace_id = $1 AND k.baseline_value IS NULL`,
      [workspaceId, criterionIds],
    );
  }

  /** The newest verdicts with their inputs. */
  evaluations(
    workspaceId: string,
    criterionId: string,
    limit: number,
  ): Promise<(EvaluationRow & { inputs: Record<string, unknown>; restatedSince: boolean })[]> {
    return this.database.query(
      `SELECT ${evaluationColumns}, e.inputs, EXISTS (
                SELECT FROM observation_restatements r
                 WHERE r.series = k.series AND r.replaced_at > e.evaluated_at
                   AND r.day BETWEEN e.window_from AND e.window_to) AS "restatedSince"
         FROM evaluations e JOIN success_criteria c ON c.id = e.criterion_id JOIN kpis k ON k.id = c.kpi_id
        WHERE e.workspace_id = $1 AND e.criterion_id = $2 ORDER BY e.id DESC LIMIT $3`,
      [workspaceId, criterionId, limit],
    );
  }

  /** Criteria of an initiative that stand, held until the transaction ends. */
  lockStanding(workspaceId: string, initiativeId: string): Promise<CriterionRow[]> {
    return this.database.query(
      `${selectCriteria}
        WHERE c.workspace_id = $1 AND c.initiative_id = $2 AND c.withdrawn_at IS NULL
        ORDER BY c.created_at, c.id FOR UPDATE OF c`,
      [workspaceId, initiativeId],
    );
  }

  /** Keeps what criteria were before an amendment changes them, with who did and why. */
  async addRevisions(
    workspaceId: string,
    initiativeId: string,
    amendmentId: string,
    criteria: readonly { readonly id: string; readonly reason: string }[],
    actorId: string,
  ): Promise<void> {
    await this.database.query(
      `INSERT INTO criterion_revisions (workspace_id, initiative_id, criterion_id, amendment_id, criterion_version,
              promise_id, rule, baseline_value, baseline_on, frozen_at, reason, replaced_by)
       SELECT c.workspace_id, c.initiative_id, c.id, $3, c.version, c.promise_id, c.rule, c.baseline_value,
              c.baseline_on, c.frozen_at, n.reason, $5
         FROM success_criteria c JOIN jsonb_to_recordset($4) AS n(id uuid, reason text) ON n.id = c.id
        WHERE c.workspace_id = $1 AND c.initiative_id = $2`,
      [workspaceId, initiativeId, amendmentId, JSON.stringify(criteria), actorId],
    );
  }

  /** Registers a frozen criterion anew; it stays frozen since the day it was first. Only an approved amendment may. */
  async replace(
    workspaceId: string,
    criterionId: string,
    {
      promiseId,
      rule,
      baselineValue,
      baselineOn,
    }: Pick<CriterionEntity, 'promiseId' | 'rule' | 'baselineValue' | 'baselineOn'>,
  ): Promise<void> {
    await this.database.query(
      `UPDATE success_criteria SET promise_id = $3, rule = $4, baseline_value = $5, baseline_on = $6,
              version = version + 1
        WHERE workspace_id = $1 AND id = $2`,
      [workspaceId, criterionId, promiseId, JSON.stringify(rule), baselineValue, baselineOn],
    );
  }

  /** Takes criteria back; they are judged no more. Only an approved amendment may. */
  async withdraw(
    workspaceId: string,
    criteria: readonly { readonly id: string; readonly reason: string }[],
  ): Promise<void> {
    await this.database.query(
      `UPDATE success_criteria c SET withdrawn_at = now(), withdrawn_reason = n.reason, version = version + 1
         FROM jsonb_to_recordset($2) AS n(id uuid, reason text) WHERE c.workspace_id = $1 AND c.id = n.id`,
      [workspaceId, JSON.stringify(criteria)],
    );
  }

  /** Every criterion that an initiative ever had frozen or stands now, with its first rule if amendments replaced it. */
  history(
    workspaceId: string,
    initiativeId: string,
  ): Promise<(CriterionRow & { firstRule: SuccessCriterion | null })[]> {
    return this.database.query(
      `SELECT h.*, (SELECT r.rule FROM criterion_revisions r WHERE r.criterion_id = h.id ORDER BY r.id LIMIT 1) AS "firstRule"
         FROM (${selectCriteria} WHERE c.workspace_id = $1 AND c.initiative_id = $2 ORDER BY c.created_at, c.id) h`,
      [workspaceId, initiativeId],
    );
  }

  /** Names of KPIs of the workspace, by id. */
  async kpiNames(workspaceId: string, kpiIds: readonly string[]): Promise<ReadonlyMap<string, KpiName>> {
    const rows = await this.database.query<KpiName & { id: string }>(
      'SELECT id, name, unit, currency, aggregation, formula FROM kpis WHERE workspace_id = $1 AND id = ANY($2)',
      [workspaceId, kpiIds],
    );
    return new Map(rows.map(({ id, ...kpi }) => [id, kpi]));
  }
}
