import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { guardrailRoutes } from '@workback/contracts/guardrail/guardrail.routes';
import type { Breach, GuardrailWire } from '@workback/contracts/guardrail/guardrail.schemas';
import type { RouteRequest } from '@workback/contracts/platform/route';
import { call } from '../../../api/client.js';

/** What a guardrail asks of its KPI. */
export type GuardrailInput = RouteRequest<typeof guardrailRoutes.create>['body'];

/** Guardrails that watch over every launch. */
export const guardrailsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['guardrails', workspaceId],
    queryFn: ({ signal }) => call(guardrailRoutes.list, { params: { workspaceId }, signal }),
  });

/** How they stand after the launch of an initiative, and breaches. */
export const initiativeGuardrailsQuery = (workspaceId: string, initiativeId: string) =>
  queryOptions({
    queryKey: ['guardrails', workspaceId, initiativeId],
    queryFn: ({ signal }) => call(guardrailRoutes.ofInitiative, { params: { workspaceId, initiativeId }, signal }),
  });

/** Adds a guardrail, changes or removes one. */
export function useGuardrails(workspaceId: string) {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['guardrails', workspaceId] });
  return {
    save: useMutation({
      mutationFn: ({ known, input }: { known: GuardrailWire | null; input: GuardrailInput }) => {
        const { kpiId, ...rule } = input;
        return known === null
          ? call(guardrailRoutes.create, { params: { workspaceId }, body: { kpiId, ...rule } })
          : call(guardrailRoutes.update, {
              params: { workspaceId, guardrailId: known.id },
              body: rule,
              ifMatch: known.version,
            });
      },
      onSuccess,
    }),
    remove: useMutation({
      mutationFn: (guardrailId: string) => call(guardrailRoutes.remove, { params: { workspaceId, guardrailId } }),
      onSuccess,
    }),
  };
}

/** Says what is done about a breach. */
export function useBreachAction(workspaceId: string, initiativeId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ breach, action }: { breach: Breach; action: RouteRequest<typeof guardrailRoutes.act>['body'] }) =>
      call(guardrailRoutes.act, {
        params: { workspaceId, initiativeId, breachId: breach.id },
        body: action,
        ifMatch: breach.version,
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['guardrails', workspaceId, initiativeId] }),
  });
}
