import { inKpi, kpiPath } from '../kpi/kpi.routes.js';
import { defineRoute } from '../platform/route.js';
import { signalChartSchema, signalSettingsWriteSchema } from './signal.schemas.js';

export const signalRoutes = {
  get: defineRoute({
    id: 'signal.get',
    method: 'GET',
    path: `${kpiPath}/signals`,
    summary: 'The process behaviour chart of a KPI: is it signal or noise?',
    access: 'workspace.read',
    params: inKpi,
    response: signalChartSchema,
  }),
  set: defineRoute({
    id: 'signal.set',
    method: 'PUT',
    path: `${kpiPath}/signals`,
    summary: 'Divide the chart, lock or re-base its limits, or take a season out, with the reason.',
    access: 'kpi.edit',
    params: inKpi,
    body: signalSettingsWriteSchema,
    response: signalChartSchema,
    ifMatch: true,
  }),
};
