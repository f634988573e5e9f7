import { Injectable } from '@nestjs/common';
import type { Person } from '@workback/contracts/platform/fields';
import type { CheckInCadence } from '@workback/domain/check-in/check-in-cadence';
import { Database } from '../../platform/database/database.js';

export interface CadenceRow {
  readonly name: string;
  /** Null while nobody has chosen. */
  readonly chosen: {
    readonly rule: CheckInCadence;
    readonly milestoneOwners: boolean;
    readonly version: number;
  } | null;
  readonly reporters: readonly Person[];
}

/** Rows of when check-ins are expected and from whom. */
@Injectable()
export class CheckInCadenceRepository {
  constructor(private readonly database: Database) {}

  async find(workspaceId: string, initiativeId: string): Promise<CadenceRow | undefined> {
    const [row] = await this.database.query<CadenceRow>(
      `SELECT i.name,
              (SELECT json_build_object('rule', c.rule, 'milestoneOwners', c.milestone_owners, 'version', c.version)
                 FROM check_in_cadences c WHERE c.workspace_id = $1 AND c.initiative_id = i.id) AS chosen,
              coalesce((SELECT json_agg(json_build_object('id', u.id, 'name', u.name) ORDER BY u.name, u.id)
                          FROM check_in_reporters r JOIN users u ON u.id = r.user_id
                         WHERE r.workspace_id = $1 AND r.initiative_id = i.id), '[]') AS reporters
         FROM initiatives i WHERE i.workspace_id = $1 AND i.id = $2`,
      [workspaceId, initiativeId],
    );
    return row;
  }

  /** Writes the rhythm if nobody changed it since `version`, 0 standing for none; says whether it did. */
  async write(
    workspaceId: string,
    initiativeId: string,
    version: number,
    { rule, milestoneOwners, chosenOn }: { rule: CheckInCadence; milestoneOwners: boolean; chosenOn: string },
  ): Promise<boolean> {
    const rows = await this.database.query(
      `INSERT INTO check_in_cadences AS c (workspace_id, initiative_id, rule, milestone_owners, chosen_on)
       SELECT $1, $2, $4, $5, $6 WHERE $3 = 0 OR EXISTS (SELECT FROM check_in_cadences WHERE initiative_id = $2)
       ON CONFLICT (initiative_id) DO UPDATE
          SET rule = excluded.rule, milestone_owners = excluded.milestone_owners, version = c.version + 1
        WHERE c.version = $3 RETURNING initiative_id`,
      [workspaceId, initiativeId, version, JSON.stringify(rule), milestoneOwners, chosenOn],
    );
    return rows.length === 1;
  }

  /** Replaces who reports; answers how many of them are members of the workspace. */
  async setReporters(workspaceId: string, initiativeId: string, userIds: readonly string[]): Promise<number> {
    await this.database.query('DELETE FROM check_in_reporters WHERE workspace_id = $1 AND initiative_id = $2', [
      workspaceId,
      initiativeId,
    ]);
    const rows = await this.database.query(
      `INSERT INTO check_in_reporters (workspace_id, initiative_id, user_id)
       SELECT $1, $2, m.user_id FROM memberships m WHERE m.workspace_id = $1 AND m.user_id = ANY($3) RETURNING user_id`,
      [workspaceId, initiativeId, userIds],
    );
    return rows.length;
  }
}
