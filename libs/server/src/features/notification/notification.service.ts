import { Injectable } from '@nestjs/common';
import type { Notifications, notificationsMarkSchema } from '@workback/contracts/notification/notification.schemas';
import type { NotificationKind } from '@workback/domain/notification/notification-kind';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { toNotification } from './notification.mapper.js';
import { type NotificationFilter, NotificationRepository } from './notification.repository.js';

/** What people are told, as the service that made it happen says it. */
export interface NewNotification {
  readonly workspaceId: string;
  readonly kind: NotificationKind;
  readonly initiativeId?: string | null;
  /** What it is about: unread entries of one kind about one subject become a single one with a count. */
  readonly subjectType: string;
  readonly subjectId: string;
  /** One sentence for the reader: "Ines Calder asked you to review “Quiet Hours”". */
  readonly summary: string;
  /** A path below the address of the workspace, for example `/initiatives/…/prfaq?panel=comments`. */
  readonly link: string;
  /** Whoever did it; they are not told. Null when nobody did, such as when a date came. */
  readonly actorId: string | null;
  /** The event that `EventLog.append` answered. */
  readonly eventId?: number | undefined;
}

/** The inbox: what people should know, from whatever happened. */
@Injectable()
export class NotificationService {
  constructor(
    private readonly notifications: NotificationRepository,
    private readonly database: Database,
  ) {}

  /**
   * Tells people something; call it in the transaction of the event. Whoever did it is left out, and so is everybody who is
   * not a member of the workspace.
   */
  async notify(recipients: Iterable<string>, notification: NewNotification): Promise<void> {
    const { workspaceId, initiativeId = null, eventId = null, ...row } = notification;
    const people = [...new Set(recipients)].filter((id) => id !== notification.actorId);
    if (people.length === 0) return;
    await this.notifications.add(workspaceId, people, { ...row, initiativeId, eventId });
  }

  /** What one person was asked is done: the unread entry about it is read. Call it in the transaction of the event. */
  settle(
    workspaceId: string,
    userId: string,
    subject: Pick<NewNotification, 'kind' | 'subjectType' | 'subjectId'>,
  ): Promise<void> {
    return this.notifications.settle(workspaceId, userId, subject);
  }

  /** Says what an event told people in other words, such as when its words were taken back. */
  async retell(workspaceId: string, eventId: number, summary: string): Promise<void> {
    await this.notifications.setSummary(workspaceId, eventId, summary);
  }

  /** One page of somebody's inbox, newest first. */
  async list(workspaceId: string, userId: string, filter: NotificationFilter): Promise<Notifications> {
    const rows = await this.notifications.list(workspaceId, userId, { ...filter, limit: filter.limit + 1 });
    return {
      notifications: rows.slice(0, filter.limit).map(toNotification),
      unread: await this.notifications.countUnread(workspaceId, userId),
      more: rows.length > filter.limit,
    };
  }

  async unread(workspaceId: string, userId: string): Promise<{ unread: number }> {
    return { unread: await this.notifications.countUnread(workspaceId, userId) };
  }

  /** Marks entries of one's own inbox; ids of others are passed over. */
  async mark(
    workspaceId: string,
    userId: string,
    { ids, read }: z.output<typeof notificationsMarkSchema>,
  ): Promise<{ unread: number }> {
    return this.database.transaction(async () => {
      if (read) await this.notifications.markRead(workspaceId, userId, ids);
      else await this.notifications.markUnread(workspaceId, userId, ids);
      return this.unread(workspaceId, userId);
    });
  }

  /** Marks what leads to a place as read: the person is there. */
  async seen(workspaceId: string, userId: string, link: string): Promise<{ unread: number }> {
    return this.database.transaction(async () => {
      await this.notifications.markSeen(workspaceId, userId, link);
      return this.unread(workspaceId, userId);
    });
  }

  /** Marks everything up to a position as read: what came since the person looked stays unread. */
  async markAll(workspaceId: string, userId: string, upTo: number): Promise<{ unread: number }> {
    return this.database.transaction(async () => {
      await this.notifications.markAllRead(workspaceId, userId, upTo);
      return this.unread(workspaceId, userId);
    });
  }
}
