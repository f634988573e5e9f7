import { inKpi, kpiPath } from '../kpi/kpi.routes.js';
import { inWorkspace } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import { dataHealthSchema, kpiDataHealthSchema } from './data-health.schemas.js';

export const dataHealthRoutes = {
  list: defineRoute({
    id: 'dataHealth.list',
    method: 'GET',
    path: '/api/workspaces/:workspaceId/data-health',
    summary:
      'Sources with the health of their numbers, worst first: what is failing, old, missing or without new numbers.',
    access: 'workspace.read',
    params: inWorkspace,
    response: dataHealthSchema,
  }),
  get: defineRoute({
    id: 'dataHealth.get',
    method: 'GET',
    path: `${kpiPath}/data-health`,
    summary: 'Freshness and completeness of the numbers of a KPI.',
    access: 'workspace.read',
    params: inKpi,
    response: kpiDataHealthSchema,
  }),
};
