import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { checkInRoutes } from '@workback/contracts/check-in/check-in.routes';
import type { RouteRequest } from '@workback/contracts/platform/route';
import { call } from '../../../api/client.js';

/** Check-ins of an initiative, newest first. */
export const checkInsQuery = (workspaceId: string, initiativeId: string) =>
  queryOptions({
    queryKey: ['check-ins', workspaceId, initiativeId],
    queryFn: ({ signal }) => call(checkInRoutes.list, { params: { workspaceId, initiativeId }, signal }),
  });

/** Says how it stands. */
export function useCheckIn(workspaceId: string, initiativeId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: RouteRequest<typeof checkInRoutes.create>['body']) =>
      call(checkInRoutes.create, { params: { workspaceId, initiativeId }, body }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['check-ins', workspaceId, initiativeId] });
      void queries.invalidateQueries({ queryKey: ['roadmaps', workspaceId, initiativeId] });
    },
  });
}
