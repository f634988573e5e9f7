import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Route, RouteRequest } from '@workback/contracts/platform/route';
import { roadmapRoutes } from '@workback/contracts/roadmap/roadmap.routes';
import { call } from '../../../api/client.js';

/** The milestones of an initiative with the schedule worked back from its launch date. */
export const roadmapQuery = (workspaceId: string, initiativeId: string) =>
  queryOptions({
    queryKey: ['roadmaps', workspaceId, initiativeId],
    queryFn: ({ signal }) => call(roadmapRoutes.get, { params: { workspaceId, initiativeId }, signal }),
  });

type Body<R extends Route> = RouteRequest<R>['body'];
export type MilestoneChange =
  | { kind: 'add'; body: Body<typeof roadmapRoutes.addMilestone> }
  | { kind: 'update'; milestoneId: string; version: number; body: Body<typeof roadmapRoutes.updateMilestone> }
  | { kind: 'remove'; milestoneId: string };

/** Changes a milestone; the answer is the whole re-scheduled roadmap. */
export function useMilestoneChange(workspaceId: string, initiativeId: string) {
  const queries = useQueryClient();
  const { queryKey } = roadmapQuery(workspaceId, initiativeId);
  return useMutation({
    mutationFn: (change: MilestoneChange) => {
      const params = { workspaceId, initiativeId };
      if (change.kind === 'add') return call(roadmapRoutes.addMilestone, { params, body: change.body });
      const one = { ...params, milestoneId: change.milestoneId };
      if (change.kind === 'remove') return call(roadmapRoutes.removeMilestone, { params: one });
      return call(roadmapRoutes.updateMilestone, { params: one, body: change.body, ifMatch: change.version });
    },
    onSuccess: (roadmap) => {
      queries.setQueryData(queryKey, roadmap);
      void queries.invalidateQueries({ queryKey: ['promises', workspaceId, initiativeId] });
      void queries.invalidateQueries({ queryKey: ['initiatives', workspaceId, initiativeId] });
    },
  });
}
