import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { calendarFeedRoutes } from '@workback/contracts/calendar-feed/calendar-feed.routes';
import type { RouteRequest } from '@workback/contracts/platform/route';
import { planExchangeRoutes } from '@workback/contracts/roadmap/plan-exchange.routes';
import { call } from '../../../api/client.js';
import { roadmapQuery } from '../api/roadmaps.queries.js';

type ImportBody = RouteRequest<typeof planExchangeRoutes.import>['body'];

/** Shows what an import would do to the plan. */
export function usePreviewImport(workspaceId: string, initiativeId: string) {
  return useMutation({
    mutationFn: (body: ImportBody) => call(planExchangeRoutes.preview, { params: { workspaceId, initiativeId }, body }),
  });
}

/** Makes the milestones of a file in one step. */
export function useImportMilestones(workspaceId: string, initiativeId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ planVersion, ...body }: ImportBody & { planVersion: number }) =>
      call(planExchangeRoutes.import, { params: { workspaceId, initiativeId }, body, ifMatch: planVersion }),
    onSuccess: ({ roadmap }) => {
      queries.setQueryData(roadmapQuery(workspaceId, initiativeId).queryKey, roadmap);
      for (const noun of ['promises', 'initiatives', 'roadmaps', 'portfolio'])
        void queries.invalidateQueries({ queryKey: [noun] });
    },
  });
}

/** One's own calendar feeds of a workspace. */
export const calendarFeedsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['calendar-feeds', workspaceId],
    queryFn: ({ signal }) => call(calendarFeedRoutes.list, { params: { workspaceId }, signal }),
  });

/** Makes a feed; its address is in the answer and nowhere else. */
export function useCreateFeed(workspaceId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (initiativeId: string | null) =>
      call(calendarFeedRoutes.create, { params: { workspaceId }, body: { initiativeId } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['calendar-feeds'] }),
  });
}

/** Revokes a feed. */
export function useRevokeFeed(workspaceId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (feedId: string) => call(calendarFeedRoutes.revoke, { params: { workspaceId, feedId } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['calendar-feeds'] }),
  });
}
