import { queryOptions } from '@tanstack/react-query';
import { memberRoutes } from '@workback/contracts/member/member.routes';
import { call } from '../../../api/client.js';

/** People of a workspace, whatever their role: for owners of things, mentions and reviewers. */
export const membersQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['workspaces', workspaceId, 'members'],
    queryFn: ({ signal }) => call(memberRoutes.list, { params: { workspaceId }, signal }),
    staleTime: 300_000,
  });
