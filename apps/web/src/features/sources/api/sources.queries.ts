import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { RouteRequest } from '@workback/contracts/platform/route';
import { pushRoutes } from '@workback/contracts/push/push.routes';
import { sourceRoutes } from '@workback/contracts/source/source.routes';
import type { Source } from '@workback/contracts/source/source.schemas';
import { call } from '../../../api/client.js';

/** Sources of a workspace with their health. */
export const sourcesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['sources', workspaceId],
    queryFn: ({ signal }) => call(sourceRoutes.list, { params: { workspaceId }, signal }),
  });

/** A source with the KPIs that are asked of it. */
export const sourceQuery = (workspaceId: string, sourceId: string) =>
  queryOptions({
    queryKey: ['sources', workspaceId, sourceId],
    queryFn: ({ signal }) => call(sourceRoutes.get, { params: { workspaceId, sourceId }, signal }),
  });

/** Makes the secret that pushes to a source are signed with. */
export function useMakeSigningSecret(workspaceId: string, sourceId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call(pushRoutes.makeSecret, { params: { workspaceId, sourceId }, body: {} }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['sources'] }),
  });
}

/** Ends the rest of a source. */
export function useAskAgain(workspaceId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (sourceId: string) => call(sourceRoutes.askAgain, { params: { workspaceId, sourceId } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['sources'] }),
  });
}

/** What a source form sends. */
export type SourceInput = RouteRequest<typeof sourceRoutes.create>['body'];

/** Connects a source, or changes `present`; without a new secret the stored one stays. */
export function useSaveSource(workspaceId: string, present: Source | undefined) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ name, connector, config, secret }: SourceInput) =>
      present
        ? call(sourceRoutes.update, {
            params: { workspaceId, sourceId: present.id },
            body: { name, config, ...(secret ? { secret } : {}) },
            ifMatch: present.version,
          })
        : call(sourceRoutes.create, { params: { workspaceId }, body: { name, connector, config, secret } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['sources'] }),
  });
}

/** Removes a source that no KPI uses. */
export function useRemoveSource(workspaceId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (sourceId: string) => call(sourceRoutes.remove, { params: { workspaceId, sourceId } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['sources'] }),
  });
}

/** Asks a source once and shows what comes back; nothing is stored. */
export function useTestPull(workspaceId: string) {
  return useMutation({
    mutationFn: (body: RouteRequest<typeof sourceRoutes.testPull>['body']) =>
      call(sourceRoutes.testPull, { params: { workspaceId }, body }),
  });
}
