import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { SourceEntity } from './source.entity.js';

/** A source with the health of the KPIs on it. */
export interface SourceWithHealth extends Omit<SourceEntity, 'workspaceId' | 'secret'> {
  readonly hasSecret: boolean;
  readonly kpiCount: number;
  readonly failingKpis: number;
  readonly lastSuccessAt: Date | null;
  readonly lastError: string | null;
  readonly restFailures: number | null;
  readonly openedAt: Date | null;
  readonly notBefore: Date | null;
  readonly restMessage: string | null;
  readonly nowMs: number;
}

/** A KPI that is asked of a source. */
export interface AskedKpi {
  readonly id: string;
  readonly name: string;
  readonly querySummary: string;
  readonly paused: boolean;
  readonly nextDueAt: Date | null;
  readonly lastSuccessAt: Date | null;
  readonly lastError: string | null;
  readonly waiting: boolean;
}

const columns = /* sql */ `id, name, connector, config, secret, version`;
export type SourceRow = Pick<SourceEntity, 'id' | 'name' | 'connector' | 'config' | 'secret' | 'version'>;

const selectWithHealth = /* sql */ `
  SELECT s.id, s.name, s.connector, s.config, s.secret IS NOT NULL AS "hasSecret", s.version, s.created_at AS "createdAt",
         b.failures AS "restFailures", b.opened_at AS "openedAt", b.not_before AS "notBefore", b.message AS "restMessage",
         (extract(epoch FROM now()) * 1000)::float8 AS "nowMs", h.*
    FROM sources s
    LEFT JOIN source_breakers b ON b.source_id = s.id
    CROSS JOIN LATERAL (
      SELECT count(*) AS "kpiCount", count(*) FILTER (WHERE t.consecutive_failures > 0) AS "failingKpis",
             max(t.last_success_at) AS "lastSuccessAt",
             (array_agg(t.last_error ORDER BY t.last_attempt_at DESC)
               FILTER (WHERE t.consecutive_failures > 0))[1] AS "lastError"
        FROM kpis k LEFT JOIN kpi_statuses t ON t.kpi_id = k.id
       WHERE k.source_id = s.id) h`;

/** Rows of sources. */
@Injectable()
export class SourceRepository {
  constructor(private readonly database: Database) {}

  list(workspaceId: string): Promise<SourceWithHealth[]> {
    return this.database.query(`${selectWithHealth} WHERE s.workspace_id = $1 ORDER BY s.name, s.id`, [workspaceId]);
  }

  async findWithHealth(workspaceId: string, sourceId: string): Promise<SourceWithHealth | undefined> {
    const [row] = await this.database.query<SourceWithHealth>(
      `${selectWithHealth} WHERE s.workspace_id = $1 AND s.id = $2`,
      [workspaceId, sourceId],
    );
    return row;
  }

  /** The KPIs that are asked of a source, the ones that fail first. */
  asked(workspaceId: string, sourceId: string): Promise<AskedKpi[]> {
    return this.database.query(
      `SELECT k.id, k.name, k.query_summary AS "querySummary", k.paused, d.next_due_at AS "nextDueAt",
              t.last_success_at AS "lastSuccessAt", CASE WHEN t.consecutive_failures > 0 THEN t.last_error END AS "lastError",
              EXISTS (SELECT FROM runs r WHERE r.kpi_id = k.id AND r.finished_at IS NULL) AS waiting
         FROM kpis k
         LEFT JOIN kpi_statuses t ON t.kpi_id = k.id
         LEFT JOIN kpi_schedules d ON d.kpi_id = k.id
        WHERE k.workspace_id = $1 AND k.source_id = $2
        ORDER BY coalesce(t.consecutive_failures, 0) > 0 DESC, k.name, k.id`,
      [workspaceId, sourceId],
    );
  }

  async find(workspaceId: string, sourceId: string): Promise<SourceRow | undefined> {
    const [row] = await this.database.query<SourceRow>(
      `SELECT ${columns} FROM sources WHERE workspace_id = $1 AND id = $2`,
      [workspaceId, sourceId],
    );
    return row;
  }

