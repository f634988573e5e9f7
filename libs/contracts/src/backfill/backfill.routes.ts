import { z } from 'zod';
import { inKpi, kpiPath } from '../kpi/kpi.routes.js';
import { id } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import { backfillSchema, backfillsSchema, backfillStartSchema, backfillStepSchema } from './backfill.schemas.js';

export const backfillRoutes = {
  list: defineRoute({
    id: 'backfill.list',
    method: 'GET',
    path: `${kpiPath}/backfills`,
    summary: 'The last backfills of a KPI with their progress, newest first.',
    access: 'workspace.read',
    params: inKpi,
    response: backfillsSchema,
  }),
  start: defineRoute({
    id: 'backfill.start',
    method: 'POST',
    path: `${kpiPath}/backfills`,
    summary: 'Ask the source for days of the past, in pieces that can be paused and resumed.',
    access: 'kpi.pull',
    params: inKpi,
    body: backfillStartSchema,
    response: backfillSchema,
    status: 201,
  }),
  step: defineRoute({
    id: 'backfill.step',
    method: 'POST',
    path: `${kpiPath}/backfills/:backfillId/steps`,
    summary: 'Pause, resume or cancel a backfill; days that came stay.',
    access: 'kpi.pull',
    params: z.strictObject({ workspaceId: id, kpiId: id, backfillId: id }),
    body: backfillStepSchema,
    response: backfillSchema,
    status: 200,
  }),
};
