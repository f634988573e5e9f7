import { inWorkspace } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import { searchQuery, searchResultSchema } from './search.schemas.js';

export const searchRoutes = {
  find: defineRoute({
    id: 'search.find',
    method: 'GET',
    path: '/api/workspaces/:workspaceId/search',
    summary: 'Full-text search over documents, decisions, comments, milestones, KPIs and check-ins.',
    access: 'workspace.read',
    params: inWorkspace,
    query: searchQuery,
    response: searchResultSchema,
  }),
};
