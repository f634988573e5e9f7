import type { NotificationWire } from '@workback/contracts/notification/notification.schemas';
import type { NotificationRow } from './notification.repository.js';

/** An entry of an inbox as it crosses the wire. */
export function toNotification({ actorId, actorName, readAt, createdAt, ...row }: NotificationRow): NotificationWire {
  return {
    ...row,
    actor: actorId === null ? null : { id: actorId, name: actorName ?? '' },
    readAt: readAt?.toISOString() ?? null,
    at: createdAt.toISOString(),
  };
}
