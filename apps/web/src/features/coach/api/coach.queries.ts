import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { coachRoutes } from '@workback/contracts/coach/coach.routes';
import type { RouteRequest } from '@workback/contracts/platform/route';
import { call } from '../../../api/client.js';

interface InInitiative {
  readonly workspaceId: string;
  readonly initiativeId: string;
}

/** Remarks that are not to be heard again. */
export const silencesQuery = (params: InInitiative) =>
  queryOptions({
    queryKey: ['coach', params.workspaceId, params.initiativeId],
    queryFn: ({ signal }) => call(coachRoutes.silences, { params, signal }),
  });

/** Silences one remark. */
export function useSilence(params: InInitiative) {
  const queries = useQueryClient();
  const { queryKey } = silencesQuery(params);
  return useMutation({
    mutationFn: (body: RouteRequest<typeof coachRoutes.silence>['body']) => call(coachRoutes.silence, { params, body }),
    onSuccess: (made) =>
      queries.setQueryData(
        queryKey,
        (known) => known && { silences: [made, ...known.silences.filter(({ id }) => id !== made.id)] },
      ),
  });
}

/** Hears a silenced remark again. */
export function useHear(params: InInitiative) {
  const queries = useQueryClient();
  const { queryKey } = silencesQuery(params);
  return useMutation({
    mutationFn: (silenceId: string) => call(coachRoutes.hear, { params: { ...params, silenceId } }),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
}
