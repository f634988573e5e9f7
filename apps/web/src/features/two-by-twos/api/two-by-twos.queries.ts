import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { RouteRequest } from '@workback/contracts/platform/route';
import { twoByTwoRoutes } from '@workback/contracts/two-by-two/two-by-two.routes';
import type { TwoByTwoWire } from '@workback/contracts/two-by-two/two-by-two.schemas';
import { call } from '../../../api/client.js';

/** What is sent to compile a report, and to change one. */
export type TwoByTwoCreate = RouteRequest<typeof twoByTwoRoutes.create>['body'];
export type TwoByTwoPatch = RouteRequest<typeof twoByTwoRoutes.update>['body'];

/** Weekly 2x2 reports, newest first; of one initiative if told. */
export const twoByTwosQuery = (workspaceId: string, initiativeId?: string) =>
  queryOptions({
    queryKey: ['two-by-twos', workspaceId, initiativeId ?? ''],
    queryFn: ({ signal }) =>
      call(twoByTwoRoutes.list, { params: { workspaceId }, query: initiativeId ? { initiativeId } : {}, signal }),
  });

/** One weekly 2x2. */
export const twoByTwoQuery = (workspaceId: string, reportId: string) =>
  queryOptions({
    queryKey: ['two-by-twos', workspaceId, 'one', reportId],
    queryFn: ({ signal }) => call(twoByTwoRoutes.get, { params: { workspaceId, reportId }, signal }),
  });

/** Compiles a draft. */
export function useCompileReport(workspaceId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: TwoByTwoCreate) => call(twoByTwoRoutes.create, { params: { workspaceId }, body }),
    onSuccess: (made) => {
      queries.setQueryData(twoByTwoQuery(workspaceId, made.id).queryKey, made);
      void queries.invalidateQueries({ queryKey: ['two-by-twos', workspaceId] });
    },
  });
}

/** What can be done with a draft. */
export type ReportChange =
  | { readonly kind: 'update'; readonly patch: TwoByTwoPatch }
  | { readonly kind: 'compile' }
  | { readonly kind: 'send'; readonly recipientIds: string[] };

/** Edits, compiles anew or sends a draft; `version` is the one that the person saw. */
export function useChangeReport(workspaceId: string, { id: reportId, version: ifMatch }: TwoByTwoWire) {
  const queries = useQueryClient();
  const params = { workspaceId, reportId };
  return useMutation({
    mutationFn: (change: ReportChange) => {
      if (change.kind === 'update') return call(twoByTwoRoutes.update, { params, body: change.patch, ifMatch });
      if (change.kind === 'compile') return call(twoByTwoRoutes.compile, { params, ifMatch });
      return call(twoByTwoRoutes.send, { params, body: { recipientIds: change.recipientIds }, ifMatch });
    },
    onSuccess: (saved) => {
      queries.setQueryData(twoByTwoQuery(workspaceId, reportId).queryKey, saved);
      void queries.invalidateQueries({ queryKey: ['two-by-twos', workspaceId] });
    },
  });
}

/** Throws a draft away. */
export function useRemoveReport(workspaceId: string, reportId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call(twoByTwoRoutes.remove, { params: { workspaceId, reportId } }),
    onSuccess: () => {
      queries.removeQueries({ queryKey: twoByTwoQuery(workspaceId, reportId).queryKey });
      void queries.invalidateQueries({ queryKey: ['two-by-twos', workspaceId] });
    },
  });
}
