import { Injectable } from '@nestjs/common';
import type { BackfillState, DaySpan } from '@workback/domain/backfill/backfill';
import { Database } from '../../platform/database/database.js';
import type { BackfillEntity } from './backfill.entity.js';

/** A backfill with the name of whoever started it. */
export interface BackfillRow extends BackfillEntity {
  readonly startedByName: string | null;
}

/** The KPI that is to be filled. */
export interface FillableKpi {
  readonly name: string;
  readonly connector: string | null;
  readonly initiativeId: string | null;
  readonly timeZone: string;
}

/** Backfills that a round settled, for their events. */
export interface SettledBackfill {
  readonly id: string;
  readonly workspaceId: string;
  readonly kpiId: string;
  readonly initiativeId: string | null;
  readonly kpiName: string;
  readonly state: BackfillState;
  readonly added: number;
  readonly restated: number;
  readonly message: string;
}

const select = /* sql */ `
  SELECT b.id, b.workspace_id AS "workspaceId", b.kpi_id AS "kpiId", b.from_day AS "fromDay", b.to_day AS "toDay",
         b.chunk_days AS "chunkDays", b.next_day AS "nextDay", b.state, b.run_id AS "runId", b.added, b.restated,
         b.unchanged, b.message, b.started_by AS "startedBy", b.created_at AS "createdAt", b.finished_at AS "finishedAt",
         u.name AS "startedByName"
    FROM backfills b LEFT JOIN users u ON u.id = b.started_by`;

const SHOWN = 10;

/** Rows of backfills, and their pieces as runs. */
@Injectable()
export class BackfillRepository {
  constructor(private readonly database: Database) {}

  list(workspaceId: string, kpiId: string): Promise<BackfillRow[]> {
    return this.database.query(
      `${select} WHERE b.workspace_id = $1 AND b.kpi_id = $2 ORDER BY b.created_at DESC, b.id LIMIT ${SHOWN}`,
      [workspaceId, kpiId],
    );
  }

  async find(workspaceId: string, kpiId: string, backfillId: string): Promise<BackfillRow | undefined> {
    const sql = `${select} WHERE b.workspace_id = $1 AND b.kpi_id = $2 AND b.id = $3`;
    const [row] = await this.database.query<BackfillRow>(sql, [workspaceId, kpiId, backfillId]);
    return row;
  }

  /** The state of a backfill, held until the transaction ends. */
  async lock(workspaceId: string, kpiId: string, backfillId: string): Promise<BackfillState | undefined> {
    const [row] = await this.database.query<{ state: BackfillState }>(
      'SELECT state FROM backfills WHERE workspace_id = $1 AND kpi_id = $2 AND id = $3 FOR UPDATE',
      [workspaceId, kpiId, backfillId],
    );
    return row?.state;
  }

  async kpi(workspaceId: string, kpiId: string): Promise<FillableKpi | undefined> {
    const [row] = await this.database.query<FillableKpi>(
      `SELECT k.name, s.connector, k.initiative_id AS "initiativeId", w.time_zone AS "timeZone"
         FROM kpis k JOIN workspaces w ON w.id = k.workspace_id LEFT JOIN sources s ON s.id = k.source_id
        WHERE k.workspace_id = $1 AND k.id = $2`,
      [workspaceId, kpiId],
    );
    return row;
  }

  /** Starts a backfill; undefined when the KPI has one that is not over. */
  async insert(
    workspaceId: string,
    kpiId: string,
    { from, to, chunkDays }: DaySpan & { chunkDays: number },
    startedBy: string,
  ): Promise<string | undefined> {
    const [row] = await this.database.query<{ id: string }>(
      `INSERT INTO backfills (workspace_id, kpi_id, from_day, to_day, next_day, chunk_days, started_by)
       VALUES ($1, $2, $3, $4, $3, $5, $6) ON CONFLICT DO NOTHING RETURNING id`,
      [workspaceId, kpiId, from, to, chunkDays, startedBy],
    );
    return row?.id;
  }

