import { inInitiative, initiativePath } from '../initiative/initiative.routes.js';
import { defineRoute } from '../platform/route.js';
import { followPutSchema, followSchema } from './follow.schemas.js';

const path = `${initiativePath}/follow`;

export const followRoutes = {
  get: defineRoute({
    id: 'follow.get',
    method: 'GET',
    path,
    summary: 'Whether the caller follows an initiative.',
    access: 'workspace.read',
    params: inInitiative,
    response: followSchema,
  }),
  put: defineRoute({
    id: 'follow.put',
    method: 'PUT',
    path,
    summary: 'Follow an initiative, or stop it for good.',
    access: 'workspace.read',
    params: inInitiative,
    body: followPutSchema,
    response: followSchema,
  }),
};
