import { Injectable } from '@nestjs/common';
import type { CommentSubject } from '@workback/domain/comment/subject';
import type { Person } from '@workback/contracts/platform/fields';
import { Database } from '../../platform/database/database.js';
import type { CommentThreadEntity } from './comment-thread.entity.js';
import type { CommentEntity } from './comment.entity.js';

export interface ThreadRow extends Omit<CommentThreadEntity, 'workspaceId'> {
  readonly createdByName: string | null;
  readonly resolvedByName: string | null;
}

export interface CommentRow extends Omit<CommentEntity, 'workspaceId'> {
  readonly authorName: string | null;
}

export type NewThreadRow = Pick<
  CommentThreadEntity,
  'initiativeId' | 'subjectType' | 'subjectId' | 'place' | 'passage'
>;

const threadColumns = /* sql */ `
  t.id, t.initiative_id AS "initiativeId", t.subject_type AS "subjectType", t.subject_id AS "subjectId", t.place, t.passage,
  t.created_by AS "createdBy", cu.name AS "createdByName", t.created_at AS "createdAt",
  t.resolved_at AS "resolvedAt", t.resolved_by AS "resolvedBy", ru.name AS "resolvedByName"`;
const threadPeople = /* sql */ `
  LEFT JOIN users cu ON cu.id = t.created_by LEFT JOIN users ru ON ru.id = t.resolved_by`;
const commentColumns = /* sql */ `
  c.id, c.thread_id AS "threadId", c.author_id AS "authorId", u.name AS "authorName", c.body, c.event_id AS "eventId",
  c.created_at AS "createdAt", c.edited_at AS "editedAt", c.deleted_at AS "deletedAt", c.version`;

/** Rows of threads and comments. */
@Injectable()
export class CommentRepository {
  constructor(private readonly database: Database) {}

  /** Threads about a subject, the oldest first. */
  threads(workspaceId: string, subjectType: CommentSubject, subjectId: string): Promise<ThreadRow[]> {
    return this.database.query<ThreadRow>(
      `SELECT ${threadColumns} FROM comment_threads t ${threadPeople}
        WHERE t.workspace_id = $1 AND t.subject_type = $2 AND t.subject_id = $3 ORDER BY t.created_at, t.id`,
      [workspaceId, subjectType, subjectId],
    );
  }

  /** Open threads and comments that still stand, by subject. */
  tallies(
    workspaceId: string,
    subjectType: CommentSubject,
    initiativeId: string,
  ): Promise<{ subjectId: string; openThreads: number; comments: number }[]> {
    return this.database.query(
      `SELECT t.subject_id AS "subjectId", count(DISTINCT t.id) FILTER (WHERE t.resolved_at IS NULL)::int AS "openThreads",
              count(c.id)::int AS comments
         FROM comment_threads t JOIN comments c ON c.thread_id = t.id AND c.deleted_at IS NULL
        WHERE t.workspace_id = $1 AND t.subject_type = $2 AND t.initiative_id = $3
        GROUP BY t.subject_id ORDER BY t.subject_id`,
      [workspaceId, subjectType, initiativeId],
    );
  }

  /** The thread, held against other changes until the transaction ends. */
  async lockThread(workspaceId: string, threadId: string): Promise<ThreadRow | undefined> {
    const [row] = await this.database.query<ThreadRow>(
      `SELECT ${threadColumns} FROM comment_threads t ${threadPeople}
        WHERE t.workspace_id = $1 AND t.id = $2 FOR NO KEY UPDATE OF t`,
      [workspaceId, threadId],
    );
    return row;
  }

  /** Comments of threads in the order in which they were written. */
  comments(workspaceId: string, threadIds: readonly string[]): Promise<CommentRow[]> {
    return this.database.query<CommentRow>(
      `SELECT ${commentColumns} FROM comments c LEFT JOIN users u ON u.id = c.author_id
        WHERE c.workspace_id = $1 AND c.thread_id = ANY($2::uuid[]) ORDER BY c.created_at, c.id`,
      [workspaceId, threadIds],
    );
  }

  async lockComment(workspaceId: string, commentId: string): Promise<CommentRow | undefined> {
    const [row] = await this.database.query<CommentRow>(
      `SELECT ${commentColumns} FROM comments c LEFT JOIN users u ON u.id = c.author_id
        WHERE c.workspace_id = $1 AND c.id = $2 FOR NO KEY UPDATE OF c`,
      [workspaceId, commentId],
    );
    return row;
  }

  /** Those of these people who belong to the workspace, with their names. */
  people(workspaceId: string, userIds: readonly string[]): Promise<Person[]> {
    return this.database.query<Person>(
      `SELECT u.id, u.name FROM memberships m JOIN users u ON u.id = m.user_id
        WHERE m.workspace_id = $1 AND m.user_id = ANY($2::uuid[]) ORDER BY u.name, u.id`,
      [workspaceId, userIds],
    );
  }

  /** False when a thread of this id exists already. */
  async insertThread(workspaceId: string, id: string, row: NewThreadRow, actorId: string): Promise<boolean> {
    const rows = await this.database.query(
      `INSERT INTO comment_threads (id, workspace_id, initiative_id, subject_type, subject_id, place, passage, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        id,
        workspaceId,
        row.initiativeId,
        row.subjectType,
        row.subjectId,
        row.place,
        row.passage && JSON.stringify(row.passage),
        actorId,
      ],
    );
    return rows.length > 0;
  }

  /** False when a comment of this id exists already. */
  async insertComment(workspaceId: string, row: Pick<CommentEntity, 'id' | 'threadId' | 'body'>, actorId: string) {
    const rows = await this.database.query(
      `INSERT INTO comments (id, workspace_id, thread_id, author_id, body) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (id) DO NOTHING RETURNING id`,
      [row.id, workspaceId, row.threadId, actorId, row.body],
    );
    return rows.length > 0;
  }

  async setEvent(workspaceId: string, commentId: string, eventId: number): Promise<void> {
    await this.database.query('UPDATE comments SET event_id = $3 WHERE workspace_id = $1 AND id = $2', [
      workspaceId,
      commentId,
      eventId,
    ]);
  }

  async setBody(workspaceId: string, commentId: string, body: string): Promise<void> {
    await this.database.query(
      `UPDATE comments SET body = $3, edited_at = now(), version = version + 1 WHERE workspace_id = $1 AND id = $2`,
      [workspaceId, commentId, body],
    );
  }

  async setDeleted(workspaceId: string, commentId: string): Promise<void> {
    await this.database.query(
      `UPDATE comments SET body = '', deleted_at = now(), version = version + 1 WHERE workspace_id = $1 AND id = $2`,
      [workspaceId, commentId],
    );
  }

  async setResolved(workspaceId: string, threadId: string, actorId: string | null): Promise<void> {
    await this.database.query(
      `UPDATE comment_threads SET resolved_by = $3::uuid, resolved_at = CASE WHEN $3::uuid IS NULL THEN NULL ELSE now() END
        WHERE workspace_id = $1 AND id = $2`,
      [workspaceId, threadId, actorId],
    );
  }
}
