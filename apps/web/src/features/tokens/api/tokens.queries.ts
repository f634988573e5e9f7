import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { RouteRequest } from '@workback/contracts/platform/route';
import { tokenRoutes } from '@workback/contracts/token/token.routes';
import { call } from '../../../api/client.js';

/** API tokens of the person in this workspace. */
export const tokensQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['tokens', workspaceId],
    queryFn: ({ signal }) => call(tokenRoutes.list, { params: { workspaceId }, signal }),
  });

/** Creates a token; its secret is in the answer and nowhere else. */
export function useCreateToken(workspaceId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: RouteRequest<typeof tokenRoutes.create>['body']) =>
      call(tokenRoutes.create, { params: { workspaceId }, body }),
    // The secret must not outlive the screen.
    gcTime: 0,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tokens'] }),
  });
}

/** Revokes a token for good. */
export function useRevokeToken(workspaceId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (tokenId: string) => call(tokenRoutes.revoke, { params: { workspaceId, tokenId } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tokens'] }),
  });
}
