import { Injectable } from '@nestjs/common';
import type { Run } from '@workback/contracts/run/run.schemas';
import { Database } from '../../platform/database/database.js';
import type { RunEntity } from './run.entity.js';

export type RunRow = Pick<
  RunEntity,
  | 'id'
  | 'kpiId'
  | 'trigger'
  | 'state'
  | 'scheduledFor'
  | 'startedAt'
  | 'finishedAt'
  | 'attempt'
  | 'added'
  | 'restated'
  | 'unchanged'
  | 'errorCode'
  | 'message'
  | 'sample'
  | 'request'
  | 'tookMs'
>;

/** What of the history is asked for; `before` is the id that the page starts below. */
export interface RunFilter {
  readonly kpiId?: string | undefined;
  readonly state?: Run['state'] | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Numbers that somebody sent or typed, about to be stored as a run. */
export interface NewWrittenRun {
  readonly kpiId: string;
  readonly trigger: 'push' | 'typed';
  readonly actorId: string;
  readonly idempotencyKey: string | null;
}

const columns = /* sql */ `r.id, r.kpi_id AS "kpiId", r.trigger, r.state, r.scheduled_for AS "scheduledFor",
  r.started_at AS "startedAt", r.finished_at AS "finishedAt", r.attempt, r.added, r.restated, r.unchanged,
  r.error_code AS "errorCode", r.message, r.sample, r.request, r.took_ms AS "tookMs"`;

/** Runs as a history, and the two ways in which people start one. */
@Injectable()
export class RunRepository {
  constructor(private readonly database: Database) {}

  /** One page of the history, newest first. */
  list(workspaceId: string, filter: RunFilter): Promise<(RunRow & { kpiName: string })[]> {
    return this.database.query(
      `SELECT ${columns}, k.name AS "kpiName" FROM runs r JOIN kpis k ON k.id = r.kpi_id
        WHERE r.workspace_id = $1 AND ($2::uuid IS NULL OR r.kpi_id = $2) AND ($3::text IS NULL OR r.state = $3)
          AND ($4::bigint IS NULL OR r.id < $4)
        ORDER BY r.id DESC LIMIT $5`,
      [workspaceId, filter.kpiId ?? null, filter.state ?? null, filter.before ?? null, filter.limit],
    );
  }

  async find(workspaceId: string, runId: number): Promise<RunRow | undefined> {
    const [row] = await this.database.query<RunRow>(
      `SELECT ${columns} FROM runs r WHERE r.workspace_id = $1 AND r.id = $2`,
      [workspaceId, runId],
    );
    return row;
  }

  /** Queues a pull by hand; undefined when a pull of this KPI is under way already. */
  async queueManual(
    workspaceId: string,
    run: { kpiId: string; sourceId: string; actorId: string },
  ): Promise<RunRow | undefined> {
    const [row] = await this.database.query<RunRow>(
      `INSERT INTO runs AS r (workspace_id, kpi_id, source_id, trigger, state, scheduled_for, actor_id)
       VALUES ($1, $2, $3, 'manual', 'queued', now(), $4) ON CONFLICT DO NOTHING RETURNING ${columns}`,
      [workspaceId, run.kpiId, run.sourceId, run.actorId],
    );
    return row;
  }

  /** The pull that is under way; one that waits for its next attempt waits no longer. */
  async hurry(workspaceId: string, kpiId: string): Promise<RunRow | undefined> {
    const [row] = await this.database.query<RunRow>(
      `UPDATE runs r SET retry_at = NULL
        WHERE workspace_id = $1 AND kpi_id = $2 AND finished_at IS NULL AND trigger IN ('schedule','manual')
        RETURNING ${columns}`,
      [workspaceId, kpiId],
    );
    return row;
  }

  /** One writer a KPI at a time, until the transaction ends: a repeat waits for the first, and no earlier value is lost. */
  async lockWriting(series: number): Promise<void> {
    await this.database.query(`SELECT pg_advisory_xact_lock(hashtext('workback.observations'), $1)`, [series]);
  }

  async findByKey(workspaceId: string, kpiId: string, idempotencyKey: string): Promise<RunRow | undefined> {
    const [row] = await this.database.query<RunRow>(
      `SELECT ${columns} FROM runs r WHERE r.workspace_id = $1 AND r.kpi_id = $2 AND r.idempotency_key = $3`,
      [workspaceId, kpiId, idempotencyKey],
    );
    return row;
  }

  /** Opens a run for written numbers; it must end in the same transaction. */
  async openWritten(workspaceId: string, run: NewWrittenRun): Promise<{ id: number; fence: number }> {
    const [row] = await this.database.query<{ id: number; fence: number }>(
      `INSERT INTO runs (workspace_id, kpi_id, trigger, state, scheduled_for, started_at, fence, attempt, actor_id, idempotency_key)
       VALUES ($1, $2, $3, 'running', now(), now(), 1, 1, $4, $5) RETURNING id, fence`,
      [workspaceId, run.kpiId, run.trigger, run.actorId, run.idempotencyKey],
    );
    return row!;
  }
}
