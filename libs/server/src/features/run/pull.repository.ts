import { Injectable } from '@nestjs/common';
import type { Aggregation } from '@workback/domain/kpi/aggregation';
import type { Dimension, Slice } from '@workback/domain/kpi/dimension';
import { Database } from '../../platform/database/database.js';
import { storableText } from '../../platform/database/storable-text.js';
import type { RunEntity } from './run.entity.js';
import type { RowCounts } from './fetch-numbers.js';

/** A run that this worker holds, with everything its pull needs. */
export interface LeasedRun {
  readonly id: number;
  readonly fence: number;
  readonly attempt: number;
  readonly workspaceId: string;
  readonly initiativeId: string | null;
  readonly kpiId: string;
  readonly kpiName: string;
  readonly series: number;
  readonly aggregation: Aggregation;
  readonly dimension: Dimension | null;
  readonly query: unknown;
  readonly sourceId: string | null;
  readonly connector: string | null;
  readonly config: unknown;
  readonly secret: Buffer | null;
  readonly timeZone: string;
  readonly latestDay: string | null;
  readonly trigger: RunEntity['trigger'];
  /** The days that a piece of a backfill asks for; null for the usual ones. */
  readonly windowFrom: string | null;
  readonly windowTo: string | null;
  readonly consecutiveFailures: number;
  readonly nowMs: number;
}

/** What storing needs to know of the run. */
export type StoredRun = Pick<LeasedRun, 'id' | 'fence' | 'kpiId' | 'series'>;

/** Rows as they are written by hand or pushed: all of them came in, none was left out. */
const nothingLeftOut = { blanks: 0, outsideWindow: 0, refused: 0, refusals: [] };

/** A run that brought numbers. */
export interface PulledRun<R extends StoredRun = LeasedRun> {
  readonly run: R;
  readonly points: readonly { date: string; value: number }[];
  /** The values of a dimension, each under its own series. */
  readonly sliced?: readonly { readonly series: number; readonly points: readonly { date: string; value: number }[] }[];
  readonly message: string;
  readonly sample: string;
  readonly request: string;
  readonly tookMs: number;
  readonly counts?: RowCounts | undefined;
}

/** A pull as it came from its source, before its numbers by value are divided among their series. */
export interface FetchedRun extends PulledRun {
  readonly slices: readonly Slice[];
}

/** A pull that brought none, and why; `retryInSeconds` when it will be tried again. */
export interface FailedRun {
  readonly run: LeasedRun;
  readonly code: string;
  readonly message: string;
  readonly request: string;
  readonly sample?: string | undefined;
  readonly counts?: Partial<RowCounts> | undefined;
  readonly tookMs: number;
  readonly retryInSeconds: number | null;
  /** How long the source asked to be left alone. */
  readonly askedToWaitSeconds?: number | undefined;
}

/** The try of a worker that was not heard of again, as SQL over a run `r` that is taken from it. */
export const silentTry = /* sql */ `jsonb_build_object('attempt', r.attempt, 'startedAt', r.started_at, 'endedAt', r.lease_until,
  'code', 'worker-lost', 'message', 'The worker that took this run was not heard of again.', 'request', '', 'sample', '',
  'tookMs', NULL)`;

/** Leases and results of runs. Every result is fenced: a worker that lost its lease changes nothing. */
@Injectable()
export class PullRepository {
  constructor(private readonly database: Database) {}

