import { z } from 'zod';
import { id, inWorkspace } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import {
  sourceCreateSchema,
  sourceDetailSchema,
  sourcePatchSchema,
  sourceSchema,
  sourcesSchema,
  testPullResultSchema,
  testPullSchema,
} from './source.schemas.js';

const all = '/api/workspaces/:workspaceId/sources';
const oneSource = z.strictObject({ workspaceId: id, sourceId: id });

export const sourceRoutes = {
  list: defineRoute({
    id: 'source.list',
    method: 'GET',
    path: all,
    summary: 'Sources of a workspace with their health.',
    access: 'workspace.read',
    params: inWorkspace,
    response: sourcesSchema,
  }),
  create: defineRoute({
    id: 'source.create',
    method: 'POST',
    path: all,
    summary: 'Connect a source; the secret is encrypted and never returned.',
    access: 'source.manage',
    params: inWorkspace,
    body: sourceCreateSchema,
    response: sourceSchema,
    status: 201,
  }),
  get: defineRoute({
    id: 'source.get',
    method: 'GET',
    path: `${all}/:sourceId`,
    summary: 'A source with its KPIs, and whether it is left alone at the moment.',
    access: 'workspace.read',
    params: oneSource,
    response: sourceDetailSchema,
  }),
  askAgain: defineRoute({
    id: 'source.askAgain',
    method: 'POST',
    path: `${all}/:sourceId/ask-again`,
    summary: 'End the rest of a source that failed: the next pull asks it at once.',
    access: 'kpi.pull',
    params: oneSource,
    response: sourceDetailSchema,
    status: 200,
  }),
  update: defineRoute({
    id: 'source.update',
    method: 'PATCH',
    path: `${all}/:sourceId`,
    summary: 'Change a source.',
    access: 'source.manage',
    params: oneSource,
    body: sourcePatchSchema,
    response: sourceSchema,
    ifMatch: true,
  }),
  remove: defineRoute({
    id: 'source.remove',
    method: 'DELETE',
    path: `${all}/:sourceId`,
    summary: 'Remove a source that no KPI uses.',
    access: 'source.manage',
    params: oneSource,
    status: 204,
  }),
  testPull: defineRoute({
    id: 'source.testPull',
    method: 'POST',
    path: `${all}/test-pull`,
    summary: 'Try a query and see what comes back; nothing is stored.',
    access: 'source.manage',
    params: inWorkspace,
    body: testPullSchema,
    response: testPullResultSchema,
  }),
};
