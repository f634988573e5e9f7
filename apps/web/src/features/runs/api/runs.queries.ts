import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { runRoutes } from '@workback/contracts/run/run.routes';
import type { Run } from '@workback/contracts/run/run.schemas';
import { call } from '../../../api/client.js';

export interface RunFilter {
  readonly kpiId?: string | undefined;
  readonly sourceId?: string | undefined;
  readonly state?: Run['state'] | undefined;
}

/** Runs of a workspace, newest first, page by page. */
export const runsQuery = (workspaceId: string, filter: RunFilter = {}) =>
  infiniteQueryOptions({
    queryKey: ['runs', workspaceId, filter],
    queryFn: ({ pageParam, signal }) =>
      call(runRoutes.list, { params: { workspaceId }, query: { ...filter, before: pageParam, limit: 50 }, signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => last.nextBefore ?? undefined,
  });

/** A run in detail. */
export const runQuery = (workspaceId: string, runId: number) =>
  queryOptions({
    queryKey: ['runs', workspaceId, 'one', runId],
    queryFn: ({ signal }) => call(runRoutes.get, { params: { workspaceId, runId: String(runId) }, signal }),
  });
