import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { NotificationEntity } from './notification.entity.js';

export type NewNotificationRow = Pick<
  NotificationEntity,
  'kind' | 'initiativeId' | 'subjectType' | 'subjectId' | 'summary' | 'link' | 'actorId' | 'eventId'
>;

export interface NotificationRow extends Omit<NotificationEntity, 'workspaceId' | 'userId' | 'eventId'> {
  readonly initiativeName: string | null;
  readonly actorName: string | null;
}

/** Which part of an inbox is asked for; `before` is the position that the page starts below. */
export interface NotificationFilter {
  readonly show: 'all' | 'unread';
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Rows of inboxes. */
@Injectable()
export class NotificationRepository {
  constructor(private readonly database: Database) {}

  /** One entry for each of these people who is a member; what is unread already is said anew and counted. */
  async add(workspaceId: string, userIds: readonly string[], row: NewNotificationRow): Promise<void> {
    await this.database.query(
      `INSERT INTO notifications (workspace_id, user_id, kind, initiative_id, subject_type, subject_id, summary, link,
              actor_id, event_id)
       SELECT m.workspace_id, m.user_id, $3, $4::uuid, $5, $6, $7, $8, $9::uuid, $10::bigint
         FROM memberships m WHERE m.workspace_id = $1 AND m.user_id = ANY($2::uuid[]) ORDER BY m.user_id
       ON CONFLICT (workspace_id, user_id, kind, subject_type, subject_id) WHERE read_at IS NULL
       DO UPDATE SET summary = EXCLUDED.summary, link = EXCLUDED.link, actor_id = EXCLUDED.actor_id,
              event_id = EXCLUDED.event_id, count = notifications.count + 1,
              position = nextval('notification_positions'), created_at = now()`,
      [
        workspaceId,
        userIds,
        row.kind,
        row.initiativeId,
        row.subjectType,
        row.subjectId,
        row.summary,
        row.link,
        row.actorId,
        row.eventId,
      ],
    );
  }

  list(workspaceId: string, userId: string, { show, before, limit }: NotificationFilter): Promise<NotificationRow[]> {
    return this.database.query(
      `SELECT n.id, n.kind, n.initiative_id AS "initiativeId", i.name AS "initiativeName", n.subject_type AS "subjectType",
              n.subject_id AS "subjectId", n.summary, n.link, n.actor_id AS "actorId", u.name AS "actorName", n.count,
              n.position, n.read_at AS "readAt", n.created_at AS "createdAt"
         FROM notifications n
         LEFT JOIN initiatives i ON i.id = n.initiative_id
         LEFT JOIN users u ON u.id = n.actor_id
        WHERE n.workspace_id = $1 AND n.user_id = $2 AND ($3 = 'all' OR n.read_at IS NULL)
          AND ($4::bigint IS NULL OR n.position < $4)
        ORDER BY n.position DESC LIMIT $5`,
      [workspaceId, userId, show, before ?? null, limit],
    );
  }

  async countUnread(workspaceId: string, userId: string): Promise<number> {
    const [row] = await this.database.query<{ unread: number }>(
      `SELECT count(*)::int AS unread FROM notifications WHERE workspace_id = $1 AND user_id = $2 AND read_at IS NULL`,
      [workspaceId, userId],
    );
    return row!.unread;
  }

  async setSummary(workspaceId: string, eventId: number, summary: string): Promise<void> {
    await this.database.query('UPDATE notifications SET summary = $3 WHERE workspace_id = $1 AND event_id = $2', [
      workspaceId,
      eventId,
      summary,
    ]);
  }

  async markRead(workspaceId: string, userId: string, ids: readonly string[]): Promise<void> {
    await this.database.query(
      `UPDATE notifications SET read_at = now()
        WHERE workspace_id = $1 AND user_id = $2 AND id = ANY($3::uuid[]) AND read_at IS NULL`,
      [workspaceId, userId, ids],
    );
  }

  async settle(
    workspaceId: string,
    userId: string,
    { kind, subjectType, subjectId }: Pick<NewNotificationRow, 'kind' | 'subjectType' | 'subjectId'>,
  ): Promise<void> {
    await this.database.query(
      `UPDATE notifications SET read_at = now() WHERE workspace_id = $1 AND user_id = $2 AND kind = $3
          AND subject_type = $4 AND subject_id = $5 AND read_at IS NULL`,
      [workspaceId, userId, kind, subjectType, subjectId],
    );
  }

  /** Makes entries unread again, the newest of each subject; one that is unread already stands for the others. */
  async markUnread(workspaceId: string, userId: string, ids: readonly string[]): Promise<void> {
    await this.database.query(
      `UPDATE notifications n SET read_at = NULL
         FROM (SELECT DISTINCT ON (kind, subject_type, subject_id) id, kind, subject_type, subject_id FROM notifications
                WHERE workspace_id = $1 AND user_id = $2 AND id = ANY($3::uuid[]) AND read_at IS NOT NULL
                ORDER BY kind, subject_type, subject_id, position DESC) newest
        WHERE n.id = newest.id AND NOT EXISTS (
          SELECT FROM notifications o WHERE o.workspace_id = $1 AND o.user_id = $2 AND o.kind = newest.kind
             AND o.subject_type = newest.subject_type AND o.subject_id = newest.subject_id AND o.read_at IS NULL)`,
      [workspaceId, userId, ids],
    );
  }

  async markSeen(workspaceId: string, userId: string, link: string): Promise<void> {
    await this.database.query(
      `UPDATE notifications SET read_at = now()
        WHERE workspace_id = $1 AND user_id = $2 AND link = $3 AND read_at IS NULL`,
      [workspaceId, userId, link],
    );
  }

  async markAllRead(workspaceId: string, userId: string, upTo: number): Promise<void> {
    await this.database.query(
      `UPDATE notifications SET read_at = now()
        WHERE workspace_id = $1 AND user_id = $2 AND position <= $3 AND read_at IS NULL`,
      [workspaceId, userId, upTo],
    );
  }
}
