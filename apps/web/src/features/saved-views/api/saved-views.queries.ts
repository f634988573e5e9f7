import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { RouteRequest } from '@workback/contracts/platform/route';
import { savedViewRoutes } from '@workback/contracts/saved-view/saved-view.routes';
import type { SavedView } from '@workback/contracts/saved-view/saved-view.schemas';
import type { SavedViewPlace } from '@workback/domain/saved-view/saved-view';
import { call } from '../../../api/client.js';

type Patch = RouteRequest<typeof savedViewRoutes.update>['body'];

/** Saved views of a screen: those of everybody and one's own. */
export const savedViewsQuery = (workspaceId: string, place: SavedViewPlace) =>
  queryOptions({
    queryKey: ['saved-views', workspaceId, place],
    queryFn: ({ signal }) => call(savedViewRoutes.list, { params: { workspaceId }, query: { place }, signal }),
  });

/** Saves, changes and removes views of a screen. */
export function useSavedViews(workspaceId: string, place: SavedViewPlace) {
  const queries = useQueryClient();
  // The list is there again before the address names a new view, so that no moment shows it as unknown.
  const done = () => queries.invalidateQueries(savedViewsQuery(workspaceId, place));
  const create = useMutation({
    mutationFn: (view: Pick<SavedView, 'name' | 'shared' | 'search'>) =>
      call(savedViewRoutes.create, { params: { workspaceId }, body: { ...view, place } }),
    onSuccess: done,
  });
  const update = useMutation({
    mutationFn: ({ view, patch }: { view: SavedView; patch: Patch }) =>
      call(savedViewRoutes.update, {
        params: { workspaceId, savedViewId: view.id },
        body: patch,
        ifMatch: view.version,
      }),
    onSettled: done,
  });
  const remove = useMutation({
    mutationFn: (view: SavedView) => call(savedViewRoutes.remove, { params: { workspaceId, savedViewId: view.id } }),
    onSuccess: done,
  });
  return { create, update, remove };
}
