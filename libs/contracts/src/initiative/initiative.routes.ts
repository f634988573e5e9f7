import { z } from 'zod';
import { id, inWorkspace } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import {
  initiativeCreateSchema,
  initiativePatchSchema,
  initiativeSchema,
  launchCancelSchema,
  launchSchema,
} from './initiative.schemas.js';

export const inInitiative = z.strictObject({ workspaceId: id, initiativeId: id });
export const initiativePath = '/api/workspaces/:workspaceId/initiatives/:initiativeId';

export const initiativeRoutes = {
  create: defineRoute({
    id: 'initiative.create',
    method: 'POST',
    path: '/api/workspaces/:workspaceId/initiatives',
    summary: 'Start an initiative with an empty PR/FAQ.',
    access: 'prfaq.edit',
    params: inWorkspace,
    body: initiativeCreateSchema,
    response: initiativeSchema,
    status: 201,
  }),
  get: defineRoute({
    id: 'initiative.get',
    method: 'GET',
    path: initiativePath,
    summary: 'An initiative with its stage, dates and both verdicts.',
    access: 'workspace.read',
    params: inInitiative,
    response: initiativeSchema,
  }),
  update: defineRoute({
    id: 'initiative.update',
    method: 'PATCH',
    path: initiativePath,
    summary: 'Rename, give an owner, park or resume.',
    access: 'prfaq.edit',
    params: inInitiative,
    body: initiativePatchSchema,
    response: initiativeSchema,
    ifMatch: true,
  }),
  launch: defineRoute({
    id: 'initiative.launch',
    method: 'POST',
    path: `${initiativePath}/launch`,
    summary: 'Declare the launch, with a complete launch gate or a reason; launch-relative criteria start to count.',
    access: 'roadmap.edit',
    params: inInitiative,
    body: launchSchema,
    response: initiativeSchema,
  }),
  cancelLaunch: defineRoute({
    id: 'initiative.cancelLaunch',
    method: 'POST',
    path: `${initiativePath}/launch/cancel`,
    summary: 'Take back a launch that was declared wrongly; both stay in the record.',
    access: 'roadmap.edit',
    params: inInitiative,
    body: launchCancelSchema,
    response: initiativeSchema,
  }),
  conclude: defineRoute({
    id: 'initiative.conclude',
    method: 'POST',
    path: `${initiativePath}/conclude`,
    summary: 'Close the initiative with its verdicts.',
    access: 'initiative.conclude',
    params: inInitiative,
    response: initiativeSchema,
  }),
};