  /** Takes runs that are queued, or whose last worker let its lease expire. */
  lease(runIds: readonly number[], seconds: number): Promise<LeasedRun[]> {
    return this.database.query<LeasedRun>(
      `UPDATE runs r
          SET state = 'running', fence = r.fence + 1, attempt = r.attempt + 1, started_at = now(), retry_at = NULL,
              lease_until = now() + make_interval(secs => $2),
              tries = CASE WHEN r.state = 'running' THEN r.tries || ${silentTry} ELSE r.tries END
         FROM kpis k
         JOIN workspaces w ON w.id = k.workspace_id
         LEFT JOIN sources s ON s.id = k.source_id AND s.workspace_id = k.workspace_id
         LEFT JOIN kpi_statuses t ON t.kpi_id = k.id
        WHERE r.id IN (SELECT id FROM runs WHERE id = ANY($1)
                          AND (state = 'queued' OR (state = 'running' AND lease_until < now()))
                        ORDER BY id FOR UPDATE)
          AND k.id = r.kpi_id AND k.workspace_id = r.workspace_id
        RETURNING r.id, r.fence, r.attempt, r.trigger, r.window_from AS "windowFrom", r.window_to AS "windowTo", r.workspace_id AS "workspaceId", k.initiative_id AS "initiativeId",
                  k.id AS "kpiId", k.name AS "kpiName", k.series, k.aggregation, k.dimension, k.query, s.id AS "sourceId", s.connector,
                  s.config, s.secret, w.time_zone AS "timeZone", t.latest_day AS "latestDay",
                  coalesce(t.consecutive_failures, 0) AS "consecutiveFailures", (extract(epoch FROM now()) * 1000)::float8 AS "nowMs"`,
      [runIds, seconds],
    );
  }

  /** Keeps leases alive while a slow source answers. */
  async renew(runs: readonly LeasedRun[], seconds: number): Promise<void> {
    await this.database.query(
      `UPDATE runs r SET lease_until = now() + make_interval(secs => $3)
         FROM unnest($1::bigint[], $2::int[]) AS h(id, fence)
        WHERE r.id = h.id AND r.fence = h.fence AND r.state = 'running'`,
      [runs.map((run) => run.id), runs.map((run) => run.fence), seconds],
    );
  }

  /** Gives leases back at shutdown, so that another worker goes on at once; the try does not count. */
  async release(runs: readonly LeasedRun[]): Promise<void> {
    await this.database.query(
      `UPDATE runs r SET state = 'queued', delivered_at = NULL, lease_until = NULL, attempt = greatest(r.attempt - 1, 0)
         FROM unnest($1::bigint[], $2::int[]) AS h(id, fence)
        WHERE r.id = h.id AND r.fence = h.fence AND r.state = 'running'`,
      [runs.map((run) => run.id), runs.map((run) => run.fence)],
    );
  }

  /**
   * Stores the numbers of many runs and ends them, in one statement: new days, changed days (the earlier value moves to the
   * restatements), counts, and the KPI's status. Answers the KPIs whose run this worker still held.
   */
  async store(pulled: readonly PulledRun<StoredRun>[]): Promise<string[]> {
    const points = pulled.flatMap(({ run, points: rows, sliced = [] }) =>
      [{ series: run.series, points: rows }, ...sliced].flatMap((one) =>
        one.points.map((row) => ({ run, series: one.series, row })),
      ),
    );
    points.sort((a, b) => a.series - b.series || (a.row.date < b.row.date ? -1 : 1));
    const rows = await this.database.query<{ kpiId: string }>(storePulled, [
      JSON.stringify(
        pulled.map(({ run, points: rows, message, sample, request, tookMs, counts }) => ({
          id: run.id,
          fence: run.fence,
          kpi_id: run.kpiId,
          message: storableText(message),
          sample: storableText(sample),
          request: storableText(request),
          took_ms: tookMs,
          ...rowCounts(counts ?? { ...nothingLeftOut, rowsIn: rows.length }),
          latest_day: rows.at(-1)?.date ?? null,
          latest_value: rows.at(-1)?.value ?? null,
        })),
      ),
      points.map(({ series }) => series),
      points.map(({ row }) => row.date),
      points.map(({ row }) => row.value),
      points.map(({ run }) => run.id),
    ]);
    return rows.map((row) => row.kpiId);
  }

