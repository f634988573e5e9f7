import { Injectable } from '@nestjs/common';
import type { CommentSubject } from '@workback/domain/comment/subject';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { Database } from '../../platform/database/database.js';

/** What is commented on, as far as comments need to know it. */
export interface SubjectRow {
  readonly initiativeId: string | null;
  /** The name it goes by in a sentence. */
  readonly title: string;
  /** Who answers for it, if that is not whoever follows its initiative. */
  readonly ownerId: string | null;
  /** The text that passages are anchored in, if it has one. */
  readonly document: PrfaqDocument | null;
}

const select: Record<CommentSubject, string> = {
  prfaq: /* sql */ `
    SELECT p.initiative_id AS "initiativeId", i.name AS title, NULL AS "ownerId", p.document
      FROM prfaqs p JOIN initiatives i ON i.id = p.initiative_id WHERE p.workspace_id = $1 AND p.initiative_id = $2`,
  amendment: /* sql */ `
    SELECT a.initiative_id AS "initiativeId", i.name || ', amendment ' || a.number AS title, a.created_by AS "ownerId", a.document
      FROM prfaq_amendments a JOIN initiatives i ON i.id = a.initiative_id WHERE a.workspace_id = $1 AND a.id = $2`,
  milestone: /* sql */ `
    SELECT initiative_id AS "initiativeId", outcome AS title, owner_id AS "ownerId", NULL AS document
      FROM milestones WHERE workspace_id = $1 AND id = $2 AND removed_at IS NULL`,
  kpi: /* sql */ `
    SELECT initiative_id AS "initiativeId", name AS title, owner_id AS "ownerId", NULL AS document
      FROM kpis WHERE workspace_id = $1 AND id = $2`,
  'check-in': /* sql */ `
    SELECT c.initiative_id AS "initiativeId", coalesce(m.outcome, i.name) AS title, c.author_id AS "ownerId",
           NULL AS document
      FROM check_ins c JOIN initiatives i ON i.id = c.initiative_id LEFT JOIN milestones m ON m.id = c.milestone_id
     WHERE c.workspace_id = $1 AND c.id = $2`,
};

/** Reads what comments are about, of whatever kind it is. */
@Injectable()
export class CommentSubjectRepository {
  constructor(private readonly database: Database) {}

  async find(workspaceId: string, type: CommentSubject, id: string): Promise<SubjectRow | undefined> {
    const [row] = await this.database.query<SubjectRow>(select[type], [workspaceId, id]);
    return row;
  }
}
