import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

/** When a KPI is due next, and what becomes of pulls under way when its definition changes. */
@Injectable()
export class KpiScheduleRepository {
  constructor(private readonly database: Database) {}

  /** The planner takes it within a second. */
  async dueNow(workspaceId: string, kpiId: string): Promise<void> {
    await this.database.query(
      `INSERT INTO kpi_schedules (kpi_id, workspace_id, next_due_at) VALUES ($2, $1, now())
       ON CONFLICT (kpi_id) DO UPDATE SET next_due_at = excluded.next_due_at`,
      [workspaceId, kpiId],
    );
  }

  async dueAt(workspaceId: string, kpiId: string, dueMs: number): Promise<void> {
    await this.database.query(
      `INSERT INTO kpi_schedules (kpi_id, workspace_id, next_due_at) VALUES ($2, $1, $3)
       ON CONFLICT (kpi_id) DO UPDATE SET next_due_at = excluded.next_due_at`,
      [workspaceId, kpiId, new Date(dueMs).toISOString()],
    );
  }

  async stop(workspaceId: string, kpiId: string): Promise<void> {
    await this.database.query('DELETE FROM kpi_schedules WHERE workspace_id = $1 AND kpi_id = $2', [
      workspaceId,
      kpiId,
    ]);
  }

  /** Takes a pull under way from its worker and queues it again, because it asked the wrong thing; false without one. */
  async requeue(workspaceId: string, kpiId: string): Promise<boolean> {
    const rows = await this.database.query<{ trigger: string }>(
      `UPDATE runs SET state = 'queued', fence = fence + 1, delivered_at = NULL, lease_until = NULL, retry_at = NULL,
              source_id = (SELECT source_id FROM kpis WHERE id = $2)
        WHERE workspace_id = $1 AND kpi_id = $2 AND finished_at IS NULL AND trigger IN ('schedule','manual','backfill')
        RETURNING trigger`,
      [workspaceId, kpiId],
    );
    return rows.some(({ trigger }) => trigger !== 'backfill');
  }

  /** Ends a pull under way without a result. */
  async cancel(workspaceId: string, kpiId: string, why: string): Promise<void> {
    await this.database.query(
      `UPDATE runs SET state = 'skipped', fence = fence + 1, finished_at = now(), lease_until = NULL, retry_at = NULL, message = $3
        WHERE workspace_id = $1 AND kpi_id = $2 AND finished_at IS NULL AND trigger IN ('schedule','manual','backfill')`,
      [workspaceId, kpiId, why],
    );
  }

  /** Forgets the failures of a source or a query that the KPI does not use any more. */
  async forgetFailures(workspaceId: string, kpiId: string): Promise<void> {
    await this.database.query(
      `UPDATE kpi_statuses SET consecutive_failures = 0, last_error = NULL, last_error_code = NULL
        WHERE workspace_id = $1 AND kpi_id = $2 AND consecutive_failures > 0`,
      [workspaceId, kpiId],
    );
  }
}