  /** Ends runs that failed, or queues them again when the reason may pass. Answers the KPIs that failed for good. */
  async fail(failed: readonly FailedRun[]): Promise<string[]> {
    const rows = await this.database.query<{ kpiId: string }>(storeFailed, [
      JSON.stringify(
        failed.map(({ run, code, message, request, sample, tookMs, counts, retryInSeconds }) => ({
          id: run.id,
          fence: run.fence,
          code,
          message: storableText(message),
          request: storableText(request),
          sample: storableText(sample ?? ''),
          took_ms: tookMs,
          ...rowCounts(counts ?? {}),
          retry_in: retryInSeconds,
        })),
      ),
    ]);
    return rows.map((row) => row.kpiId);
  }

  /** Tells the portfolio that the initiatives of these KPIs were pulled. */
  async touchPortfolio(kpiIds: readonly string[]): Promise<void> {
    await this.database.query(
      `UPDATE portfolio_rows SET last_pull_at = now()
        WHERE initiative_id IN (
          SELECT p.initiative_id FROM portfolio_rows p
           WHERE p.initiative_id IN (SELECT initiative_id FROM kpis WHERE id = ANY($1))
           ORDER BY p.initiative_id FOR NO KEY UPDATE)`,
      [kpiIds],
    );
  }

  /** Tells screens which KPIs moved. Call it after the commit: commits that carry a notice wait for each other's disk. */
  async announce(workspaceId: string, kpiIds: readonly string[]): Promise<void> {
    await this.database.query(`SELECT pg_notify('workback_live', $1)`, [
      JSON.stringify({ workspaceId, kind: 'run.ended', initiativeId: null, kpiIds }),
    ]);
  }
}

const takeCounts = /* sql */ `rows_in = e.rows_in, blanks = e.blanks, outside_window = e.outside_window, refused = e.refused,
           refusals = e.refusals`;

const storePulled = /* sql */ `
  WITH ended AS (
    SELECT * FROM jsonb_to_recordset($1) AS e(id bigint, fence int, kpi_id uuid, message text, sample text, request text,
      took_ms double precision, latest_day date, latest_value double precision, rows_in int, blanks int,
      outside_window int, refused int, refusals jsonb)),
  held AS (
    SELECT r.id FROM runs r JOIN ended e ON e.id = r.id AND e.fence = r.fence
     WHERE r.state = 'running' ORDER BY r.id FOR NO KEY UPDATE OF r),
  -- What is there already (old_run) is looked up once for all uses; joining it again would compare all with all.
  incoming AS MATERIALIZED (
    SELECT p.series, p.day, p.value, p.run_id, o.value AS old_value, o.run_id AS old_run
      FROM unnest($2::int[], $3::date[], $4::double precision[], $5::bigint[]) AS p(series, day, value, run_id)
      LEFT JOIN observations o ON o.series = p.series AND o.day = p.day
     WHERE p.run_id = ANY (ARRAY(SELECT id FROM held))),
  restated AS (
    INSERT INTO observation_restatements (series, day, value, run_id, replaced_by_run_id)
    SELECT series, day, old_value, old_run, run_id FROM incoming
     WHERE old_run IS NOT NULL AND old_value IS DISTINCT FROM value
    ON CONFLICT DO NOTHING),
  stored AS (
    INSERT INTO observations (series, day, value, run_id)
    SELECT series, day, value, run_id FROM incoming
     WHERE old_run IS NULL OR old_value IS DISTINCT FROM value ORDER BY series, day
    ON CONFLICT (series, day) DO UPDATE SET value = excluded.value, run_id = excluded.run_id
     WHERE observations.value IS DISTINCT FROM excluded.value),
  counted AS (
    SELECT run_id, count(*) AS total, count(old_run) AS present,
           count(*) FILTER (WHERE old_run IS NOT NULL AND old_value IS DISTINCT FROM value) AS restated
      FROM incoming GROUP BY run_id),
  finished AS (
    UPDATE runs r SET state = 'succeeded', finished_at = now(), lease_until = NULL, error_code = NULL,
           message = e.message, sample = e.sample, request = e.request, took_ms = e.took_ms, ${takeCounts},
           added = coalesce(c.total - c.present, 0), restated = coalesce(c.restated, 0),
           unchanged = coalesce(c.present - c.restated, 0)
      FROM ended e LEFT JOIN counted c ON c.run_id = e.id
     WHERE r.id = e.id AND r.id IN (SELECT id FROM held) RETURNING r.id,
           r.trigger IN ('schedule','manual') AS pulled, r.trigger = 'backfill' AS filled)
  UPDATE kpi_statuses s
     -- Days of the past say nothing about whether the newest ones come.
     SET last_run_id = CASE WHEN f.filled THEN s.last_run_id ELSE e.id END,
         last_attempt_at = CASE WHEN f.filled THEN s.last_attempt_at ELSE now() END,
         last_success_at = CASE WHEN f.filled THEN s.last_success_at ELSE now() END,
         -- Typed numbers do not mend a broken source.
         last_error_code = CASE WHEN NOT f.pulled THEN s.last_error_code END,
         last_error = CASE WHEN NOT f.pulled THEN s.last_error END,
         consecutive_failures = CASE WHEN f.pulled THEN 0 ELSE s.consecutive_failures END,
         latest_day = CASE WHEN newer.yes THEN e.latest_day ELSE s.latest_day END,
         latest_value = CASE WHEN newer.yes THEN e.latest_value ELSE s.latest_value END,
         latest_run_id = CASE WHEN newer.yes THEN e.id ELSE s.latest_run_id END,
         latest_fetched_at = CASE WHEN newer.yes THEN now() ELSE s.latest_fetched_at END
    FROM ended e JOIN finished f ON f.id = e.id
    JOIN kpi_statuses t ON t.kpi_id = e.kpi_id
    CROSS JOIN LATERAL (SELECT e.latest_day IS NOT NULL AND (t.latest_day IS NULL OR e.latest_day >= t.latest_day) AS yes) newer
   WHERE s.kpi_id = e.kpi_id
  RETURNING s.kpi_id AS "kpiId"`;

