import { z } from 'zod';
import { id, inWorkspace } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import {
  criteriaQuery,
  criteriaSchema,
  criterionCreateSchema,
  criterionPatchSchema,
  criterionSchema,
  evaluationsSchema,
} from './criterion.schemas.js';

const all = '/api/workspaces/:workspaceId/criteria';
const oneCriterion = z.strictObject({ workspaceId: id, criterionId: id });

export const criterionRoutes = {
  list: defineRoute({
    id: 'criterion.list',
    method: 'GET',
    path: all,
    summary: 'Success criteria with their latest evaluation.',
    access: 'workspace.read',
    params: inWorkspace,
    query: criteriaQuery,
    response: criteriaSchema,
  }),
  create: defineRoute({
    id: 'criterion.create',
    method: 'POST',
    path: all,
    summary: 'Set a success criterion; it is evaluated at once.',
    access: 'kpi.edit',
    params: inWorkspace,
    body: criterionCreateSchema,
    response: criterionSchema,
    status: 201,
  }),
  update: defineRoute({
    id: 'criterion.update',
    method: 'PATCH',
    path: `${all}/:criterionId`,
    summary: 'Change a criterion that approval has not frozen.',
    access: 'kpi.edit',
    params: oneCriterion,
    body: criterionPatchSchema,
    response: criterionSchema,
    ifMatch: true,
  }),
  remove: defineRoute({
    id: 'criterion.remove',
    method: 'DELETE',
    path: `${all}/:criterionId`,
    summary: 'Remove a criterion that approval has not frozen.',
    access: 'kpi.edit',
    params: oneCriterion,
    status: 204,
  }),
  evaluations: defineRoute({
    id: 'criterion.evaluations',
    method: 'GET',
    path: `${all}/:criterionId/evaluations`,
    summary: 'Every verdict of a criterion with its inputs, newest first.',
    access: 'workspace.read',
    params: oneCriterion,
    response: evaluationsSchema,
  }),
};
