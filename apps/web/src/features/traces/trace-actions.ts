import { useMutation, useQueryClient } from '@tanstack/react-query';
import { criterionRoutes } from '@workback/contracts/criterion/criterion.routes';
import type { CriterionWire } from '@workback/contracts/criterion/criterion.schemas';
import { promiseRoutes } from '@workback/contracts/promise/promise.routes';
import type { PromiseWire } from '@workback/contracts/promise/promise.schemas';
import { roadmapRoutes } from '@workback/contracts/roadmap/roadmap.routes';
import type { Milestone } from '@workback/contracts/roadmap/milestone.schemas';
import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import { call } from '../../api/client.js';
import { sentence } from '../../app/count-word.js';
import type { InInitiative } from '../prfaqs/api/prfaqs.queries.js';
import { roadmapQuery } from '../roadmaps/api/roadmaps.queries.js';
import { plainWords } from './trace-view.js';

/** Working days a milestone begins with when nobody has estimated it. */
export const FIRST_ESTIMATE_DAYS = 5;
const LONGEST_OUTCOME = 300;

/** What closes a gap, with what is known filled in. */
export type TraceAction =
  | { readonly kind: 'build'; readonly promise: PromiseWire; readonly ownerId: string | null }
  | { readonly kind: 'unbuild'; readonly milestoneId: string }
  | { readonly kind: 'tie-milestone'; readonly milestone: Milestone; readonly promiseId: string }
  | { readonly kind: 'tie-criterion'; readonly criterion: CriterionWire; readonly promiseId: string }
  | { readonly kind: 'set-kind'; readonly promise: PromiseWire; readonly to: PromiseWire['kind'] };

/** Does one of them; the milestone that was made comes back. */
export function useTraceAction(params: InInitiative) {
  const queries = useQueryClient();
  const { workspaceId, initiativeId } = params;
  const keep = (roadmap: Roadmap): Milestone | null => {
    queries.setQueryData(roadmapQuery(workspaceId, initiativeId).queryKey, roadmap);
    return roadmap.milestones.reduce<Milestone | null>(
      (last, each) => (each.number > (last?.number ?? 0) ? each : last),
      null,
    );
  };
  return useMutation({
    mutationFn: async (action: TraceAction): Promise<Milestone | null> => {
      switch (action.kind) {
        case 'build': {
          const { promise, ownerId } = action;
          const outcome = sentence(plainWords(promise, LONGEST_OUTCOME));
          const body = { outcome, ownerId, estimateDays: FIRST_ESTIMATE_DAYS, promiseIds: [promise.id] };
          return keep(await call(roadmapRoutes.addMilestone, { params, body }));
        }
        case 'unbuild':
          keep(await call(roadmapRoutes.removeMilestone, { params: { ...params, milestoneId: action.milestoneId } }));
          return null;
        case 'tie-milestone': {
          const { milestone, promiseId } = action;
          const one = { ...params, milestoneId: milestone.id };
          const body = { promiseIds: [...milestone.promiseIds, promiseId] };
          keep(await call(roadmapRoutes.updateMilestone, { params: one, body, ifMatch: milestone.version }));
          return null;
        }
        case 'tie-criterion': {
          const { criterion, promiseId } = action;
          const one = { workspaceId, criterionId: criterion.id };
          await call(criterionRoutes.update, { params: one, body: { promiseId }, ifMatch: criterion.version });
          return null;
        }
        case 'set-kind': {
          const { promise, to } = action;
          const one = { ...params, promiseId: promise.id };
          await call(promiseRoutes.update, { params: one, body: { kind: to }, ifMatch: promise.version });
          return null;
        }
      }
    },
    onSettled: () =>
      queries.invalidateQueries({
        predicate: ({ queryKey }) =>
          ['promises', 'criteria', 'roadmaps', 'initiatives', 'portfolio'].includes(String(queryKey[0])),
      }),
  });
}