const storeFailed = /* sql */ `
  WITH ended AS (
    SELECT * FROM jsonb_to_recordset($1) AS e(id bigint, fence int, code text, message text, request text,
      sample text, took_ms double precision, retry_in double precision, rows_in int, blanks int, outside_window int,
      refused int, refusals jsonb)),
  finished AS (
    UPDATE runs r
       SET state = CASE WHEN e.retry_in IS NULL THEN 'failed' ELSE 'queued' END,
           finished_at = CASE WHEN e.retry_in IS NULL THEN now() END,
           retry_at = now() + make_interval(secs => e.retry_in),
           delivered_at = CASE WHEN e.retry_in IS NULL THEN r.delivered_at END,
           lease_until = NULL, error_code = e.code, message = e.message, request = e.request, sample = e.sample,
           took_ms = e.took_ms, ${takeCounts},
           tries = r.tries || jsonb_build_object('attempt', r.attempt, 'startedAt', r.started_at, 'endedAt', now(),
             'code', e.code, 'message', e.message, 'request', e.request, 'sample', e.sample, 'tookMs', e.took_ms)
      FROM ended e WHERE r.id = e.id AND r.fence = e.fence AND r.state = 'running'
    RETURNING r.id, r.kpi_id, r.trigger, e.retry_in, e.code, e.message)
  UPDATE kpi_statuses s
     SET last_run_id = f.id, last_attempt_at = now(), last_error_code = f.code, last_error = f.message,
         consecutive_failures = s.consecutive_failures + 1
    FROM finished f WHERE s.kpi_id = f.kpi_id AND f.retry_in IS NULL AND f.trigger <> 'backfill'
  RETURNING s.kpi_id AS "kpiId"`;

function rowCounts({ rowsIn = 0, blanks = 0, outsideWindow = 0, refused = 0, refusals = [] }: Partial<RowCounts>) {
  const shown = refusals.map(({ row, reason }) => ({ row, reason: storableText(reason) }));
  return { rows_in: rowsIn, blanks, outside_window: outsideWindow, refused, refusals: shown };
}
