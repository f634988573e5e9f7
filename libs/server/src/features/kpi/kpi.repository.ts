import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { KpiDefinition } from './kpi-definition.js';
import type { KpiStatusEntity } from './kpi-status.entity.js';
import type { KpiEntity } from './kpi.entity.js';

/** A KPI with everything that is shown of it, from one statement. */
export interface KpiRow extends KpiEntity, Omit<KpiStatusEntity, 'kpiId' | 'workspaceId'> {
  readonly ownerName: string | null;
  readonly sourceName: string | null;
  readonly connector: string | null;
  readonly nextDueAt: Date | null;
  readonly dataProviderName: string | null;
  readonly hasCriterion: boolean;
  readonly nowMs: number;
}

/** A definition with what follows from it. */
export interface KpiToWrite extends KpiDefinition {
  readonly querySummary: string;
  readonly definitionNumber: number;
}

/** Which of the things that a definition names exist, and the week that it is judged by. */
interface KnownThings {
  readonly owner: boolean;
  readonly dataProvider: boolean;
  readonly initiative: boolean;
  readonly weekEndingDay: number;
}

const own = /* sql */ `k.id, k.series, k.workspace_id AS "workspaceId", k.initiative_id AS "initiativeId", k.name, k.purpose,
  k.kind, k.owner_id AS "ownerId", k.unit, k.currency, k.precision, k.direction, k.grain, k.aggregation,
  k.delay_days AS "delayDays", k.caveats, k.source_id AS "sourceId", k.query, k.query_summary AS "querySummary", k.cadence,
  k.paused, k.target, k.target_plan AS "targetPlan", k.formula, k.dimension, k.data_provider_id AS "dataProviderId",
  k.definition_number AS "definitionNumber", k.baseline_value AS "baselineValue", k.baseline_on AS "baselineOn", k.version,
  k.created_at AS "createdAt"`;

const selectKpis = /* sql */ `
  SELECT ${own}, u.name AS "ownerName", p.name AS "dataProviderName", s.name AS "sourceName", s.connector,
         t.last_run_id AS "lastRunId", t.last_attempt_at AS "lastAttemptAt", t.last_success_at AS "lastSuccessAt",
         t.last_error AS "lastError", coalesce(t.consecutive_failures, 0) AS "consecutiveFailures",
         t.latest_day AS "latestDay", t.latest_value AS "latestValue", t.latest_run_id AS "latestRunId",
         t.latest_fetched_at AS "latestFetchedAt", d.next_due_at AS "nextDueAt",
         EXISTS (SELECT FROM success_criteria c WHERE c.kpi_id = k.id AND c.withdrawn_at IS NULL) AS "hasCriterion",
         (extract(epoch FROM now()) * 1000)::float8 AS "nowMs"
    FROM kpis k
    LEFT JOIN users u ON u.id = k.owner_id
    LEFT JOIN users p ON p.id = k.data_provider_id
    LEFT JOIN sources s ON s.id = k.source_id
    LEFT JOIN kpi_statuses t ON t.kpi_id = k.id
    LEFT JOIN kpi_schedules d ON d.kpi_id = k.id`;

const written = (kpi: KpiToWrite): unknown[] => [
  ...[kpi.initiativeId, kpi.name, kpi.purpose, kpi.kind, kpi.ownerId, kpi.unit, kpi.currency, kpi.precision],
  ...[kpi.direction, kpi.grain, kpi.aggregation, kpi.delayDays, kpi.caveats, kpi.sourceId, JSON.stringify(kpi.query)],
  ...[kpi.querySummary, kpi.cadence === null ? null : JSON.stringify(kpi.cadence), kpi.paused, kpi.target],
  ...[kpi.targets === null ? null : JSON.stringify(kpi.targets), kpi.formula, kpi.dataProviderId, kpi.definitionNumber],
  kpi.dimension === null ? null : JSON.stringify(kpi.dimension),
];

/** Rows of KPIs. */
@Injectable()
export class KpiRepository {
  constructor(private readonly database: Database) {}

  /** KPIs of a workspace, or of one initiative in it, by name. */
  list(workspaceId: string, initiativeId: string | null): Promise<KpiRow[]> {
    return this.database.query(
      `${selectKpis} WHERE k.workspace_id = $1 AND ($2::uuid IS NULL OR k.initiative_id = $2) ORDER BY k.name, k.id`,
      [workspaceId, initiativeId],
    );
  }

