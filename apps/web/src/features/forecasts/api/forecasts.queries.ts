import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { forecastRoutes } from '@workback/contracts/forecast/forecast.routes';
import type { ForecastWire } from '@workback/contracts/forecast/forecast.schemas';
import type { RouteRequest } from '@workback/contracts/platform/route';
import { call } from '../../../api/client.js';

/** How often the progress of a forecast that is under way is asked for. */
const PROGRESS_EVERY_MS = 500;

const isUnderWay = (forecast: ForecastWire | null | undefined): boolean =>
  forecast?.state === 'queued' || forecast?.state === 'running';

/** The latest forecast of each method; asked again and again while one is under way. */
export const forecastsQuery = (workspaceId: string, initiativeId: string) =>
  queryOptions({
    queryKey: ['forecasts', workspaceId, initiativeId],
    queryFn: ({ signal }) => call(forecastRoutes.list, { params: { workspaceId, initiativeId }, signal }),
    refetchInterval: ({ state: { data } }) =>
      isUnderWay(data?.network) || isUnderWay(data?.throughput) ? PROGRESS_EVERY_MS : false,
  });

/** What is asked. */
export type ForecastQuestion = RouteRequest<typeof forecastRoutes.create>['body'];

/** Asks for a forecast, or stops one. */
export function useForecast(workspaceId: string, initiativeId: string) {
  const queries = useQueryClient();
  const params = { workspaceId, initiativeId };
  return useMutation({
    mutationFn: (act: { kind: 'ask'; question: ForecastQuestion } | { kind: 'stop'; forecastId: string }) =>
      act.kind === 'ask'
        ? call(forecastRoutes.create, { params, body: act.question })
        : call(forecastRoutes.cancel, { params: { ...params, forecastId: act.forecastId } }),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['forecasts', workspaceId, initiativeId] }),
  });
}
