import { Injectable } from '@nestjs/common';
import type { WeekState } from '@workback/domain/initiative/trend';
import { Database } from '../../platform/database/database.js';
import type { EarlierWeek } from './portfolio-row.js';

/** How initiatives stood at the end of each week: the last that was computed in it. */
@Injectable()
export class PortfolioWeekRepository {
  constructor(private readonly database: Database) {}

  /** The newest state of each initiative from a week before this one. */
  async before(
    workspaceId: string,
    initiativeIds: readonly string[],
    weekEnds: string,
  ): Promise<ReadonlyMap<string, EarlierWeek>> {
    const rows = await this.database.query<EarlierWeek & { id: string }>(
      `SELECT i.id, w.week_ends AS "weekEnds", w.state
         FROM unnest($2::uuid[]) AS i(id)
         JOIN LATERAL (
           SELECT week_ends, state FROM portfolio_weeks
            WHERE workspace_id = $1 AND initiative_id = i.id AND week_ends < $3::date
            ORDER BY week_ends DESC LIMIT 1) w ON true`,
      [workspaceId, initiativeIds, weekEnds],
    );
    return new Map(rows.map(({ id, ...week }) => [id, week]));
  }

  /** Keeps the states of a week; what has not changed is not written again. */
  async keep(
    workspaceId: string,
    weekEnds: string,
    states: readonly { readonly id: string; readonly state: WeekState }[],
  ): Promise<void> {
    await this.database.query(
      `INSERT INTO portfolio_weeks AS w (workspace_id, initiative_id, week_ends, state)
       SELECT $1::uuid, s.id, $2::date, s.state FROM unnest($3::uuid[], $4::jsonb[]) AS s(id, state) ORDER BY s.id
       ON CONFLICT (initiative_id, week_ends) DO UPDATE SET state = excluded.state
        WHERE w.state IS DISTINCT FROM excluded.state`,
      [workspaceId, weekEnds, states.map(({ id }) => id), states.map(({ state }) => JSON.stringify(state))],
    );
  }

  /** When the rows of each workspace that has any were computed last. */
  computed(): Promise<{ workspaceId: string; timeZone: string; computedFor: string | null }[]> {
    return this.database.query(
      `SELECT w.id AS "workspaceId", w.time_zone AS "timeZone", min(r.computed_for) AS "computedFor"
         FROM workspaces w JOIN portfolio_rows r ON r.workspace_id = w.id GROUP BY w.id`,
    );
  }
}
