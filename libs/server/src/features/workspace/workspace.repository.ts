import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { WorkspaceEntity } from './workspace.entity.js';

export type WorkspaceRow = Omit<WorkspaceEntity, 'createdAt'>;
export type WorkspaceSettings = Pick<
  WorkspaceRow,
  | 'name'
  | 'timeZone'
  | 'weekEndingDay'
  | 'fiscalYearEndMonth'
  | 'workingDays'
  | 'holidays'
  | 'holidayNames'
  | 'lengthRules'
>;

const columns = /* sql */ `id, slug, name, time_zone AS "timeZone", week_ending_day AS "weekEndingDay",
  fiscal_year_end_month AS "fiscalYearEndMonth", working_days AS "workingDays", holidays, holiday_names AS "holidayNames", length_rules AS "lengthRules", is_example AS "isExample", version`;

/** Serialises the choice of slugs; an arbitrary number. */
const SLUG_LOCK = 871_340_212;

/** Rows of workspaces. */
@Injectable()
export class WorkspaceRepository {
  constructor(private readonly database: Database) {}

  async find(workspaceId: string): Promise<WorkspaceRow | undefined> {
    const [row] = await this.database.query<WorkspaceRow>(`SELECT ${columns} FROM workspaces WHERE id = $1`, [
      workspaceId,
    ]);
    return row;
  }

  /** Holds the row against changes until the transaction ends. */
  async lock(workspaceId: string): Promise<WorkspaceRow | undefined> {
    const [row] = await this.database.query<WorkspaceRow>(
      `SELECT ${columns} FROM workspaces WHERE id = $1 FOR UPDATE`,
      [workspaceId],
    );
    return row;
  }

  /** Slugs that begin like this one; nobody else can take one until the transaction ends. */
  async takenSlugs(base: string): Promise<Set<string>> {
    await this.database.query('SELECT pg_advisory_xact_lock($1)', [SLUG_LOCK]);
    const rows = await this.database.query<{ slug: string }>(
      `SELECT slug FROM workspaces WHERE slug = $1 OR starts_with(slug, $1 || '-')`,
      [base],
    );
    return new Set(rows.map(({ slug }) => slug));
  }

  async insert(row: Pick<WorkspaceRow, 'slug' | 'name' | 'timeZone' | 'isExample'>): Promise<WorkspaceRow> {
    const [inserted] = await this.database.query<WorkspaceRow>(
      `INSERT INTO workspaces (slug, name, time_zone, is_example) VALUES ($1, $2, $3, $4) RETURNING ${columns}`,
      [row.slug, row.name, row.timeZone, row.isExample],
    );
    return inserted!;
  }

  /** Writes the settings if nobody changed the workspace since `version`; undefined if somebody did. */
  async update(workspaceId: string, version: number, settings: WorkspaceSettings): Promise<WorkspaceRow | undefined> {
    const [row] = await this.database.query<WorkspaceRow>(
      `UPDATE workspaces SET name = $3, time_zone = $4, week_ending_day = $5, working_days = $6::smallint[],
              holidays = $7::date[], length_rules = $8, holiday_names = $9, fiscal_year_end_month = $10, version = version + 1
        WHERE id = $1 AND version = $2 RETURNING ${columns}`,
      [
        workspaceId,
        version,
        settings.name,
        settings.timeZone,
        settings.weekEndingDay,
        settings.workingDays,
        settings.holidays,
        JSON.stringify(settings.lengthRules),
        JSON.stringify(settings.holidayNames),
        settings.fiscalYearEndMonth,
      ],
    );
    return row;
  }

  /** Every portfolio row depends on the working calendar and on what day it is. */
  async markPortfolioDirty(workspaceId: string): Promise<void> {
    await this.database.query(
      'INSERT INTO portfolio_marks (workspace_id, initiative_id) SELECT workspace_id, id FROM initiatives WHERE workspace_id = $1',
      [workspaceId],
    );
  }

  /** Makes the person who created a workspace its first owner. */
  async addOwner(workspaceId: string, userId: string): Promise<void> {
    await this.database.query(`INSERT INTO memberships (workspace_id, user_id, role) VALUES ($1, $2, 'owner')`, [
      workspaceId,
      userId,
    ]);
  }

  /**
   * Removes a workspace with everything in it, and the people who existed only in it and can never have signed in.
   * Needs a transaction, in which the append-only record lets this workspace go.
   */
  async remove(workspaceId: string): Promise<void> {
    const members = await this.database.query<{ id: string }>(
      'SELECT user_id AS id FROM memberships WHERE workspace_id = $1',
      [workspaceId],
    );
    await this.database.query(`SELECT set_config('workback.removing_workspace', $1, true)`, [workspaceId]);
    await this.database.query('DELETE FROM workspaces WHERE id = $1', [workspaceId]);
    await this.database.query(
      `DELETE FROM users u WHERE u.id = ANY($1) AND u.password_hash IS NULL
          AND NOT EXISTS (SELECT FROM memberships m WHERE m.user_id = u.id)
          AND NOT EXISTS (SELECT FROM sessions s WHERE s.user_id = u.id)
          AND NOT EXISTS (SELECT FROM sign_in_links l WHERE l.user_id = u.id)
          AND NOT EXISTS (SELECT FROM installation i WHERE i.owner_id = u.id)`,
      [members.map(({ id }) => id)],
    );
  }
}
