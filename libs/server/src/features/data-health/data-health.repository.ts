import { Injectable } from '@nestjs/common';
import type { KpiDataHealth, SourceDataHealth } from '@workback/contracts/data-health/data-health.schemas';
import { Database } from '../../platform/database/database.js';
import { completenessDays } from './completeness-days.js';
import type { MeasuredKpi } from './kpi-standings.js';

/** A KPI with what its health follows from. */
export interface HealthRow extends MeasuredKpi, Pick<KpiDataHealth, 'initiative' | 'owner' | 'paused' | 'criteria'> {
  readonly source: Pick<SourceDataHealth, 'id' | 'name' | 'connector'> | null;
}

/** Reads what the health of numbers follows from, of any number of KPIs in one statement. */
@Injectable()
export class DataHealthRepository {
  constructor(private readonly database: Database) {}

  /** All KPIs of a workspace, or one. */
  read(workspaceId: string, kpiId: string | null): Promise<HealthRow[]> {
    return this.database.query<HealthRow>(
      `SELECT k.id, k.name, k.grain, k.delay_days AS "delayDays", k.paused,
              CASE WHEN k.paused THEN NULL ELSE k.cadence END AS cadence,
              coalesce(s.consecutive_failures, 0) > 0 AS failing,
              CASE WHEN s.consecutive_failures > 0 THEN s.last_error END AS "lastError",
              floor(extract(epoch FROM s.last_success_at) * 1000)::float8 AS "lastSuccessMs",
              s.latest_day AS "latestDay", o.first_day AS "firstDay", o.rows,
              CASE WHEN i.id IS NOT NULL THEN json_build_object('id', i.id, 'name', i.name) END AS initiative,
              CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END AS owner,
              CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name, 'connector', c.connector) END AS source,
              (SELECT count(*)::int FROM success_criteria r
                WHERE r.kpi_id = k.id AND r.withdrawn_at IS NULL AND r.state NOT IN ('met', 'missed')) AS criteria
         FROM kpis k
         LEFT JOIN kpi_statuses s ON s.kpi_id = k.id
         LEFT JOIN initiatives i ON i.id = k.initiative_id
         LEFT JOIN users u ON u.id = k.owner_id
         LEFT JOIN sources c ON c.id = k.source_id
         CROSS JOIN LATERAL (
           SELECT min(o.day) AS first_day, count(*)::int AS rows FROM observations o
            WHERE o.series = k.series AND o.day <= s.latest_day AND o.day > s.latest_day - ${completenessDays}) o
        WHERE k.workspace_id = $1 AND ($2::uuid IS NULL OR k.id = $2)
        ORDER BY k.name, k.id`,
      [workspaceId, kpiId],
    );
  }
}
