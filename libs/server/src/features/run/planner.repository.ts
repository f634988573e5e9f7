import { Injectable } from '@nestjs/common';
import type { Cadence } from '@workback/domain/kpi/cadence';
import { Database } from '../../platform/database/database.js';
import { silentTry } from './pull.repository.js';

/** A KPI whose time has come, locked by this planner until its transaction ends. */
export interface DueKpi {
  readonly kpiId: string;
  readonly workspaceId: string;
  readonly sourceId: string | null;
  readonly cadence: Cadence;
  readonly dueMs: number;
  readonly nowMs: number;
  /** The run before this one has not ended. */
  readonly busy: boolean;
  /** Its source rests after failures in a row. */
  readonly resting: boolean;
}

/** A run to insert: one that will be pulled, or the record of ticks that will not. */
export interface PlannedRun {
  readonly kpi_id: string;
  readonly workspace_id: string;
  readonly source_id: string | null;
  readonly scheduled_for: string;
  readonly state: 'queued' | 'skipped';
  readonly skipped_ticks: number;
  readonly message: string;
}

/** A run that should go to the queue. */
export interface Delivery {
  readonly id: number;
  readonly workspaceId: string;
  readonly sourceId: string | null;
  readonly initiativeId: string | null;
  readonly deliveredMs: number;
  /** Its source did not answer in time when it was last asked, or took long; or it is a piece of a backfill, which can wait. */
  readonly silent: boolean;
}

/** A pull that took longer than this goes to the slow lane the next time, where it keeps nobody else waiting. */
const SLOW_MS = 5_000;

/** The planner's statements: schedules and runs in PostgreSQL decide, the queue only carries. */
@Injectable()
export class PlannerRepository {
  constructor(private readonly database: Database) {}

  /** Locks the KPIs that are due by the database's clock, oldest first; rows held by another planner are passed over. */
  lockDue(limit: number): Promise<DueKpi[]> {
    return this.database.query<DueKpi>(
      `SELECT s.kpi_id AS "kpiId", s.workspace_id AS "workspaceId", k.source_id AS "sourceId", k.cadence,
              (extract(epoch FROM s.next_due_at) * 1000)::float8 AS "dueMs", (extract(epoch FROM now()) * 1000)::float8 AS "nowMs",
              EXISTS (SELECT FROM runs r WHERE r.kpi_id = s.kpi_id AND r.finished_at IS NULL
                        AND r.trigger IN ('schedule','manual')) AS busy,
              EXISTS (SELECT FROM source_breakers b WHERE b.source_id = k.source_id AND b.opened_at IS NOT NULL) AS resting
         FROM kpi_schedules s JOIN kpis k ON k.id = s.kpi_id
        WHERE s.next_due_at <= now()
          -- Who catches up on every tick waits for the run before.
          AND NOT (coalesce(k.cadence->>'catchUp', '') = 'all' AND EXISTS (
            SELECT FROM runs r WHERE r.kpi_id = s.kpi_id AND r.finished_at IS NULL AND r.trigger IN ('schedule','manual')))
        ORDER BY s.next_due_at
        LIMIT $1
          FOR UPDATE OF s SKIP LOCKED`,
      [limit],
    );
  }

  /** Inserts runs; a tick that already has its run is left alone. Answers the ticks that were inserted. */
  insertRuns(runs: readonly PlannedRun[]): Promise<{ kpiId: string; tickMs: number }[]> {
    return this.database.query(
      `INSERT INTO runs (kpi_id, workspace_id, source_id, trigger, state, scheduled_for, skipped_ticks, message, finished_at)
       SELECT kpi_id, workspace_id, source_id, 'schedule', state, scheduled_for, skipped_ticks, message,
              CASE WHEN state = 'skipped' THEN now() END
         FROM jsonb_to_recordset($1) AS r(kpi_id uuid, workspace_id uuid, source_id uuid, state text,
              scheduled_for timestamptz, skipped_ticks integer, message text)
           ON CONFLICT DO NOTHING
       RETURNING kpi_id AS "kpiId", (extract(epoch FROM scheduled_for) * 1000)::float8 AS "tickMs"`,
      [JSON.stringify(runs)],
    );
  }

