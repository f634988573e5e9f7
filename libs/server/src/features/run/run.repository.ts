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
  readonly sourceId?: string | undefined;
  readonly state?: Run['state'] | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Numbers that somebody sent or typed, about to be stored as a run. */
export interface NewWrittenRun {
  readonly kpiId: string;
  readonly trigger: 'push' | 'typed';
  readonly actorId: string | null;
  readonly sourceId: string | null;
  readonly idempotencyKey: string | null;
}

/** Everything that is known of a run. */
export interface RunDetailRow
  extends
    RunRow,
    Pick<
      RunEntity,
      | 'queuedAt'
      | 'deliveredAt'
      | 'retryAt'
      | 'skippedTicks'
      | 'tries'
      | 'rowsIn'
      | 'blanks'
      | 'outsideWindow'
      | 'refused'
      | 'refusals'
      | 'actorId'
    > {
  readonly kpiName: string;
  readonly sourceId: string | null;
  readonly sourceName: string | null;
  readonly actorName: string | null;
  readonly restatements: { date: string; before: number; after: number | null }[];
}

/** Restated days that the detail of a run lists. */
const SHOWN_RESTATEMENTS = 50;

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
          AND ($4::bigint IS NULL OR r.id < $4) AND ($6::uuid IS NULL OR r.source_id = $6)
        ORDER BY r.id DESC LIMIT $5`,
      [
        workspaceId,
        filter.kpiId ?? null,
        filter.state ?? null,
        filter.before ?? null,
        filter.limit,
        filter.sourceId ?? null,
      ],
    );
  }

  async find(workspaceId: string, runId: number): Promise<RunRow | undefined> {
    const [row] = await this.database.query<RunRow>(
      `SELECT ${columns} FROM runs r WHERE r.workspace_id = $1 AND r.id = $2`,
      [workspaceId, runId],
    );
    return row;
  }

  /** A run with its source, its starter and the days it restated, newest first. */
  async detail(workspaceId: string, runId: number): Promise<RunDetailRow | undefined> {
    const [row] = await this.database.query<RunDetailRow>(
      `SELECT ${columns}, r.queued_at AS "queuedAt", r.delivered_at AS "deliveredAt", r.retry_at AS "retryAt",
              r.skipped_ticks AS "skippedTicks", r.tries, r.rows_in AS "rowsIn", r.blanks,
              r.outside_window AS "outsideWindow", r.refused, r.refusals, k.name AS "kpiName",
              s.id AS "sourceId", s.name AS "sourceName", u.id AS "actorId", u.name AS "actorName",
              coalesce(m.days, '[]') AS restatements
         FROM runs r JOIN kpis k ON k.id = r.kpi_id
         LEFT JOIN sources s ON s.id = r.source_id AND s.workspace_id = r.workspace_id
         LEFT JOIN users u ON u.id = r.actor_id
         LEFT JOIN LATERAL (
           SELECT jsonb_agg(d ORDER BY d.date DESC) AS days
             FROM (SELECT e.day AS date, e.value AS before, CASE WHEN o.run_id = r.id THEN o.value END AS after
                     FROM observation_restatements e
                     LEFT JOIN observations o ON o.series = e.series AND o.day = e.day
                    WHERE e.series = k.series AND e.replaced_by_run_id = r.id ORDER BY e.day DESC LIMIT $3) d) m ON true
        WHERE r.workspace_id = $1 AND r.id = $2`,
      [workspaceId, runId, SHOWN_RESTATEMENTS],
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
      `INSERT INTO runs (workspace_id, kpi_id, trigger, state, scheduled_for, started_at, fence, attempt, actor_id, idempotency_key, source_id)
       VALUES ($1, $2, $3, 'running', now(), now(), 1, 1, $4, $5, $6) RETURNING id, fence`,
      [workspaceId, run.kpiId, run.trigger, run.actorId, run.idempotencyKey, run.sourceId],
    );
    return row!;
  }
}
