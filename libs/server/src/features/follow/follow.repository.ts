import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

/** Those who follow an initiative: who said so or took part, and its owner, except for those who stopped. */
const followers = /* sql */ `
  SELECT f.user_id FROM follows f WHERE f.workspace_id = $1 AND f.initiative_id = $2 AND f.following
  UNION
  SELECT i.owner_id FROM initiatives i JOIN memberships m ON m.workspace_id = i.workspace_id AND m.user_id = i.owner_id
   WHERE i.workspace_id = $1 AND i.id = $2
     AND NOT EXISTS (SELECT FROM follows f WHERE f.initiative_id = i.id AND f.user_id = i.owner_id AND NOT f.following)`;

/** Rows of who follows what. */
@Injectable()
export class FollowRepository {
  constructor(private readonly database: Database) {}

  async followers(workspaceId: string, initiativeId: string): Promise<string[]> {
    const rows = await this.database.query<{ user_id: string }>(followers, [workspaceId, initiativeId]);
    return rows.map((row) => row.user_id);
  }

  /** Makes people follow who never decided about it. */
  async begin(workspaceId: string, initiativeId: string, userId: string): Promise<void> {
    await this.database.query(
      `INSERT INTO follows (workspace_id, initiative_id, user_id, following)
       SELECT m.workspace_id, $2, m.user_id, true FROM memberships m WHERE m.workspace_id = $1 AND m.user_id = $3
       ON CONFLICT DO NOTHING`,
      [workspaceId, initiativeId, userId],
    );
  }

  /** Writes what somebody decided; false when there is no such initiative in the workspace. */
  async set(workspaceId: string, initiativeId: string, userId: string, following: boolean): Promise<boolean> {
    const rows = await this.database.query(
      `INSERT INTO follows (workspace_id, initiative_id, user_id, following)
       SELECT i.workspace_id, i.id, $3, $4 FROM initiatives i WHERE i.workspace_id = $1 AND i.id = $2
       ON CONFLICT (initiative_id, user_id) DO UPDATE SET following = EXCLUDED.following, changed_at = now()
       RETURNING initiative_id`,
      [workspaceId, initiativeId, userId, following],
    );
    return rows.length > 0;
  }

  async exists(workspaceId: string, initiativeId: string): Promise<boolean> {
    const rows = await this.database.query('SELECT FROM initiatives WHERE workspace_id = $1 AND id = $2', [
      workspaceId,
      initiativeId,
    ]);
    return rows.length > 0;
  }
}
