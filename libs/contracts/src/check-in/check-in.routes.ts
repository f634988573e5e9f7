import { inInitiative, initiativePath } from '../initiative/initiative.routes.js';
import { defineRoute } from '../platform/route.js';
import { checkInCreateSchema, checkInSchema, checkInsSchema } from './check-in.schemas.js';

export const checkInRoutes = {
  list: defineRoute({
    id: 'checkIn.list',
    method: 'GET',
    path: `${initiativePath}/check-ins`,
    summary: 'Check-ins of an initiative, newest first.',
    access: 'workspace.read',
    params: inInitiative,
    response: checkInsSchema,
  }),
  create: defineRoute({
    id: 'checkIn.create',
    method: 'POST',
    path: `${initiativePath}/check-ins`,
    summary: 'Say how it stands: green, yellow or red, and why.',
    access: 'check-in.write',
    params: inInitiative,
    body: checkInCreateSchema,
    response: checkInSchema,
    status: 201,
  }),
};
