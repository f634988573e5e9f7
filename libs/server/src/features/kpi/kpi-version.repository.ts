import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { DefinedFields } from './kpi-version.js';

/** One kept version of a definition. */
export interface KpiVersionRow {
  readonly number: number;
  readonly definition: DefinedFields;
  readonly reason: string;
  readonly byId: string | null;
  readonly byName: string | null;
  readonly at: Date;
}

/** A KPI as it is named beside another one. */
export interface KpiNameRow {
  readonly id: string;
  readonly name: string;
}

/** Versions of definitions, and which KPIs should move which. */
@Injectable()
export class KpiVersionRepository {
  constructor(private readonly database: Database) {}

  /** Keeps a version; one that is kept already stays as it is. */
  async keep(
    workspaceId: string,
    kpiId: string,
    version: { number: number; definition: DefinedFields; reason: string; actorId: string | null },
  ): Promise<void> {
    await this.database.query(
      `INSERT INTO kpi_definitions (workspace_id, kpi_id, number, definition, reason, created_by)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [workspaceId, kpiId, version.number, JSON.stringify(version.definition), version.reason, version.actorId],
    );
  }

  /** Every version of a definition, oldest first. */
  list(workspaceId: string, kpiId: string): Promise<KpiVersionRow[]> {
    return this.database.query(
      `SELECT d.number, d.definition, d.reason, d.created_by AS "byId", u.name AS "byName", d.created_at AS at
         FROM kpi_definitions d LEFT JOIN users u ON u.id = d.created_by
        WHERE d.workspace_id = $1 AND d.kpi_id = $2 ORDER BY d.number`,
      [workspaceId, kpiId],
    );
  }

  /** Says which output metrics an input metric should move; those of other workspaces are not among them. */
  async setMoves(workspaceId: string, kpiId: string, outputIds: readonly string[]): Promise<void> {
    await this.database.query('DELETE FROM kpi_links WHERE workspace_id = $1 AND input_id = $2', [workspaceId, kpiId]);
    await this.database.query(
      `INSERT INTO kpi_links (workspace_id, input_id, output_id)
       SELECT $1, $2, k.id FROM kpis k WHERE k.workspace_id = $1 AND k.id = ANY($3) AND k.id <> $2`,
      [workspaceId, kpiId, outputIds],
    );
  }

  /** What a KPI should move, and what should move it. */
  async links(workspaceId: string, kpiId: string): Promise<{ moves: KpiNameRow[]; movedBy: KpiNameRow[] }> {
    const rows = await this.database.query<KpiNameRow & { moves: boolean }>(
      `SELECT k.id, k.name, l.input_id = $2 AS moves FROM kpi_links l
         JOIN kpis k ON k.id = CASE WHEN l.input_id = $2 THEN l.output_id ELSE l.input_id END
        WHERE l.workspace_id = $1 AND (l.input_id = $2 OR l.output_id = $2) ORDER BY k.name, k.id`,
      [workspaceId, kpiId],
    );
    const named = (moves: boolean): KpiNameRow[] =>
      rows.filter((row) => row.moves === moves).map(({ id, name }) => ({ id, name }));
    return { moves: named(true), movedBy: named(false) };
  }
}
