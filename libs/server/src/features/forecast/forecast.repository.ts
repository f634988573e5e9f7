import { Injectable } from '@nestjs/common';
import type { ForecastResult } from '@workback/contracts/forecast/forecast.schemas';
import { Database } from '../../platform/database/database.js';
import type { ForecastEntity } from './forecast.entity.js';

export type ForecastRow = Omit<ForecastEntity, 'deliveredAt' | 'leaseUntil'> & {
  readonly requesterName: string | null;
};
export type NewForecast = Pick<
  ForecastEntity,
  'initiativeId' | 'method' | 'options' | 'runs' | 'fingerprint' | 'asOf' | 'reason'
>;

const columns = /* sql */ `f.id, f.workspace_id AS "workspaceId", f.initiative_id AS "initiativeId", f.method, f.options, f.state,
  f.runs, f.done, f.fingerprint, f.as_of AS "asOf", f.result, f.reason, f.requested_by AS "requestedBy",
  u.name AS "requesterName", f.requested_at AS "requestedAt", f.fence, f.finished_at AS "finishedAt"`;

const LEASE_SECONDS = 20;
const LOST_AFTER_SECONDS = 30;

/** Rows of forecasts. */
@Injectable()
export class ForecastRepository {
  constructor(private readonly database: Database) {}

  /** The latest of each method. */
  latest(workspaceId: string, initiativeId: string): Promise<ForecastRow[]> {
    return this.database.query<ForecastRow>(
      `SELECT DISTINCT ON (f.method) ${columns} FROM forecasts f LEFT JOIN users u ON u.id = f.requested_by
        WHERE f.workspace_id = $1 AND f.initiative_id = $2 ORDER BY f.method, f.requested_at DESC, f.id DESC`,
      [workspaceId, initiativeId],
    );
  }

  async find(workspaceId: string, forecastId: string): Promise<ForecastRow | undefined> {
    const [row] = await this.database.query<ForecastRow>(
      `SELECT ${columns} FROM forecasts f LEFT JOIN users u ON u.id = f.requested_by
        WHERE f.workspace_id = $1 AND f.id = $2`,
      [workspaceId, forecastId],
    );
    return row;
  }

  /** Waits for a worker, or is refused at once; undefined when one of this method is under way already. */
  async insert(workspaceId: string, forecast: NewForecast, actorId: string): Promise<string | undefined> {
    const refused = forecast.reason !== '';
    const [row] = await this.database.query<{ id: string }>(
      `INSERT INTO forecasts (workspace_id, initiative_id, method, options, state, runs, fingerprint, as_of, reason,
              requested_by, finished_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, ${refused ? 'now()' : 'NULL'})
       ON CONFLICT (initiative_id, method) WHERE finished_at IS NULL DO NOTHING RETURNING id`,
      [
        workspaceId,
        forecast.initiativeId,
        forecast.method,
        forecast.options === null ? null : JSON.stringify(forecast.options),
        refused ? 'refused' : 'queued',
        forecast.runs,
        forecast.fingerprint,
        forecast.asOf,
        forecast.reason,
        actorId,
      ],
    );
    return row?.id;
  }

  /** Stops what is under way; whoever plays it notices at the next progress. */
  async cancel(workspaceId: string, initiativeId: string, forecastId: string): Promise<void> {
    await this.database.query(
      `UPDATE forecasts SET state = 'cancelled', finished_at = now(), lease_until = NULL
        WHERE workspace_id = $1 AND initiative_id = $2 AND id = $3 AND finished_at IS NULL`,
      [workspaceId, initiativeId, forecastId],
    );
  }

  /** Forecasts to send to the queue: new ones, ones whose sending was lost, and ones whose worker went away. */
  takeDeliveries(limit: number): Promise<{ id: string; deliveredMs: number }[]> {
    return this.database.query(
      `UPDATE forecasts f SET delivered_at = now() FROM (
         SELECT id FROM forecasts
          WHERE finished_at IS NULL
            AND (delivered_at IS NULL OR delivered_at < now() - make_interval(secs => ${LOST_AFTER_SECONDS}))
            AND (state = 'queued' OR lease_until < now())
          ORDER BY requested_at LIMIT $1 FOR UPDATE SKIP LOCKED) due
        WHERE f.id = due.id RETURNING f.id, (extract(epoch FROM f.delivered_at) * 1000)::float8 AS "deliveredMs"`,
      [limit],
    );
  }

  /** Ends what as many workers did not come back from. */
  async failExhausted(mostTakings: number, reason: string): Promise<void> {
    await this.database.query(
      `UPDATE forecasts SET state = 'failed', reason = $2, finished_at = now()
        WHERE finished_at IS NULL AND state = 'running' AND fence >= $1 AND lease_until < now()`,
      [mostTakings, reason],
    );
  }

  /** Takes a forecast to play it, unless it has ended or somebody else is at it. */
  async claim(forecastId: string): Promise<ForecastRow | undefined> {
    const [row] = await this.database.query<ForecastRow>(
      `WITH f AS (
         UPDATE forecasts SET state = 'running', done = 0, fence = fence + 1,
                lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
          WHERE id = $1 AND finished_at IS NULL AND (state = 'queued' OR lease_until < now()) RETURNING *)
       SELECT ${columns} FROM f LEFT JOIN users u ON u.id = f.requested_by`,
      [forecastId],
    );
    return row;
  }

  /** Notes how far it is and holds on to it; false when it was cancelled or taken by somebody else. */
  async progress({ id, fence }: Pick<ForecastRow, 'id' | 'fence'>, done: number): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE forecasts SET done = $3, lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
        WHERE id = $1 AND fence = $2 AND state = 'running' RETURNING id`,
      [id, fence, done],
    );
    return rows.length === 1;
  }

  /** Puts it back for another worker. */
  async giveBack({ id, fence }: Pick<ForecastRow, 'id' | 'fence'>): Promise<void> {
    await this.database.query(
      `UPDATE forecasts SET state = 'queued', done = 0, lease_until = NULL, delivered_at = NULL
        WHERE id = $1 AND fence = $2 AND state = 'running'`,
      [id, fence],
    );
  }

  /** Ends it with a result or a refusal; false when it was cancelled or taken by somebody else. */
  async finish(
    { id, fence }: Pick<ForecastRow, 'id' | 'fence'>,
    ending: { result: ForecastResult | null; reason: string; fingerprint: string; asOf: string; done: number },
  ): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE forecasts SET state = $3, result = $4, reason = $5, fingerprint = $6, as_of = $7, done = $8,
              finished_at = now(), lease_until = NULL
        WHERE id = $1 AND fence = $2 AND state = 'running' RETURNING id`,
      [
        id,
        fence,
        ending.result === null ? 'refused' : 'succeeded',
        ending.result === null ? null : JSON.stringify(ending.result),
        ending.reason,
        ending.fingerprint,
        ending.asOf,
        ending.done,
      ],
    );
    return rows.length === 1;
  }

  /** The name of an initiative and whether it was launched; undefined when there is none. */
  async initiative(
    workspaceId: string,
    initiativeId: string,
  ): Promise<{ name: string; launchedOn: string | null } | undefined> {
    const [row] = await this.database.query<{ name: string; launchedOn: string | null }>(
      'SELECT name, launched_on AS "launchedOn" FROM initiatives WHERE workspace_id = $1 AND id = $2',
      [workspaceId, initiativeId],
    );
    return row;
  }
}
