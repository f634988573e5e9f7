import { useMutation, useQueryClient } from '@tanstack/react-query';
import { memberRoutes } from '@workback/contracts/member/member.routes';
import type { Member } from '@workback/contracts/member/member.schemas';
import type { Role } from '@workback/domain/access/permissions';
import { call } from '../../../api/client.js';

/** Gives a member another role. */
export function useChangeRole(workspaceId: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ member, role }: { member: Member; role: Role }) =>
      call(memberRoutes.update, {
        params: { workspaceId, userId: member.id },
        body: { role },
        ifMatch: member.version,
      }),
    onSettled: refresh,
  });
}

/** Takes a person out of the workspace. */
export function useRemoveMember(workspaceId: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (userId: string) => call(memberRoutes.remove, { params: { workspaceId, userId } }),
    onSettled: refresh,
  });
}

/** Who belongs to the workspace, and what the person signed in may do there. */
function useRefresh(): () => Promise<unknown> {
  const queries = useQueryClient();
  return () =>
    Promise.all(['workspaces', 'invitations', 'me'].map((noun) => queries.invalidateQueries({ queryKey: [noun] })));
}
