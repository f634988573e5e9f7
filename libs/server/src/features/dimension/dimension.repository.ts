import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

/** A value of a KPI's dimension and its series. */
export interface SliceRow {
  readonly kpiId: string;
  readonly slice: string;
  readonly series: number;
}

/** Values of dimensions. */
@Injectable()
export class DimensionRepository {
  constructor(private readonly database: Database) {}

  /** The values of KPIs that are known so far. */
  slices(kpiIds: readonly string[]): Promise<SliceRow[]> {
    return this.database.query(
      'SELECT kpi_id AS "kpiId", slice, series FROM kpi_slices WHERE kpi_id = ANY($1) ORDER BY kpi_id, slice',
      [kpiIds],
    );
  }

  /** Makes room for values that came for the first time. */
  async add(workspaceId: string, kpiId: string, slices: readonly string[]): Promise<void> {
    await this.database.query(
      `INSERT INTO kpi_slices (workspace_id, kpi_id, slice) SELECT $1, $2, unnest($3::text[]) ON CONFLICT DO NOTHING`,
      [workspaceId, kpiId, slices],
    );
  }

  /** One writer a KPI at a time, so that its total is computed from everything that is stored. */
  async lock(series: number): Promise<void> {
    await this.database.query(`SELECT pg_advisory_xact_lock(hashtext('workback.observations'), $1)`, [series]);
  }
}
