import { inWorkspace } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import { runsQuery, runsSchema } from './run.schemas.js';

export const runRoutes = {
  list: defineRoute({
    id: 'run.list',
    method: 'GET',
    path: '/api/workspaces/:workspaceId/runs',
    summary: 'Run history, newest first, with the reason of every failure.',
    access: 'workspace.read',
    params: inWorkspace,
    query: runsQuery,
    response: runsSchema,
  }),
};
