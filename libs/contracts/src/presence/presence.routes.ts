import { defineRoute } from '../platform/route.js';
import { presenceBeatSchema, presenceParams, presenceSchema } from './presence.schemas.js';

const one = '/api/workspaces/:workspaceId/initiatives/:initiativeId/presence/:clientId';

export const presenceRoutes = {
  beat: defineRoute({
    id: 'presence.beat',
    method: 'PUT',
    path: one,
    summary:
      'Say that this page is open, at least every 20 seconds; answers who else is here, and whether you write on another page.',
    access: 'workspace.read',
    params: presenceParams,
    body: presenceBeatSchema,
    response: presenceSchema,
  }),
  leave: defineRoute({
    id: 'presence.leave',
    method: 'DELETE',
    path: one,
    summary: 'Say that this page was closed.',
    access: 'workspace.read',
    params: presenceParams,
    status: 204,
  }),
};
