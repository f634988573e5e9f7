import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { RouteRequest } from '@workback/contracts/platform/route';
import { crossDependencyRoutes } from '@workback/contracts/roadmap/cross-dependency.routes';
import { call } from '../../../api/client.js';

/** Every plan that is under way, with what of one waits for what of another. */
export const portfolioTimelineQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['roadmaps', workspaceId, 'timeline'],
    queryFn: ({ signal }) => call(crossDependencyRoutes.timeline, { params: { workspaceId }, signal }),
  });

/** Makes or removes a dependency between two initiatives; every plan may move by it. */
export function useCrossing(workspaceId: string) {
  const queries = useQueryClient();
  const onSuccess = (): void => {
    for (const noun of ['roadmaps', 'initiatives', 'portfolio']) void queries.invalidateQueries({ queryKey: [noun] });
  };
  const create = useMutation({
    mutationFn: (body: RouteRequest<typeof crossDependencyRoutes.create>['body']) =>
      call(crossDependencyRoutes.create, { params: { workspaceId }, body }),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (dependencyId: string) => call(crossDependencyRoutes.remove, { params: { workspaceId, dependencyId } }),
    onSuccess,
  });
  return { create, remove };
}
