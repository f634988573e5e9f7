import { useMutation, useQueryClient } from '@tanstack/react-query';
import { criterionRoutes } from '@workback/contracts/criterion/criterion.routes';
import type { CriterionWire } from '@workback/contracts/criterion/criterion.schemas';
import type { RouteRequest } from '@workback/contracts/platform/route';
import { call } from '../../../api/client.js';

/** What a criterion form sends. */
export type CriterionInput = RouteRequest<typeof criterionRoutes.create>['body'];

const TOUCHED = ['criteria', 'promises', 'kpis', 'portfolio', 'initiatives'];

function useTouch(): () => void {
  const queries = useQueryClient();
  return () => TOUCHED.forEach((noun) => void queries.invalidateQueries({ queryKey: [noun] }));
}

/** Sets a success criterion, or changes `present`; it is judged at once. */
export function useSaveCriterion(workspaceId: string, present: CriterionWire | undefined) {
  const touch = useTouch();
  return useMutation({
    mutationFn: (input: CriterionInput) => {
      if (!present) return call(criterionRoutes.create, { params: { workspaceId }, body: input });
      const { initiativeId: _initiative, kpiId: _kpi, ...body } = input;
      const params = { workspaceId, criterionId: present.id };
      return call(criterionRoutes.update, { params, body, ifMatch: present.version });
    },
    onSuccess: touch,
  });
}

/** Removes a criterion that approval has not frozen. */
export function useRemoveCriterion(workspaceId: string) {
  const touch = useTouch();
  return useMutation({
    mutationFn: (criterionId: string) => call(criterionRoutes.remove, { params: { workspaceId, criterionId } }),
    onSuccess: touch,
  });
}