  /** Holds the row against changes until the transaction ends. */
  async lock(workspaceId: string, sourceId: string): Promise<SourceRow | undefined> {
    const [row] = await this.database.query<SourceRow>(
      `SELECT ${columns} FROM sources WHERE workspace_id = $1 AND id = $2 FOR UPDATE`,
      [workspaceId, sourceId],
    );
    return row;
  }

  async insert(workspaceId: string, row: Omit<SourceRow, 'version'>): Promise<void> {
    await this.database.query(
      'INSERT INTO sources (id, workspace_id, name, connector, config, secret) VALUES ($1, $2, $3, $4, $5, $6)',
      [row.id, workspaceId, row.name, row.connector, JSON.stringify(row.config), row.secret],
    );
  }

  /** Writes the row if nobody changed it since its version; false if somebody did. */
  async update(workspaceId: string, row: SourceRow): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE sources SET name = $4, config = $5, secret = $6, version = version + 1
        WHERE workspace_id = $1 AND id = $2 AND version = $3 RETURNING id`,
      [workspaceId, row.id, row.version, row.name, JSON.stringify(row.config), row.secret],
    );
    return rows.length > 0;
  }

  /** A source whose numbers are pushed, by its id alone: its senders know no workspace. */
  async findPushed(sourceId: string): Promise<(SourceRow & { workspaceId: string }) | undefined> {
    const [row] = await this.database.query<SourceRow & { workspaceId: string }>(
      `SELECT ${columns}, workspace_id AS "workspaceId" FROM sources WHERE id = $1 AND connector = 'push'`,
      [sourceId],
    );
    return row;
  }

  /** Keeps another secret; what a source asks does not change with it. */
  async setSecret(workspaceId: string, sourceId: string, secret: Buffer): Promise<void> {
    await this.database.query(
      'UPDATE sources SET secret = $3, version = version + 1 WHERE workspace_id = $1 AND id = $2',
      [workspaceId, sourceId, secret],
    );
  }

  /** Names of the first KPIs that use the source, and how many do. */
  async users(workspaceId: string, sourceId: string): Promise<{ count: number; names: string[] }> {
    const rows = await this.database.query<{ name: string; total: number }>(
      `SELECT name, count(*) OVER () AS total FROM kpis WHERE workspace_id = $1 AND source_id = $2 ORDER BY name LIMIT 3`,
      [workspaceId, sourceId],
    );
    return { count: rows[0]?.total ?? 0, names: rows.map((row) => row.name) };
  }

  async remove(workspaceId: string, sourceId: string): Promise<void> {
    await this.database.query('DELETE FROM sources WHERE workspace_id = $1 AND id = $2', [workspaceId, sourceId]);
  }

  /**
   * New settings are tried at once: pulls under way are taken from their workers and queued again, and the KPIs that were
   * waiting for their time are due now.
   */
  async pullAnew(workspaceId: string, sourceId: string): Promise<void> {
    await this.database.query(
      `WITH requeued AS (
         UPDATE runs SET state = 'queued', fence = fence + 1, delivered_at = NULL, lease_until = NULL, retry_at = NULL
          WHERE id IN (
            SELECT r.id FROM runs r JOIN kpis k ON k.id = r.kpi_id
             WHERE k.workspace_id = $1 AND k.source_id = $2 AND r.finished_at IS NULL
               AND r.trigger IN ('schedule','manual','backfill')
             ORDER BY r.id FOR NO KEY UPDATE OF r)
          RETURNING kpi_id, trigger)
       UPDATE kpi_schedules s SET next_due_at = now()
         FROM kpis k
        WHERE k.id = s.kpi_id AND k.workspace_id = $1 AND k.source_id = $2
          AND NOT EXISTS (SELECT FROM requeued r WHERE r.kpi_id = k.id AND r.trigger <> 'backfill')`,
      [workspaceId, sourceId],
    );
  }
}
