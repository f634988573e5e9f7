import { Injectable } from '@nestjs/common';
import type { Person } from '@workback/contracts/platform/fields';
import type { BaselineMilestone, PlanBaseline } from '@workback/domain/roadmap/baseline';
import { Database } from '../../platform/database/database.js';

/** A baseline as it is stored. */
export interface BaselineRow {
  readonly id: string;
  readonly name: string;
  readonly takenAt: Date;
  readonly takenBy: Person | null;
  readonly byApproval: boolean;
  readonly launchDate: string | null;
  readonly forecast: string | null;
  readonly milestones: BaselineMilestone[];
}

/** Rows of baselines. */
@Injectable()
export class BaselineRepository {
  constructor(private readonly database: Database) {}

  /** Baselines of a plan, the latest first. */
  list(workspaceId: string, initiativeId: string): Promise<BaselineRow[]> {
    return this.database.query<BaselineRow>(
      `SELECT b.id, b.name, b.created_at AS "takenAt", b.taken_by_approval AS "byApproval", b.launch_on AS "launchDate",
              b.forecast_on AS forecast, b.milestones,
              CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END AS "takenBy"
         FROM plan_baselines b LEFT JOIN users u ON u.id = b.created_by
        WHERE b.workspace_id = $1 AND b.initiative_id = $2 ORDER BY b.created_at DESC, b.id`,
      [workspaceId, initiativeId],
    );
  }

  async insert(
    workspaceId: string,
    initiativeId: string,
    { name, byApproval, launchDate, forecast, milestones }: PlanBaseline & { name: string; byApproval: boolean },
    actorId: string | null,
  ): Promise<string> {
    const [row] = await this.database.query<{ id: string }>(
      `INSERT INTO plan_baselines (workspace_id, initiative_id, name, taken_by_approval, launch_on, forecast_on, milestones, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      [workspaceId, initiativeId, name, byApproval, launchDate, forecast, JSON.stringify(milestones), actorId],
    );
    return row!.id;
  }

  /** Removes a baseline that was taken by hand; answers its name, if it did. */
  async remove(workspaceId: string, initiativeId: string, id: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ name: string }>(
      `DELETE FROM plan_baselines
        WHERE workspace_id = $1 AND initiative_id = $2 AND id = $3 AND NOT taken_by_approval RETURNING name`,
      [workspaceId, initiativeId, id],
    );
    return row?.name;
  }
}
