import { queryOptions } from '@tanstack/react-query';
import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import type { RouteRequest } from '@workback/contracts/platform/route';
import { call } from '../../../api/client.js';

/** The KPIs around a KPI, and every version of what its numbers mean. */
export const kpiDefinitionQuery = (workspaceId: string, kpiId: string) =>
  queryOptions({
    queryKey: ['kpis', workspaceId, kpiId, 'definition'],
    queryFn: ({ signal }) => call(kpiRoutes.definition, { params: { workspaceId, kpiId }, signal }),
  });

/** The numbers of a KPI by day, week or month, newest first. */
export const periodsQuery = (workspaceId: string, kpiId: string, grain: 'day' | 'week' | 'month', count: number) =>
  queryOptions({
    queryKey: ['kpis', workspaceId, kpiId, 'periods', grain, count],
    queryFn: ({ signal }) =>
      call(kpiRoutes.periods, { params: { workspaceId, kpiId }, query: { grain, count }, signal }),
  });

/** A KPI by the values of its dimension. */
export const slicesQuery = (workspaceId: string, kpiId: string, grain: 'day' | 'week' | 'month', count: number) =>
  queryOptions({
    queryKey: ['kpis', workspaceId, kpiId, 'slices', grain, count],
    queryFn: ({ signal }) =>
      call(kpiRoutes.slices, { params: { workspaceId, kpiId }, query: { grain, count }, signal }),
  });

type Asked = Required<RouteRequest<typeof kpiRoutes.previewFormula>['body']>;

/** What a formula would give. */
export const formulaPreviewQuery = (workspaceId: string, asked: Asked) =>
  queryOptions({
    queryKey: ['kpis', workspaceId, 'formula', asked],
    queryFn: ({ signal }) => call(kpiRoutes.previewFormula, { params: { workspaceId }, body: asked, signal }),
  });