  /** Moves schedules on; a KPI without a next time loses its schedule. */
  async advance(next: readonly { kpiId: string; nextMs: number | null }[]): Promise<void> {
    const moving = next.filter((entry) => entry.nextMs !== null);
    await this.database.query(
      `UPDATE kpi_schedules s SET next_due_at = n.due
         FROM unnest($1::uuid[], $2::timestamptz[]) AS n(kpi_id, due) WHERE s.kpi_id = n.kpi_id`,
      [moving.map((entry) => entry.kpiId), moving.map((entry) => new Date(entry.nextMs as number).toISOString())],
    );
    const ended = next.filter((entry) => entry.nextMs === null).map((entry) => entry.kpiId);
    if (ended.length > 0) await this.database.query('DELETE FROM kpi_schedules WHERE kpi_id = ANY($1)', [ended]);
  }

  /**
   * Takes the runs that must go (again) to the queue: new ones, ones whose retry is due, ones the queue seems to have lost,
   * and ones whose worker went silent. Marks them as sent before they are, so that a crash in between only delays.
   */
  takeDeliveries(limit: number, lostAfterSeconds: number): Promise<Delivery[]> {
    return this.database.query<Delivery>(
      `UPDATE runs r SET delivered_at = now()
         FROM kpis k
        WHERE k.id = r.kpi_id AND r.id IN (
          SELECT id FROM runs
           WHERE finished_at IS NULL
             AND (state = 'queued' OR lease_until < now())
             AND (retry_at IS NULL OR retry_at <= now())
             AND (delivered_at IS NULL OR delivered_at < now() - make_interval(secs => $2))
             AND NOT EXISTS (SELECT FROM source_breakers b WHERE b.source_id = runs.source_id
               AND (b.not_before > now() OR (b.opened_at IS NOT NULL AND b.probe_run_id IS DISTINCT FROM runs.id)))
           ORDER BY queued_at
           LIMIT $1
             FOR UPDATE SKIP LOCKED)
        RETURNING r.id, r.workspace_id AS "workspaceId", r.source_id AS "sourceId", k.initiative_id AS "initiativeId",
                  (extract(epoch FROM r.delivered_at) * 1000)::float8 AS "deliveredMs",
                  r.trigger = 'backfill' OR coalesce(r.error_code = 'timeout', false) OR EXISTS (
                    SELECT FROM kpi_statuses s LEFT JOIN runs l ON l.id = s.last_run_id
                     WHERE s.kpi_id = r.kpi_id AND (s.last_error_code = 'timeout' OR l.took_ms > ${SLOW_MS})) AS silent`,
      [limit, lostAfterSeconds],
    );
  }

  /** The queue could not be reached: the next round tries again at once. */
  async undeliver(runIds: readonly number[]): Promise<void> {
    await this.database.query(`UPDATE runs SET delivered_at = NULL WHERE id = ANY($1) AND finished_at IS NULL`, [
      runIds,
    ]);
  }

  /** Gives up on runs whose worker went silent too often; answers their KPIs. */
  async failExhausted(maxAttempts: number): Promise<string[]> {
    const rows = await this.database.query<{ kpiId: string }>(
      `WITH gone AS (
         UPDATE runs r SET state = 'failed', finished_at = now(), fence = fence + 1, lease_until = NULL,
                tries = r.tries || ${silentTry},
                error_code = 'worker-lost',
                message = 'The workers that took this run stopped before it ended, ' || attempt || ' times.'
          WHERE finished_at IS NULL AND state = 'running' AND attempt >= $1 AND lease_until < now()
          RETURNING id, kpi_id, error_code, message, trigger)
       UPDATE kpi_statuses s SET last_run_id = gone.id, last_attempt_at = now(), last_error_code = gone.error_code,
              last_error = gone.message, consecutive_failures = consecutive_failures + 1
         FROM gone WHERE s.kpi_id = gone.kpi_id AND gone.trigger <> 'backfill'
        RETURNING s.kpi_id AS "kpiId"`,
      [maxAttempts],
    );
    return rows.map((row) => row.kpiId);
  }
}
