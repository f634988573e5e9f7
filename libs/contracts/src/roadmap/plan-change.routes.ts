import { z } from 'zod';
import { id } from '../platform/fields.js';
import { inInitiative, initiativePath } from '../initiative/initiative.routes.js';
import { defineRoute } from '../platform/route.js';
import { baselineCreateSchema, baselinesSchema, planSlipSchema } from './baseline.schemas.js';
import { planChangedSchema, planChangeRequestSchema, planChangesSchema, undoSchema } from './plan-change.schemas.js';

const changes = `${initiativePath}/plan/changes`;
const baselines = `${initiativePath}/plan/baselines`;
const planVersion = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

/** Changes of a plan as steps, and the baselines it is measured against. */
export const planChangeRoutes = {
  list: defineRoute({
    id: 'planChange.list',
    method: 'GET',
    path: changes,
    summary: 'Changes of the plan, the latest first.',
    access: 'workspace.read',
    params: inInitiative,
    query: z.strictObject({
      before: planVersion.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: planChangesSchema,
  }),
  apply: defineRoute({
    id: 'planChange.apply',
    method: 'POST',
    path: changes,
    summary:
      'Change the plan in one step, all of it or nothing. Sent on an older version it is accepted where nobody touched the same.',
    access: 'roadmap.edit',
    params: inInitiative,
    body: planChangeRequestSchema,
    response: planChangedSchema,
    ifMatch: true,
    bodyLimit: 4 * 1024 * 1024,
  }),
  undo: defineRoute({
    id: 'planChange.undo',
    method: 'POST',
    path: `${changes}/:planVersion/undo`,
    summary: 'Take a change back, unless a later one touched the same; taking that back again is redoing it.',
    access: 'roadmap.edit',
    params: inInitiative.extend({ planVersion }),
    body: undoSchema,
    response: planChangedSchema,
  }),
  baselines: defineRoute({
    id: 'planChange.baselines',
    method: 'GET',
    path: baselines,
    summary: 'Baselines of the plan, the latest first.',
    access: 'workspace.read',
    params: inInitiative,
    response: baselinesSchema,
  }),
  takeBaseline: defineRoute({
    id: 'planChange.takeBaseline',
    method: 'POST',
    path: baselines,
    summary: 'Keep the plan as it stands under a name.',
    access: 'roadmap.edit',
    params: inInitiative,
    body: baselineCreateSchema,
    response: baselinesSchema,
    status: 201,
  }),
  removeBaseline: defineRoute({
    id: 'planChange.removeBaseline',
    method: 'DELETE',
    path: `${baselines}/:baselineId`,
    summary: 'Remove a baseline that was taken by hand.',
    access: 'roadmap.edit',
    params: inInitiative.extend({ baselineId: id }),
    response: baselinesSchema,
  }),
  slip: defineRoute({
    id: 'planChange.slip',
    method: 'GET',
    path: `${baselines}/:baselineId/slip`,
    summary: 'How the launch and each milestone slipped against a baseline day by day, and what was added since.',
    access: 'workspace.read',
    params: inInitiative.extend({ baselineId: id }),
    response: planSlipSchema,
  }),
};
