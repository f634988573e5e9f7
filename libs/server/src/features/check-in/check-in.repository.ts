import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { CheckInEntity } from './check-in.entity.js';

export type CheckInRow = Omit<CheckInEntity, 'workspaceId'> & { readonly authorName: string | null };
export type NewCheckIn = Pick<CheckInEntity, 'initiativeId' | 'milestoneId' | 'colour' | 'note' | 'pathToGreen'>;

const columns = /* sql */ `c.id, c.initiative_id AS "initiativeId", c.milestone_id AS "milestoneId", c.colour, c.note,
  c.path_to_green AS "pathToGreen", c.author_id AS "authorId", u.name AS "authorName", c.created_at AS "createdAt"`;

const LIMIT = 500;

/** Rows of check-ins. */
@Injectable()
export class CheckInRepository {
  constructor(private readonly database: Database) {}

  /** The newest first, at most 500. */
  list(workspaceId: string, initiativeId: string): Promise<CheckInRow[]> {
    return this.database.query<CheckInRow>(
      `SELECT ${columns} FROM check_ins c LEFT JOIN users u ON u.id = c.author_id
        WHERE c.workspace_id = $1 AND c.initiative_id = $2 ORDER BY c.created_at DESC, c.id DESC LIMIT ${LIMIT}`,
      [workspaceId, initiativeId],
    );
  }

  /** The name of the initiative and of the milestone, null where there is none such in the workspace. */
  async subject(
    workspaceId: string,
    initiativeId: string,
    milestoneId: string | null,
  ): Promise<{ initiative: string | null; milestone: string | null }> {
    const [row] = await this.database.query<{ initiative: string | null; milestone: string | null }>(
      `SELECT (SELECT name FROM initiatives WHERE workspace_id = $1 AND id = $2) AS initiative,
              (SELECT outcome FROM milestones WHERE workspace_id = $1 AND initiative_id = $2 AND id = $3) AS milestone`,
      [workspaceId, initiativeId, milestoneId],
    );
    return row!;
  }

  async insert(workspaceId: string, checkIn: NewCheckIn, authorId: string): Promise<CheckInRow> {
    const [row] = await this.database.query<CheckInRow>(
      `WITH c AS (
         INSERT INTO check_ins (workspace_id, initiative_id, milestone_id, colour, note, path_to_green, author_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING *)
       SELECT ${columns} FROM c LEFT JOIN users u ON u.id = c.author_id`,
      [
        workspaceId,
        checkIn.initiativeId,
        checkIn.milestoneId,
        checkIn.colour,
        checkIn.note,
        checkIn.pathToGreen,
        authorId,
      ],
    );
    return row!;
  }
}
