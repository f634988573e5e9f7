import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { checkInRoutes } from '@workback/contracts/check-in/check-in.routes';
import type { RouteRequest } from '@workback/contracts/platform/route';
import { useCallback } from 'react';
import { call } from '../../../api/client.js';

/** What is sent for a check-in. */
export type CheckInBody = RouteRequest<typeof checkInRoutes.create>['body'];
/** What is sent to choose a rhythm. */
export type CadenceBody = RouteRequest<typeof checkInRoutes.setCadence>['body'];

/** Check-ins of an initiative, newest first, and where it and its milestones stand. */
export const checkInsQuery = (workspaceId: string, initiativeId: string) =>
  queryOptions({
    queryKey: ['check-ins', workspaceId, initiativeId],
    queryFn: ({ signal }) => call(checkInRoutes.list, { params: { workspaceId, initiativeId }, signal }),
  });

/** When check-ins on an initiative are expected, and from whom. */
export const cadenceQuery = (workspaceId: string, initiativeId: string) =>
  queryOptions({
    queryKey: ['check-ins', workspaceId, initiativeId, 'cadence'],
    queryFn: ({ signal }) => call(checkInRoutes.cadence, { params: { workspaceId, initiativeId }, signal }),
  });

/** Says how it stands; `key` of the body makes a repeat harmless. */
export const sendCheckIn = (workspaceId: string, initiativeId: string, body: CheckInBody) =>
  call(checkInRoutes.create, { params: { workspaceId, initiativeId }, body });

/** Makes old what follows from check-ins of an initiative. */
export function useRefreshCheckIns(): () => void {
  const queries = useQueryClient();
  return useCallback(() => {
    for (const noun of ['check-ins', 'roadmaps', 'initiatives', 'portfolio']) {
      void queries.invalidateQueries({ queryKey: [noun] });
    }
  }, [queries]);
}

/** Says how it stands. */
export function useCheckIn(workspaceId: string, initiativeId: string) {
  const refresh = useRefreshCheckIns();
  return useMutation({
    mutationFn: (body: CheckInBody) => sendCheckIn(workspaceId, initiativeId, body),
    onSuccess: refresh,
  });
}

/** Takes one's own check-in back. */
export function useWithdrawCheckIn(workspaceId: string, initiativeId: string) {
  const refresh = useRefreshCheckIns();
  return useMutation({
    mutationFn: (checkInId: string) =>
      call(checkInRoutes.withdraw, { params: { workspaceId, initiativeId, checkInId } }),
    onSettled: refresh,
  });
}

/** Says that one has read a check-in. */
export function useAcknowledgeCheckIn(workspaceId: string, initiativeId: string) {
  const refresh = useRefreshCheckIns();
  return useMutation({
    mutationFn: (checkInId: string) =>
      call(checkInRoutes.acknowledge, { params: { workspaceId, initiativeId, checkInId } }),
    onSettled: refresh,
  });
}

/** Chooses when check-ins are expected. */
export function useSetCadence(workspaceId: string, initiativeId: string) {
  const queries = useQueryClient();
  const refresh = useRefreshCheckIns();
  return useMutation({
    mutationFn: ({ body, version }: { body: CadenceBody; version: number }) =>
      call(checkInRoutes.setCadence, { params: { workspaceId, initiativeId }, body, ifMatch: version }),
    onSuccess: (saved) => {
      queries.setQueryData(cadenceQuery(workspaceId, initiativeId).queryKey, saved);
      refresh();
    },
  });
}
