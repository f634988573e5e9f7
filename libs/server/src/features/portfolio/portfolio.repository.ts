import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { ComputedRow } from './portfolio-row.js';

/** What tells whether the stored portfolio may be sent. */
export interface PortfolioState {
  readonly timeZone: string;
  readonly count: number;
  /** Every row has been computed, and nothing changed since. */
  readonly clean: boolean;
  readonly computedForFirst: string | null;
  readonly computedForLast: string | null;
  readonly computedAtFirstMs: number | null;
  readonly computedAtLastMs: number | null;
  /** Stands for exactly these rows; null when there are none. */
  readonly tag: string | null;
}

/** A stored row as JSON text, open at the end, and when its initiative was last pulled. */
export interface StoredRow {
  readonly text: string;
  readonly pulledMs: number | null;
}

// The state comes as the first row and the portfolio's rows after it, worst first: one statement, and joining the texts
// here is twice as fast as string_agg there.
const selectPortfolio = /* sql */ `
  WITH state AS MATERIALIZED (
    SELECT w.time_zone AS "timeZone", s.*
      FROM workspaces w
      CROSS JOIN LATERAL (
        SELECT count(*) AS count,
               count(*) = count(r.row) AND NOT EXISTS (SELECT FROM portfolio_marks m WHERE m.workspace_id = $1) AS clean,
               min(r.computed_for) AS "computedForFirst", max(r.computed_for) AS "computedForLast",
               extract(epoch FROM min(r.computed_at)) * 1000 AS "computedAtFirstMs",
               extract(epoch FROM max(r.computed_at)) * 1000 AS "computedAtLastMs",
               max(r.revision) || '-' || count(*) || '-' || coalesce(sum(extract(epoch FROM r.last_pull_at)::float8), 0) AS tag
          FROM portfolio_rows r WHERE r.workspace_id = $1) s
     WHERE w.id = $1)
  SELECT to_json(state)::text AS text, NULL::float8 AS "pulledMs" FROM state
  UNION ALL
  SELECT * FROM (
    SELECT r.row, (extract(epoch FROM r.last_pull_at) * 1000)::float8
      FROM portfolio_rows r
     WHERE r.workspace_id = $1 AND r.row IS NOT NULL AND (SELECT tag IS DISTINCT FROM $2 FROM state)
     ORDER BY r.attention DESC, r.number) rows`;

/** Stored rows of the portfolio and the marks of those that are out of date. */
@Injectable()
export class PortfolioRepository {
  constructor(private readonly database: Database) {}

  /** State and rows in one statement; no rows when the known tag is still right. */
  async read(
    workspaceId: string,
    knownTag: string | null,
  ): Promise<{ state: PortfolioState; rows: readonly StoredRow[] } | undefined> {
    const [first, ...rows] = await this.database.prepared<StoredRow>('portfolio-read', selectPortfolio, [
      workspaceId,
      knownTag,
    ]);
    return first && { state: JSON.parse(first.text) as PortfolioState, rows };
  }

  /**
   * Takes the marks that are visible now and answers which rows must be computed: marked, never computed, of another day
   * or too old. Needs a transaction, which lets one computation of a workspace run at a time and brings the marks back
   * if it fails. Facts must be read after this: every change behind a taken mark is visible by then, and changes that
   * become visible later bring a mark of their own.
   */
  async takeStale(workspaceId: string, today: string, computedBefore: Date): Promise<string[]> {
    await this.database.query(`SELECT pg_advisory_xact_lock(hashtextextended('portfolio:' || $1, 0))`, [workspaceId]);
    const rows = await this.database.query<{ id: string }>(
      `WITH taken AS (DELETE FROM portfolio_marks WHERE workspace_id = $1 RETURNING initiative_id)
       SELECT r.initiative_id AS id FROM portfolio_rows r
        WHERE r.workspace_id = $1
          AND (r.row IS NULL OR r.computed_for IS DISTINCT FROM $2::date OR r.computed_at < $3
               OR r.initiative_id IN (SELECT initiative_id FROM taken))`,
      [workspaceId, today, computedBefore],
    );
    return rows.map(({ id }) => id);
  }

  /** Stores computed rows. */
  async store(workspaceId: string, rows: readonly ComputedRow[], computedFor: string, computedAt: Date): Promise<void> {
    await this.database.query(
      `WITH revision AS MATERIALIZED (SELECT nextval('portfolio_revisions') AS number),
       locked AS MATERIALIZED (
         SELECT r.initiative_id FROM portfolio_rows r WHERE r.workspace_id = $1 AND r.initiative_id = ANY($2)
          ORDER BY r.initiative_id FOR NO KEY UPDATE)
       UPDATE portfolio_rows r
          SET row = c.row, attention = c.attention, computed_for = $5::date, computed_at = $6, revision = revision.number
         FROM unnest($2::uuid[], $3::text[], $4::float8[]) AS c(id, row, attention), revision, locked
        WHERE r.initiative_id = c.id AND locked.initiative_id = c.id`,
      [
        workspaceId,
        rows.map(({ id }) => id),
        // Open at the end: the time of the last pull follows when it is read.
        rows.map((row) => JSON.stringify(row).slice(0, -1)),
        rows.map((row) => row.attention),
        computedFor,
        computedAt,
      ],
    );
  }
}
