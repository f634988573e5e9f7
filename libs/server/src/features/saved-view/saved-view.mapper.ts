import type { SavedView } from '@workback/contracts/saved-view/saved-view.schemas';
import type { SavedViewRow } from './saved-view.repository.js';

/** A saved view as it crosses the wire. */
export function toSavedView({ createdAt, ownerId, search, ...row }: SavedViewRow): SavedView {
  return {
    ...row,
    shared: ownerId === null,
    search: search as SavedView['search'],
    createdAt: createdAt.toISOString(),
  };
}
