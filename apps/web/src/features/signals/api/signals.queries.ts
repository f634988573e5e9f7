import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { signalRoutes } from '@workback/contracts/signal/signal.routes';
import type { SignalSettingsWire } from '@workback/contracts/signal/signal.schemas';
import { call } from '../../../api/client.js';

/** The process behaviour chart of a KPI. */
export const signalQuery = (workspaceId: string, kpiId: string) =>
  queryOptions({
    queryKey: ['kpis', workspaceId, kpiId, 'signals'],
    queryFn: ({ signal }) => call(signalRoutes.get, { params: { workspaceId, kpiId }, signal }),
  });

/** Chooses how the chart is read, with the reason. */
export function useSignalSettings(workspaceId: string, kpiId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, ...body }: { settings: SignalSettingsWire; reason: string; version: number }) =>
      call(signalRoutes.set, { params: { workspaceId, kpiId }, body, ifMatch: version }),
    onSuccess: (chart) => queries.setQueryData(signalQuery(workspaceId, kpiId).queryKey, chart),
  });
}
