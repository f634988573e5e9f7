import { Injectable } from '@nestjs/common';
import type { Person } from '@workback/contracts/platform/fields';
import { Database } from '../../platform/database/database.js';

export interface QuestionOwnerRow {
  readonly questionId: string;
  readonly owner: Person | null;
  readonly version: number;
}

/** Who has to answer which question. */
@Injectable()
export class QuestionRepository {
  constructor(private readonly database: Database) {}

  /** The owners of the questions of one PR/FAQ, also of questions that are no longer in its text. */
  owners(workspaceId: string, initiativeId: string): Promise<QuestionOwnerRow[]> {
    return this.database.query<QuestionOwnerRow>(
      `SELECT o.question_id AS "questionId", o.version,
              CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END AS owner
         FROM prfaq_question_owners o LEFT JOIN users u ON u.id = o.owner_id
        WHERE o.workspace_id = $1 AND o.initiative_id = $2`,
      [workspaceId, initiativeId],
    );
  }

  /** Writes the owner if nobody did since `version`, 0 for a question that never had one; says whether it did. */
  async setOwner(
    workspaceId: string,
    initiativeId: string,
    question: { readonly id: string; readonly ownerId: string | null; readonly version: number },
    actorId: string,
  ): Promise<boolean> {
    const rows = await this.database.query(
      `INSERT INTO prfaq_question_owners AS o (workspace_id, initiative_id, question_id, owner_id, set_by)
       SELECT $1, $2, $3, $4, $6 WHERE $5::bigint = 0 OR EXISTS (
         SELECT FROM prfaq_question_owners WHERE workspace_id = $1 AND initiative_id = $2 AND question_id = $3)
       ON CONFLICT (initiative_id, question_id) DO UPDATE
          SET owner_id = excluded.owner_id, set_by = excluded.set_by, set_at = now(), version = o.version + 1
        WHERE o.version = $5
       RETURNING question_id`,
      [workspaceId, initiativeId, question.id, question.ownerId, question.version, actorId],
    );
    return rows.length > 0;
  }

  /** Says whether a person belongs to the workspace. */
  async isMember(workspaceId: string, userId: string): Promise<boolean> {
    const rows = await this.database.query('SELECT FROM memberships WHERE workspace_id = $1 AND user_id = $2', [
      workspaceId,
      userId,
    ]);
    return rows.length > 0;
  }
}
