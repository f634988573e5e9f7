import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { CheckInEntity } from './check-in.entity.js';

export type CheckInRow = Omit<CheckInEntity, 'workspaceId' | 'sentKey'> & {
  readonly authorName: string | null;
  readonly acknowledgedByName: string | null;
  /** Of the workspace. */
  readonly timeZone: string;
};
export type NewCheckIn = Omit<
  CheckInEntity,
  'id' | 'workspaceId' | 'previousColour' | 'acknowledgedAt' | 'acknowledgedBy' | 'createdAt'
>;

/** What a check-in is about, by name; null where there is none such in the workspace. */
export interface CheckInSubject {
  readonly initiative: string | null;
  readonly milestone: string | null;
}

const columns = /* sql */ `c.id, c.initiative_id AS "initiativeId", c.milestone_id AS "milestoneId", c.colour AS achievement,
  c.confidence, c.note, c.done, c.next, c.blockers, c.path_to_green AS "pathToGreen", c.percent_done AS "percentDone",
  c.remaining_days AS "remainingDays", c.expected_on AS "expectedOn", c.previous_colour AS "previousColour",
  c.plan_finish_on AS "planFinishOn", c.plan_due_on AS "planDueOn", c.plan_remaining_days AS "planRemainingDays",
  c.by_link AS "byLink", c.acknowledged_at AS "acknowledgedAt", c.acknowledged_by AS "acknowledgedBy",
  k.name AS "acknowledgedByName", c.author_id AS "authorId", u.name AS "authorName", c.created_at AS "createdAt",
  w.time_zone AS "timeZone"`;
const people = /* sql */ `JOIN workspaces w ON w.id = c.workspace_id LEFT JOIN users u ON u.id = c.author_id LEFT JOIN users k ON k.id = c.acknowledged_by`;

const LIMIT = 500;

/** Rows of check-ins. */
@Injectable()
export class CheckInRepository {
  constructor(private readonly database: Database) {}

  /** The newest first, at most 500. */
  list(workspaceId: string, initiativeId: string): Promise<CheckInRow[]> {
    return this.database.query<CheckInRow>(
      `SELECT ${columns} FROM check_ins c ${people}
        WHERE c.workspace_id = $1 AND c.initiative_id = $2 ORDER BY c.created_at DESC, c.id DESC LIMIT ${LIMIT}`,
      [workspaceId, initiativeId],
    );
  }

  /** One check-in, and whether it is the last word on its subject. */
  async find(
    workspaceId: string,
    initiativeId: string,
    checkInId: string,
  ): Promise<(CheckInRow & { readonly isLast: boolean }) | undefined> {
    const [row] = await this.database.query<CheckInRow & { isLast: boolean }>(
      `SELECT ${columns}, NOT EXISTS (
                SELECT FROM check_ins l
                 WHERE l.initiative_id = c.initiative_id AND l.milestone_id IS NOT DISTINCT FROM c.milestone_id
                   AND (l.created_at, l.id) > (c.created_at, c.id)) AS "isLast"
         FROM check_ins c ${people} WHERE c.workspace_id = $1 AND c.initiative_id = $2 AND c.id = $3`,
      [workspaceId, initiativeId, checkInId],
    );
    return row;
  }

  /** What the same sender already sent under this key, anywhere in the workspace. */
  async findSent(workspaceId: string, authorId: string, key: string): Promise<CheckInRow | undefined> {
    const [row] = await this.database.query<CheckInRow>(
      `SELECT ${columns} FROM check_ins c ${people} WHERE c.workspace_id = $1 AND c.author_id = $2 AND c.sent_key = $3`,
      [workspaceId, authorId, key],
    );
    return row;
  }

  /** Names the subject and lets one check-in of the initiative be logged at a time, so that each knows the one before it. */
  async lockSubject(workspaceId: string, initiativeId: string, milestoneId: string | null): Promise<CheckInSubject> {
    const [row] = await this.database.query<CheckInSubject>(
      `SELECT i.name AS initiative,
              (SELECT outcome FROM milestones
                WHERE workspace_id = $1 AND initiative_id = $2 AND id = $3 AND removed_at IS NULL) AS milestone
         FROM initiatives i WHERE i.workspace_id = $1 AND i.id = $2 FOR NO KEY UPDATE OF i`,
      [workspaceId, initiativeId, milestoneId],
    );
    return row ?? { initiative: null, milestone: null };
  }

  /** Adds a word to its subject; it remembers the colour of the one before. */
  async insert(workspaceId: string, checkIn: NewCheckIn): Promise<CheckInRow> {
    const fields: [string, unknown][] = [
      ['workspace_id', workspaceId],
      ['initiative_id', checkIn.initiativeId],
      ['milestone_id', checkIn.milestoneId],
      ['colour', checkIn.achievement],
      ['confidence', checkIn.confidence],
      ['note', checkIn.note],
      ['done', checkIn.done],
      ['next', checkIn.next],
      ['blockers', checkIn.blockers],
      ['path_to_green', checkIn.pathToGreen],
      ['percent_done', checkIn.percentDone],
      ['remaining_days', checkIn.remainingDays],
      ['expected_on', checkIn.expectedOn],
      ['plan_finish_on', checkIn.planFinishOn],
      ['plan_due_on', checkIn.planDueOn],
      ['plan_remaining_days', checkIn.planRemainingDays],
      ['by_link', checkIn.byLink],
      ['author_id', checkIn.authorId],
      ['sent_key', checkIn.sentKey],
    ];
    const [row] = await this.database.query<CheckInRow>(
      `WITH c AS (
         INSERT INTO check_ins (${fields.map(([name]) => name).join(', ')}, previous_colour)
         VALUES (${fields.map((_, at) => `$${at + 1}`).join(', ')},
           (SELECT l.colour FROM check_ins l
             WHERE l.workspace_id = $1 AND l.initiative_id = $2 AND l.milestone_id IS NOT DISTINCT FROM $3
             ORDER BY l.created_at DESC, l.id DESC LIMIT 1))
         RETURNING *)
       SELECT ${columns} FROM c ${people}`,
      fields.map(([, value]) => value),
    );
    return row!;
  }

  async acknowledge(workspaceId: string, checkInId: string, actorId: string): Promise<void> {
    await this.database.query(
      `UPDATE check_ins SET acknowledged_at = now(), acknowledged_by = $3
        WHERE workspace_id = $1 AND id = $2 AND acknowledged_at IS NULL`,
      [workspaceId, checkInId, actorId],
    );
  }

  async remove(workspaceId: string, checkInId: string): Promise<void> {
    await this.database.query('DELETE FROM check_ins WHERE workspace_id = $1 AND id = $2', [workspaceId, checkInId]);
  }
}