  /** One KPI in one prepared statement: the hot path. It does not see the current transaction. */
  async find(workspaceId: string, kpiId: string): Promise<KpiRow | undefined> {
    const sql = `${selectKpis} WHERE k.workspace_id = $1 AND k.id = $2`;
    const [row] = await this.database.prepared<KpiRow>('kpi-find', sql, [workspaceId, kpiId]);
    return row;
  }

  /** The same from inside the current transaction. */
  async findNow(workspaceId: string, kpiId: string): Promise<KpiRow | undefined> {
    const sql = `${selectKpis} WHERE k.workspace_id = $1 AND k.id = $2`;
    const [row] = await this.database.query<KpiRow>(sql, [workspaceId, kpiId]);
    return row;
  }

  /** Holds the definition against changes until the transaction ends; pulls go on. */
  async lock(workspaceId: string, kpiId: string): Promise<KpiEntity | undefined> {
    const [row] = await this.database.query<KpiEntity>(
      `SELECT ${own} FROM kpis k WHERE k.workspace_id = $1 AND k.id = $2 FOR NO KEY UPDATE`,
      [workspaceId, kpiId],
    );
    return row;
  }

  /** Inserts a KPI with its empty status. */
  async insert(workspaceId: string, kpi: KpiToWrite): Promise<string> {
    const [row] = await this.database.query<{ id: string }>(
      `WITH kpi AS (
         INSERT INTO kpis (workspace_id, initiative_id, name, purpose, kind, owner_id, unit, currency, precision, direction,
           grain, aggregation, delay_days, caveats, source_id, query, query_summary, cadence, paused, target, target_plan, formula,
           data_provider_id, definition_number, dimension)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)
         RETURNING id, workspace_id)
       INSERT INTO kpi_statuses (kpi_id, workspace_id) SELECT id, workspace_id FROM kpi RETURNING kpi_id AS id`,
      [workspaceId, ...written(kpi)],
    );
    return row!.id;
  }

  /** Writes the definition if nobody changed it since `version`; false if somebody did. */
  async update(workspaceId: string, kpiId: string, version: number, kpi: KpiToWrite): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE kpis SET initiative_id = $2, name = $3, purpose = $4, kind = $5, owner_id = $6, unit = $7, currency = $8,
              precision = $9, direction = $10, grain = $11, aggregation = $12, delay_days = $13, caveats = $14,
              source_id = $15, query = $16, query_summary = $17, cadence = $18, paused = $19, target = $20,
              target_plan = $21, formula = $22, data_provider_id = $23, definition_number = $24, dimension = $25,
              version = version + 1
        WHERE workspace_id = $1 AND id = $26 AND version = $27 RETURNING id`,
      [workspaceId, ...written(kpi), kpiId, version],
    );
    return rows.length > 0;
  }

  async remove(workspaceId: string, kpiId: string): Promise<void> {
    await this.database.query('DELETE FROM kpis WHERE workspace_id = $1 AND id = $2', [workspaceId, kpiId]);
  }

  /** Which of the things that a definition names exist in the workspace; what it does not name counts as there. */
  async known(
    workspaceId: string,
    { ownerId, dataProviderId, initiativeId }: Pick<KpiDefinition, 'ownerId' | 'dataProviderId' | 'initiativeId'>,
  ): Promise<KnownThings> {
    const [row] = await this.database.query<KnownThings>(
      `SELECT $2::uuid IS NULL OR EXISTS (SELECT FROM memberships WHERE workspace_id = $1 AND user_id = $2) AS owner,
              $3::uuid IS NULL OR EXISTS (SELECT FROM initiatives WHERE workspace_id = $1 AND id = $3) AS initiative,
              $4::uuid IS NULL OR EXISTS (SELECT FROM memberships WHERE workspace_id = $1 AND user_id = $4) AS "dataProvider",
              (SELECT week_ending_day FROM workspaces WHERE id = $1) AS "weekEndingDay"`,
      [workspaceId, ownerId, initiativeId, dataProviderId],
    );
    return row!;
  }

  /** Whether approval froze a criterion on this KPI. */
  async isFrozen(workspaceId: string, kpiId: string): Promise<boolean> {
    const rows = await this.database.query(
      'SELECT FROM success_criteria WHERE workspace_id = $1 AND kpi_id = $2 AND frozen_at IS NOT NULL LIMIT 1',
      [workspaceId, kpiId],
    );
    return rows.length > 0;
  }
}
