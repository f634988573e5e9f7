import { infiniteQueryOptions } from '@tanstack/react-query';
import { eventRoutes } from '@workback/contracts/event/event.routes';
import type { EventGroup } from '@workback/domain/event/event-groups';
import { call } from '../../../api/client.js';

/** What of a workspace's activity is shown. */
export interface ActivityFilter {
  readonly workspaceId: string;
  readonly initiativeId: string | undefined;
  readonly group: EventGroup | undefined;
}

const PAGE = 50;

/** What happened, page by page, newest first. */
export const activityQuery = ({ workspaceId, initiativeId, group }: ActivityFilter) =>
  infiniteQueryOptions({
    queryKey: ['events', workspaceId, initiativeId ?? null, group ?? null],
    queryFn: ({ pageParam, signal }) =>
      call(eventRoutes.list, {
        params: { workspaceId },
        query: {
          limit: PAGE,
          ...(initiativeId ? { initiativeId } : {}),
          ...(group ? { group } : {}),
          ...(pageParam === null ? {} : { before: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ events }) => (events.length < PAGE ? null : (events.at(-1)?.id ?? null)),
  });
