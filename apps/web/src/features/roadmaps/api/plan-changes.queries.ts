import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import { planChangeRoutes } from '@workback/contracts/roadmap/plan-change.routes';
import type { PlanOperation } from '@workback/domain/roadmap/plan-operation';
import { call } from '../../../api/client.js';
import { roadmapQuery } from './roadmaps.queries.js';

/** Changes of a plan, the latest first. */
export const planChangesQuery = (workspaceId: string, initiativeId: string) =>
  queryOptions({
    queryKey: ['roadmaps', workspaceId, initiativeId, 'changes'],
    queryFn: ({ signal }) =>
      call(planChangeRoutes.list, { params: { workspaceId, initiativeId }, query: { limit: 200 }, signal }),
  });

/** Baselines of a plan, the latest first. */
export const baselinesQuery = (workspaceId: string, initiativeId: string) =>
  queryOptions({
    queryKey: ['roadmaps', workspaceId, initiativeId, 'baselines'],
    queryFn: ({ signal }) => call(planChangeRoutes.baselines, { params: { workspaceId, initiativeId }, signal }),
  });

/** How a plan slipped against a baseline over time. */
export const planSlipQuery = (workspaceId: string, initiativeId: string, baselineId: string) =>
  queryOptions({
    queryKey: ['roadmaps', workspaceId, initiativeId, 'slip', baselineId],
    queryFn: ({ signal }) => call(planChangeRoutes.slip, { params: { workspaceId, initiativeId, baselineId }, signal }),
  });

/** A change as it is sent: what, why, and the version that it was thought out on. */
export interface SentChange {
  readonly operations: readonly PlanOperation[];
  readonly reason: string;
  readonly version: number;
  /** The same for every try, so that a repeat is harmless. */
  readonly changeId: string;
}

/** Changes a plan in one step, or takes a step back; the answer is the whole plan after it. */
export function usePlanChanges(workspaceId: string, initiativeId: string) {
  const queries = useQueryClient();
  const params = { workspaceId, initiativeId };
  const done = ({ roadmap }: { roadmap: Roadmap }): void => {
    queries.setQueryData(roadmapQuery(workspaceId, initiativeId).queryKey, roadmap);
    for (const noun of ['promises', 'initiatives', 'portfolio']) {
      void queries.invalidateQueries({ queryKey: [noun, workspaceId] });
    }
    void queries.invalidateQueries(planChangesQuery(workspaceId, initiativeId));
    void queries.invalidateQueries({ queryKey: ['roadmaps', workspaceId, initiativeId, 'slip'] });
  };
  const apply = useMutation({
    mutationFn: ({ operations, reason, version, changeId }: SentChange) =>
      call(planChangeRoutes.apply, {
        params,
        // What the schedule computes with is what the contract takes, save that its lists may be changed.
        body: { operations: operations as never, reason, changeId },
        ifMatch: version,
      }),
    onSuccess: done,
  });
  const undo = useMutation({
    mutationFn: (planVersion: number) => call(planChangeRoutes.undo, { params: { ...params, planVersion }, body: {} }),
    onSuccess: done,
  });
  return { apply, undo };
}

/** Takes and removes baselines. */
export function useBaselines(workspaceId: string, initiativeId: string) {
  const queries = useQueryClient();
  const params = { workspaceId, initiativeId };
  const { queryKey } = baselinesQuery(workspaceId, initiativeId);
  const take = useMutation({
    mutationFn: (name: string) => call(planChangeRoutes.takeBaseline, { params, body: { name } }),
    onSuccess: (baselines) => queries.setQueryData(queryKey, baselines),
  });
  const remove = useMutation({
    mutationFn: (baselineId: string) => call(planChangeRoutes.removeBaseline, { params: { ...params, baselineId } }),
    onSuccess: (baselines) => queries.setQueryData(queryKey, baselines),
  });
  return { take, remove };
}
