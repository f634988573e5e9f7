import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { invitationRoutes } from '@workback/contracts/invitation/invitation.routes';
import type { RouteRequest } from '@workback/contracts/platform/route';
import { call } from '../../../api/client.js';

/** Invitations that nobody has accepted yet. */
export const invitationsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['invitations', workspaceId],
    queryFn: ({ signal }) => call(invitationRoutes.list, { params: { workspaceId }, signal }),
  });

/** Invites somebody; the secret of the link is in the answer and nowhere else. */
export function useInvite(workspaceId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: RouteRequest<typeof invitationRoutes.create>['body']) =>
      call(invitationRoutes.create, { params: { workspaceId }, body }),
    // The secret must not outlive the screen.
    gcTime: 0,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['invitations'] }),
  });
}

/** Withdraws an invitation. */
export function useWithdrawInvitation(workspaceId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (invitationId: string) => call(invitationRoutes.revoke, { params: { workspaceId, invitationId } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['invitations'] }),
  });
}
