import { inWorkspace } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import {
  notificationsMarkAllSchema,
  notificationsMarkSchema,
  notificationsQuery,
  notificationsSchema,
  notificationsSeenSchema,
  unreadSchema,
} from './notification.schemas.js';

const all = '/api/workspaces/:workspaceId/notifications';

/** The inbox of whoever calls; nobody reads or marks that of somebody else. */
export const notificationRoutes = {
  list: defineRoute({
    id: 'notification.list',
    method: 'GET',
    path: all,
    summary: 'What the caller should know, newest first.',
    access: 'workspace.read',
    params: inWorkspace,
    query: notificationsQuery,
    response: notificationsSchema,
  }),
  unread: defineRoute({
    id: 'notification.unread',
    method: 'GET',
    path: `${all}/unread`,
    summary: 'How much of it is not read yet.',
    access: 'workspace.read',
    params: inWorkspace,
    response: unreadSchema,
  }),
  mark: defineRoute({
    id: 'notification.mark',
    method: 'POST',
    path: `${all}/mark`,
    summary: 'Mark some as read or unread.',
    access: 'workspace.read',
    params: inWorkspace,
    body: notificationsMarkSchema,
    response: unreadSchema,
  }),
  seen: defineRoute({
    id: 'notification.seen',
    method: 'POST',
    path: `${all}/seen`,
    summary: 'Mark what leads to a place as read, because the caller is there.',
    access: 'workspace.read',
    params: inWorkspace,
    body: notificationsSeenSchema,
    response: unreadSchema,
  }),
  markAll: defineRoute({
    id: 'notification.mark-all',
    method: 'POST',
    path: `${all}/mark-all`,
    summary: 'Mark everything up to a position as read.',
    access: 'workspace.read',
    params: inWorkspace,
    body: notificationsMarkAllSchema,
    response: unreadSchema,
  }),
};
