import { queryOptions } from '@tanstack/react-query';
import { workspaceRoutes } from '@workback/contracts/workspace/workspace.routes';
import { call } from '../../../api/client.js';

/** People of a workspace, for owners of things. */
export const membersQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['workspaces', workspaceId, 'members'],
    queryFn: ({ signal }) => call(workspaceRoutes.members, { params: { workspaceId }, signal }),
    staleTime: 300_000,
  });
