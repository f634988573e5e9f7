import { notificationKinds } from '@workback/domain/notification/notification-kind';
import { z } from 'zod';
import { id, instant, personSchema } from '../platform/fields.js';

/** Something that a person should know, once; what was said again before it was read is counted instead of repeated. */
export const notificationSchema = z
  .object({
    id,
    kind: z.enum(notificationKinds),
    initiativeId: id.nullable(),
    initiativeName: z.string().nullable(),
    subjectType: z.string(),
    subjectId: z.string(),
    /** One sentence, of the latest occasion. */
    summary: z.string(),
    link: z.string().meta({ description: 'Where it leads: a path below the address of the workspace.' }),
    actor: personSchema.nullable(),
    /** How many occasions it stands for. */
    count: z.number().int().min(1),
    position: z.number().int().meta({ description: 'Grows with every occasion in the installation.' }),
    readAt: instant.nullable(),
    at: instant,
  })
  .meta({ id: 'Notification' });
export type NotificationWire = z.infer<typeof notificationSchema>;

export const notificationsSchema = z
  .object({ notifications: z.array(notificationSchema), unread: z.number().int(), more: z.boolean() })
  .meta({ id: 'Notifications' });
export type Notifications = z.infer<typeof notificationsSchema>;

export const notificationsQuery = z.strictObject({
  show: z.enum(['all', 'unread']).default('all'),
  /** The page begins below this position. */
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export const unreadSchema = z.object({ unread: z.number().int() }).meta({ id: 'Unread' });
export const notificationsMarkSchema = z
  .strictObject({ ids: z.array(id).min(1).max(100), read: z.boolean() })
  .meta({ id: 'NotificationsMark' });
export const notificationsSeenSchema = z
  .strictObject({ link: z.string().startsWith('/').max(500) })
  .meta({ id: 'NotificationsSeen' });
export const notificationsMarkAllSchema = z
  .strictObject({ upTo: z.number().int().positive().meta({ description: 'The newest position that was seen.' }) })
  .meta({ id: 'NotificationsMarkAll' });
