import { queryOptions, useMutation } from '@tanstack/react-query';
import { checkInLinkRoutes } from '@workback/contracts/check-in/check-in-link.routes';
import { call } from '../../../api/client.js';
import type { CheckInBody } from './check-ins.queries.js';

/** What a one-time link asks about; not tried again, because a link that is used up stays so. */
export const checkInLinkQuery = (token: string) =>
  queryOptions({
    queryKey: ['check-in-link', token],
    queryFn: ({ signal }) => call(checkInLinkRoutes.open, { body: { token }, signal }),
    staleTime: Infinity,
    retry: false,
  });

/** Checks in by a one-time link, which is used up then. */
export function useCheckInByLink(token: string) {
  return useMutation({
    mutationFn: ({ milestoneId: _, ...body }: CheckInBody) => call(checkInLinkRoutes.use, { body: { token, ...body } }),
  });
}

/** Makes a link for oneself. */
export function useCreateCheckInLink(workspaceId: string, initiativeId: string) {
  return useMutation({
    mutationFn: (milestoneId: string | null) =>
      call(checkInLinkRoutes.create, { params: { workspaceId, initiativeId }, body: { milestoneId } }),
  });
}
