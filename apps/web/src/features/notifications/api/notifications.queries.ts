import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { notificationRoutes } from '@workback/contracts/notification/notification.routes';
import { call } from '../../../api/client.js';

/** How much of one's inbox is not read yet. */
export const unreadQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['notifications', workspaceId, 'unread'],
    queryFn: ({ signal }) => call(notificationRoutes.unread, { params: { workspaceId }, signal }),
  });

/** One's inbox page by page, newest first. */
export const inboxQuery = (workspaceId: string, show: 'all' | 'unread') =>
  infiniteQueryOptions({
    queryKey: ['notifications', workspaceId, 'list', show],
    queryFn: ({ pageParam, signal }) =>
      call(notificationRoutes.list, {
        params: { workspaceId },
        query: { show, ...(pageParam === null ? {} : { before: pageParam }) },
        signal,
      }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ more, notifications }) => (more ? (notifications.at(-1)?.position ?? null) : null),
  });

/** Marks some as read or unread. */
export const markNotifications = (workspaceId: string, ids: readonly string[], read: boolean) =>
  call(notificationRoutes.mark, { params: { workspaceId }, body: { ids: [...ids], read } });

/** Marks what leads to a place of the workspace as read. */
export const markSeen = (workspaceId: string, link: string) =>
  call(notificationRoutes.seen, { params: { workspaceId }, body: { link } });

/** Marks everything up to a position as read. */
export const markAllRead = (workspaceId: string, upTo: number) =>
  call(notificationRoutes.markAll, { params: { workspaceId }, body: { upTo } });
