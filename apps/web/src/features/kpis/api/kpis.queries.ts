import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import type { RouteRequest } from '@workback/contracts/platform/route';
import { call } from '../../../api/client.js';

/** KPIs of a workspace, or of one initiative, with their last numbers and health. */
export const kpisQuery = (workspaceId: string, initiativeId?: string) =>
  queryOptions({
    queryKey: ['kpis', workspaceId, 'list', initiativeId ?? 'all'],
    queryFn: ({ signal }) => call(kpiRoutes.list, { params: { workspaceId }, query: { initiativeId }, signal }),
  });

/** A KPI with its definition and health. */
export const kpiQuery = (workspaceId: string, kpiId: string) =>
  queryOptions({
    queryKey: ['kpis', workspaceId, kpiId],
    queryFn: ({ signal }) => call(kpiRoutes.get, { params: { workspaceId, kpiId }, signal }),
  });

/** The daily numbers of a KPI. */
export const seriesQuery = (workspaceId: string, kpiId: string) =>
  queryOptions({
    queryKey: ['kpis', workspaceId, kpiId, 'series'],
    queryFn: ({ signal }) => call(kpiRoutes.series, { params: { workspaceId, kpiId }, query: {}, signal }),
  });

/** The last numbers with where each came from, newest first. */
export const observationsQuery = (workspaceId: string, kpiId: string) =>
  queryOptions({
    queryKey: ['kpis', workspaceId, kpiId, 'observations'],
    queryFn: ({ signal }) => call(kpiRoutes.observations, { params: { workspaceId, kpiId }, query: {}, signal }),
  });

/** A rhythm of pulls as the API takes it. */
export type Cadence = RouteRequest<typeof kpiRoutes.previewCadence>['body']['cadence'];

/** The next five times that a cadence is due. */
export const cadenceQuery = (workspaceId: string, cadence: Cadence | null) =>
  queryOptions({
    queryKey: ['cadences', workspaceId, cadence],
    queryFn: ({ signal }) =>
      call(kpiRoutes.previewCadence, { params: { workspaceId }, body: { cadence: cadence as Cadence }, signal }),
    enabled: cadence !== null,
    staleTime: 0,
  });

/** What a KPI form sends; the reason only with a change. */
export type KpiInput = RouteRequest<typeof kpiRoutes.create>['body'] & { readonly changeReason?: string };

/** Defines a KPI, or changes the one named with the version that the form began from. */
export function useSaveKpi(workspaceId: string, present?: { readonly id: string; readonly version: number }) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: KpiInput) =>
      present
        ? call(kpiRoutes.update, { params: { workspaceId, kpiId: present.id }, body, ifMatch: present.version })
        : call(kpiRoutes.create, { params: { workspaceId }, body }),
    onSuccess: (saved) => {
      queries.setQueryData(kpiQuery(workspaceId, saved.id).queryKey, saved);
      void queries.invalidateQueries({ queryKey: ['kpis'] });
      void queries.invalidateQueries({ queryKey: ['portfolio'] });
    },
  });
}

/** Pauses or resumes the pulls of a KPI. */
export function usePauseKpi(workspaceId: string, kpiId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ paused, version }: { paused: boolean; version: number }) =>
      call(kpiRoutes.update, { params: { workspaceId, kpiId }, body: { paused }, ifMatch: version }),
    onSuccess: (saved) => {
      queries.setQueryData(kpiQuery(workspaceId, kpiId).queryKey, saved);
      void queries.invalidateQueries({ queryKey: ['kpis'] });
    },
  });
}

/** Removes a KPI with its numbers. */
export function useRemoveKpi(workspaceId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (kpiId: string) => call(kpiRoutes.remove, { params: { workspaceId, kpiId } }),
    onSuccess: (_, kpiId) => {
      queries.removeQueries({ queryKey: ['kpis', workspaceId, kpiId] });
      for (const noun of ['kpis', 'criteria', 'portfolio']) void queries.invalidateQueries({ queryKey: [noun] });
    },
  });
}

/** Asks for a pull as soon as possible; its result arrives by the live connection. */
export function usePullNow(workspaceId: string, kpiId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call(kpiRoutes.pull, { params: { workspaceId, kpiId } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['runs'] }),
  });
}

/** Stores numbers typed by hand; the key makes a double click harmless. */
export function useTypeNumbers(workspaceId: string, kpiId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...body }: RouteRequest<typeof kpiRoutes.write>['body'] & { key: string }) =>
      call(kpiRoutes.write, { params: { workspaceId, kpiId }, body, idempotencyKey: key }),
    onSuccess: () => {
      for (const noun of ['kpis', 'runs', 'criteria', 'portfolio'])
        void queries.invalidateQueries({ queryKey: [noun] });
    },
  });
}

/** Reads numbers out of a file: shown first, then stored; the key makes a double click harmless. */
export function useNumbersFile(workspaceId: string, kpiId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...body }: RouteRequest<typeof kpiRoutes.writeFile>['body'] & { key?: string }) =>
      call(kpiRoutes.writeFile, { params: { workspaceId, kpiId }, body, ...(key ? { idempotencyKey: key } : {}) }),
    onSuccess: ({ written }) => {
      if (written === null) return;
      for (const noun of ['kpis', 'runs', 'criteria', 'portfolio'])
        void queries.invalidateQueries({ queryKey: [noun] });
    },
  });
}
