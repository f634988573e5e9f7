import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { backfillRoutes } from '@workback/contracts/backfill/backfill.routes';
import type { RouteRequest } from '@workback/contracts/platform/route';
import { call } from '../../../api/client.js';

/** A piece takes about a second, and its end is not announced by itself. */
const LOOK_EVERY_MS = 1_500;

/** Backfills of a KPI; while one is going it is looked at again and again. */
export const backfillsQuery = (workspaceId: string, kpiId: string) =>
  queryOptions({
    queryKey: ['backfills', workspaceId, kpiId],
    queryFn: ({ signal }) => call(backfillRoutes.list, { params: { workspaceId, kpiId }, signal }),
    refetchInterval: ({ state }) =>
      state.data?.backfills.some((backfill) => backfill.state === 'running') ? LOOK_EVERY_MS : false,
  });

/** Begins a backfill. */
export function useStartBackfill(workspaceId: string, kpiId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: RouteRequest<typeof backfillRoutes.start>['body']) =>
      call(backfillRoutes.start, { params: { workspaceId, kpiId }, body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['backfills'] }),
  });
}

/** Pauses, resumes or cancels a backfill. */
export function useStepBackfill(workspaceId: string, kpiId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, step }: { id: string } & RouteRequest<typeof backfillRoutes.step>['body']) =>
      call(backfillRoutes.step, { params: { workspaceId, kpiId, backfillId: id }, body: { step } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['backfills'] }),
  });
}
