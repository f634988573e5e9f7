import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { invitationRoutes } from '@workback/contracts/invitation/invitation.routes';
import type { Joined } from '@workback/contracts/invitation/invitation.schemas';
import { call } from '../../../api/client.js';
import { enterAs } from '../../sessions/enter-as.js';

/** What the holder of a link is invited to. */
export const openInvitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['open-invitation', token],
    queryFn: ({ signal }) => call(invitationRoutes.look, { body: { token }, signal }),
    staleTime: Infinity,
    // The token must not outlive the screen.
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

/** Accepts with a new account. */
export function useJoin(onJoined: (joined: Joined) => void) {
  const welcome = useWelcome(onJoined);
  return useMutation({
    mutationFn: (body: { token: string; name: string; password: string }) => call(invitationRoutes.join, { body }),
    onSuccess: welcome,
    gcTime: 0,
  });
}

/** Accepts with the account that is signed in. */
export function useAccept(onJoined: (joined: Joined) => void) {
  const welcome = useWelcome(onJoined);
  return useMutation({
    mutationFn: (token: string) => call(invitationRoutes.accept, { body: { token } }),
    onSuccess: welcome,
    gcTime: 0,
  });
}

function useWelcome(onJoined: (joined: Joined) => void): (joined: Joined) => void {
  const queries = useQueryClient();
  return (joined) => {
    enterAs(queries, joined.me);
    onJoined(joined);
  };
}