  /** Moves a backfill to another state; a piece under way ends without a result when it is cancelled. */
  async move(workspaceId: string, backfillId: string, state: BackfillState): Promise<void> {
    await this.database.query(
      `WITH stopped AS (
         UPDATE runs SET state = 'skipped', fence = fence + 1, finished_at = now(), lease_until = NULL, retry_at = NULL,
                message = 'The backfill was cancelled.'
          WHERE $3 = 'cancelled' AND finished_at IS NULL
            AND id = (SELECT run_id FROM backfills WHERE workspace_id = $1 AND id = $2))
       UPDATE backfills SET state = $3, message = '',
              run_id = CASE WHEN state = 'failed' OR $3 = 'cancelled' THEN NULL ELSE run_id END,
              finished_at = CASE WHEN $3 = 'cancelled' THEN now() END
        WHERE workspace_id = $1 AND id = $2`,
      [workspaceId, backfillId, state],
    );
  }

  /** Takes the results of pieces that ended; answers the backfills that ended with them. */
  settle(limit: number): Promise<SettledBackfill[]> {
    return this.database.query(
      `WITH ended AS (
         SELECT b.id, r.state AS run_state, r.added, r.restated, r.unchanged, r.message, r.window_to, b.workspace_id
           FROM backfills b JOIN runs r ON r.id = b.run_id
          WHERE b.state IN ('running','paused') AND r.finished_at IS NOT NULL
          ORDER BY b.id LIMIT $1 FOR UPDATE OF b SKIP LOCKED),
       moved AS (
         UPDATE backfills b
            SET run_id = CASE WHEN e.run_state = 'succeeded' THEN NULL ELSE b.run_id END,
                next_day = CASE WHEN e.run_state = 'succeeded' THEN e.window_to + 1 ELSE b.next_day END,
                added = b.added + e.added, restated = b.restated + e.restated, unchanged = b.unchanged + e.unchanged,
                state = CASE WHEN e.run_state <> 'succeeded' THEN 'failed'
                             WHEN e.window_to >= b.to_day THEN 'done' ELSE b.state END,
                message = CASE WHEN e.run_state = 'succeeded' THEN '' ELSE e.message END,
                finished_at = CASE WHEN e.run_state = 'succeeded' AND e.window_to >= b.to_day THEN now() END
           FROM ended e WHERE b.id = e.id RETURNING b.*)
       SELECT m.id, m.workspace_id AS "workspaceId", m.kpi_id AS "kpiId", k.initiative_id AS "initiativeId",
              k.name AS "kpiName", m.state, m.added, m.restated, m.message
         FROM moved m JOIN kpis k ON k.id = m.kpi_id WHERE m.state IN ('done','failed')`,
      [limit],
    );
  }

  /** Makes a run of the next piece of every backfill that is going and has none under way; answers how many. */
  async beginNextChunks(limit: number): Promise<number> {
    const rows = await this.database.query(
      `WITH going AS (
         SELECT b.id, b.workspace_id, b.kpi_id, k.source_id, b.next_day, b.started_by,
                least(b.next_day + b.chunk_days - 1, b.to_day) AS last_day
           FROM backfills b JOIN kpis k ON k.id = b.kpi_id
          WHERE b.state = 'running' AND b.run_id IS NULL
          ORDER BY b.created_at, b.id LIMIT $1 FOR UPDATE OF b SKIP LOCKED),
       begun AS (
         INSERT INTO runs (workspace_id, kpi_id, source_id, trigger, state, scheduled_for, window_from, window_to, actor_id)
         SELECT workspace_id, kpi_id, source_id, 'backfill', 'queued', now(), next_day, last_day, started_by FROM going
         RETURNING id, kpi_id)
       UPDATE backfills b SET run_id = r.id FROM begun r JOIN going g ON g.kpi_id = r.kpi_id
        WHERE b.id = g.id RETURNING b.id`,
      [limit],
    );
    return rows.length;
  }
}
