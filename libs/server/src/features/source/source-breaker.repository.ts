import { Injectable } from '@nestjs/common';
import type { Breaker } from '@workback/domain/source/breaker';
import { Database } from '../../platform/database/database.js';
import { storableText } from '../../platform/database/storable-text.js';

/** A breaker with the database's time, by which everything about it is decided. */
export interface HeldBreaker extends Breaker {
  readonly nowMs: number;
}

/** The KPIs of a source and whom their failing concerns. */
export interface Concerned {
  readonly sourceName: string;
  readonly ownerIds: readonly string[];
}

/** What is remembered of sources that failed. */
@Injectable()
export class SourceBreakerRepository {
  constructor(private readonly database: Database) {}

  /** Forgets failures of sources that answered; answers the ones that had been resting. */
  async closeAnswering(sourceIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ sourceId: string; rested: boolean }>(
      `DELETE FROM source_breakers WHERE source_id = ANY($1)
          AND (opened_at IS NOT NULL OR not_before IS NULL OR not_before <= now())
        RETURNING source_id AS "sourceId", opened_at IS NOT NULL AS rested`,
      [sourceIds],
    );
    return rows.filter((row) => row.rested).map((row) => row.sourceId);
  }

  /** The breaker of a source, held until the transaction ends; tries of one source that end at once are counted one by one. */
  async hold(workspaceId: string, sourceId: string): Promise<HeldBreaker> {
    const [row] = await this.database.query<HeldBreaker>(
      `INSERT INTO source_breakers AS b (source_id, workspace_id, failures, rest_seconds, code, message)
       VALUES ($2, $1, 0, 0, '', '')
       ON CONFLICT (source_id) DO UPDATE SET failures = b.failures
       RETURNING failures, (extract(epoch FROM opened_at) * 1000)::float8 AS "openedAt",
                 (extract(epoch FROM not_before) * 1000)::float8 AS "notBefore", rest_seconds AS "restSeconds",
                 (extract(epoch FROM now()) * 1000)::float8 AS "nowMs"`,
      [workspaceId, sourceId],
    );
    return row!;
  }

  /** Keeps what a breaker became, with what the source said last; whoever is to find out is chosen anew. */
  async keep(sourceId: string, breaker: Breaker, code: string, message: string): Promise<void> {
    const instant = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
    await this.database.query(
      `UPDATE source_breakers SET failures = $2, opened_at = $3, not_before = $4, rest_seconds = $5, code = $6,
              message = $7, probe_run_id = CASE WHEN not_before IS DISTINCT FROM $4 THEN NULL ELSE probe_run_id END
        WHERE source_id = $1`,
      [
        ...[sourceId, breaker.failures, instant(breaker.openedAt), instant(breaker.notBefore), breaker.restSeconds],
        ...[code, storableText(message)],
      ],
    );
  }

  /** Marks the KPIs of a source that rests as failing, because their pulls wait; answers whom it concerns. */
  async markWaiting(workspaceId: string, sourceId: string, code: string, message: string): Promise<Concerned> {
    await this.database.query(
      `UPDATE kpi_statuses t SET last_error_code = $3, last_error = $4, last_attempt_at = now(),
              consecutive_failures = greatest(1, t.consecutive_failures)
        WHERE t.kpi_id IN (
          -- Whoever holds a status is about to write its own failure into it.
          SELECT w.kpi_id FROM kpi_statuses w JOIN kpis k ON k.id = w.kpi_id
           WHERE k.workspace_id = $1 AND k.source_id = $2
             AND EXISTS (SELECT FROM runs r WHERE r.kpi_id = k.id AND r.finished_at IS NULL AND r.attempt > 0)
           ORDER BY w.kpi_id FOR NO KEY UPDATE OF w SKIP LOCKED)`,
      [workspaceId, sourceId, code, storableText(message)],
    );
    const [row] = await this.database.query<Concerned>(
      `SELECT s.name AS "sourceName",
              array(SELECT DISTINCT k.owner_id FROM kpis k WHERE k.source_id = s.id AND k.owner_id IS NOT NULL) AS "ownerIds"
         FROM sources s WHERE s.workspace_id = $1 AND s.id = $2`,
      [workspaceId, sourceId],
    );
    return row ?? { sourceName: '', ownerIds: [] };
  }

  /** Chooses the pull that may find out whether a source answers again, for every source whose rest is over. */
  async chooseProbes(): Promise<void> {
    await this.database.query(
      `UPDATE source_breakers b SET probe_run_id = p.id
         FROM (SELECT c.source_id, r.id
                 FROM source_breakers c
                 JOIN LATERAL (SELECT id FROM runs WHERE source_id = c.source_id AND finished_at IS NULL
                                  AND (retry_at IS NULL OR retry_at <= now()) ORDER BY queued_at LIMIT 1) r ON true
                WHERE c.opened_at IS NOT NULL AND c.not_before <= now()
                  AND NOT EXISTS (SELECT FROM runs o WHERE o.id = c.probe_run_id AND o.finished_at IS NULL)
                ORDER BY c.source_id FOR UPDATE OF c SKIP LOCKED) p
        WHERE b.source_id = p.source_id`,
    );
  }

  /** A person wants to know now: the rest ends, and one pull finds out. False when the source does not rest. */
  async endRest(workspaceId: string, sourceId: string): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE source_breakers SET not_before = now(), probe_run_id = NULL
        WHERE workspace_id = $1 AND source_id = $2 AND not_before > now() RETURNING source_id`,
      [workspaceId, sourceId],
    );
    await this.database.query(
      `UPDATE runs SET retry_at = NULL WHERE workspace_id = $1 AND source_id = $2 AND finished_at IS NULL AND state = 'queued'`,
      [workspaceId, sourceId],
    );
    return rows.length > 0;
  }

  /** Forgets everything, because the source has other settings now. */
  async forget(workspaceId: string, sourceId: string): Promise<void> {
    await this.database.query('DELETE FROM source_breakers WHERE workspace_id = $1 AND source_id = $2', [
      workspaceId,
      sourceId,
    ]);
  }
}
