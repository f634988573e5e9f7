import { z } from 'zod';
import { id, inWorkspace } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import {
  savedViewCreateSchema,
  savedViewPatchSchema,
  savedViewQuerySchema,
  savedViewSchema,
  savedViewsSchema,
} from './saved-view.schemas.js';

const all = '/api/workspaces/:workspaceId/saved-views';
const inSavedView = z.strictObject({ workspaceId: id, savedViewId: id });

// Anybody may keep views of their own; the service asks for `roadmap.edit` where a view is everybody's.
export const savedViewRoutes = {
  list: defineRoute({
    id: 'savedView.list',
    method: 'GET',
    path: all,
    summary: 'Saved views that everybody has, and those of the caller, by name.',
    access: 'workspace.read',
    params: inWorkspace,
    query: savedViewQuerySchema,
    response: savedViewsSchema,
  }),
  create: defineRoute({
    id: 'savedView.create',
    method: 'POST',
    path: all,
    summary: 'Save a view under a name, for oneself or for everybody in the workspace.',
    access: 'workspace.read',
    params: inWorkspace,
    body: savedViewCreateSchema,
    response: savedViewSchema,
    status: 201,
  }),
  update: defineRoute({
    id: 'savedView.update',
    method: 'PATCH',
    path: `${all}/:savedViewId`,
    summary: 'Rename a saved view, change what it shows, or whose it is.',
    access: 'workspace.read',
    params: inSavedView,
    body: savedViewPatchSchema,
    response: savedViewSchema,
    ifMatch: true,
  }),
  remove: defineRoute({
    id: 'savedView.remove',
    method: 'DELETE',
    path: `${all}/:savedViewId`,
    summary: 'Remove a saved view.',
    access: 'workspace.read',
    params: inSavedView,
    status: 204,
  }),
};
