import { queryOptions } from '@tanstack/react-query';
import { dataHealthRoutes } from '@workback/contracts/data-health/data-health.routes';
import { call } from '../../../api/client.js';

/** Sources with the health of their numbers, worst first. */
export const dataHealthQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['kpis', workspaceId, 'data-health'],
    queryFn: ({ signal }) => call(dataHealthRoutes.list, { params: { workspaceId }, signal }),
  });

/** Freshness and completeness of one KPI. */
export const kpiDataHealthQuery = (workspaceId: string, kpiId: string) =>
  queryOptions({
    queryKey: ['kpis', workspaceId, kpiId, 'data-health'],
    queryFn: ({ signal }) => call(dataHealthRoutes.get, { params: { workspaceId, kpiId }, signal }),
  });
