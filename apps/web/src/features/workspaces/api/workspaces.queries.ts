import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { RouteRequest } from '@workback/contracts/platform/route';
import { workspaceRoutes } from '@workback/contracts/workspace/workspace.routes';
import { call } from '../../../api/client.js';

/** Settings of a workspace. */
export const workspaceQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['workspaces', workspaceId],
    queryFn: ({ signal }) => call(workspaceRoutes.get, { params: { workspaceId }, signal }),
    staleTime: 60_000,
  });

/** What a settings form sends. */
export type WorkspacePatch = RouteRequest<typeof workspaceRoutes.update>['body'];

/** Changes settings of a workspace; `version` is the one that the form began from. */
export function useUpdateWorkspace(workspaceId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ patch, version }: { patch: WorkspacePatch; version: number }) =>
      call(workspaceRoutes.update, { params: { workspaceId }, body: patch, ifMatch: version }),
    onSuccess: (saved) => {
      queries.setQueryData(workspaceQuery(workspaceId).queryKey, saved);
      for (const noun of ['me', 'roadmaps', 'portfolio']) void queries.invalidateQueries({ queryKey: [noun] });
    },
  });
}

/** Creates a workspace; whoever does so owns it. */
export function useCreateWorkspace() {
  return useMutation({
    mutationFn: (body: RouteRequest<typeof workspaceRoutes.create>['body']) => call(workspaceRoutes.create, { body }),
  });
}

/** Removes the example with everything in it. */
export function useRemoveExample(workspaceId: string) {
  return useMutation({ mutationFn: () => call(workspaceRoutes.removeExample, { params: { workspaceId } }) });
}
