import { queryOptions } from '@tanstack/react-query';
import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import { call } from '../../../api/client.js';

/** KPIs of a workspace, or of one initiative, with their last numbers. */
export const kpisQuery = (workspaceId: string, initiativeId?: string) =>
  queryOptions({
    queryKey: ['kpis', workspaceId, 'list', initiativeId ?? 'all'],
    queryFn: ({ signal }) => call(kpiRoutes.list, { params: { workspaceId }, query: { initiativeId }, signal }),
  });

/** One KPI with its definition and health. */
export const kpiQuery = (workspaceId: string, kpiId: string) =>
  queryOptions({
    queryKey: ['kpis', workspaceId, 'one', kpiId],
    queryFn: ({ signal }) => call(kpiRoutes.get, { params: { workspaceId, kpiId }, signal }),
  });

/** The daily numbers of a KPI in columns. */
export const seriesQuery = (workspaceId: string, kpiId: string, range: { from?: string; to?: string } = {}) =>
  queryOptions({
    queryKey: ['kpis', workspaceId, 'series', kpiId, range],
    queryFn: ({ signal }) => call(kpiRoutes.series, { params: { workspaceId, kpiId }, query: range, signal }),
  });

/** The newest numbers of a KPI with where each came from. */
export const observationsQuery = (workspaceId: string, kpiId: string) =>
  queryOptions({
    queryKey: ['kpis', workspaceId, 'observations', kpiId],
    queryFn: ({ signal }) => call(kpiRoutes.observations, { params: { workspaceId, kpiId }, query: {}, signal }),
  });
