import { inWorkspace } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import { eventsQuery, eventsSchema, liveMessageSchema } from './event.schemas.js';

export const eventRoutes = {
  list: defineRoute({
    id: 'event.list',
    method: 'GET',
    path: '/api/workspaces/:workspaceId/events',
    summary: 'What happened, newest first.',
    access: 'workspace.read',
    params: inWorkspace,
    query: eventsQuery,
    response: eventsSchema,
  }),
  live: defineRoute({
    id: 'event.live',
    method: 'GET',
    path: '/api/workspaces/:workspaceId/live',
    summary: 'A stream that says what changed, as it changes.',
    access: 'workspace.read',
    params: inWorkspace,
    response: liveMessageSchema,
    produces: 'text/event-stream',
  }),
};
