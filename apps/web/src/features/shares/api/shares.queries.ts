import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { RouteRequest } from '@workback/contracts/platform/route';
import { shareLinkRoutes } from '@workback/contracts/share-link/share-link.routes';
import { call } from '../../../api/client.js';

/** Links of a workspace, the newest first. */
export const shareLinksQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['share-links', workspaceId],
    queryFn: ({ signal }) => call(shareLinkRoutes.list, { params: { workspaceId }, signal }),
  });

/** Makes a link, or revokes one. */
export function useShareLinks(workspaceId: string) {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['share-links', workspaceId] });
  return {
    create: useMutation({
      mutationFn: (body: RouteRequest<typeof shareLinkRoutes.create>['body']) =>
        call(shareLinkRoutes.create, { params: { workspaceId }, body }),
      onSuccess,
    }),
    revoke: useMutation({
      mutationFn: (shareLinkId: string) => call(shareLinkRoutes.revoke, { params: { workspaceId, shareLinkId } }),
      onSuccess,
    }),
  };
}

const REFRESH_MS = 60_000;

/** The page behind a token, read again every minute for as long as it is on a screen, also behind other windows. */
export const sharedPageQuery = (token: string) =>
  queryOptions({
    queryKey: ['shared-page', token],
    queryFn: ({ signal }) => call(shareLinkRoutes.open, { body: { token }, signal }),
    refetchInterval: REFRESH_MS,
    refetchIntervalInBackground: true,
    retry: 2,
  });
