import { inInitiative, initiativePath } from '../initiative/initiative.routes.js';
import { defineRoute } from '../platform/route.js';
import {
  checkInLinkCreateSchema,
  checkInLinkFormSchema,
  checkInLinkOpenSchema,
  checkInLinkSchema,
  checkInLinkUseSchema,
} from './check-in-link.schemas.js';
import { checkInSchema } from './check-in.schemas.js';

export const checkInLinkRoutes = {
  create: defineRoute({
    id: 'checkInLink.create',
    method: 'POST',
    path: `${initiativePath}/check-in-links`,
    summary: 'Make a link with which you check in once, without signing in, for example on a phone.',
    access: 'check-in.write',
    params: inInitiative,
    body: checkInLinkCreateSchema,
    response: checkInLinkSchema,
    status: 201,
  }),
  open: defineRoute({
    id: 'checkInLink.open',
    method: 'POST',
    path: '/api/check-in-link',
    summary: 'What a one-time link asks about.',
    access: 'public',
    body: checkInLinkOpenSchema,
    response: checkInLinkFormSchema,
  }),
  use: defineRoute({
    id: 'checkInLink.use',
    method: 'POST',
    path: '/api/check-in-link/check-in',
    summary: 'Check in by a one-time link; it cannot be used again.',
    access: 'public',
    body: checkInLinkUseSchema,
    response: checkInSchema,
    status: 201,
  }),
};
