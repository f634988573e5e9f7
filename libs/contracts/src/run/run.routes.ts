import { z } from 'zod';
import { id, inWorkspace } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import { runDetailSchema, runsQuery, runsSchema } from './run.schemas.js';

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
  get: defineRoute({
    id: 'run.get',
    method: 'GET',
    path: '/api/workspaces/:workspaceId/runs/:runId',
    summary: 'A run in detail: its tries, what was asked, what came back, and what became of the rows.',
    access: 'workspace.read',
    params: z.strictObject({ workspaceId: id, runId: z.coerce.number().int().positive() }),
    response: runDetailSchema,
  }),
};
