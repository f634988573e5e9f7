import { queryOptions, useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query';
import { gateRoutes } from '@workback/contracts/gate/gate.routes';
import type { Gates, GateTemplateItem } from '@workback/contracts/gate/gate.schemas';
import { call } from '../../../api/client.js';

/** The gates of an initiative with their checklists, and its launches. */
export const gatesQuery = (workspaceId: string, initiativeId: string) =>
  queryOptions({
    queryKey: ['gates', workspaceId, initiativeId],
    queryFn: ({ signal }) => call(gateRoutes.get, { params: { workspaceId, initiativeId }, signal }),
  });

/** What the checklists of every initiative begin with. */
export const gateTemplateQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['gates', workspaceId, 'template'],
    queryFn: ({ signal }) => call(gateRoutes.template, { params: { workspaceId }, signal }),
  });

/** Where a gate is changed. */
export interface InInitiative {
  readonly workspaceId: string;
  readonly initiativeId: string;
}

/** Changes something about the gates of an initiative; whoever was late gets what is there now. */
export function useGateStep<Given>(
  { workspaceId, initiativeId }: InInitiative,
  step: (given: Given) => Promise<Gates>,
  onDone?: () => void,
): UseMutationResult<Gates, Error, Given> {
  const queries = useQueryClient();
  const { queryKey } = gatesQuery(workspaceId, initiativeId);
  return useMutation({
    mutationFn: step,
    onSuccess: (gates) => {
      queries.setQueryData(queryKey, gates);
      onDone?.();
    },
    onError: () => queries.invalidateQueries({ queryKey }),
  });
}

/** Changes the template; the checklists of all initiatives follow. */
export function useTemplateStep<Given>(
  workspaceId: string,
  step: (given: Given) => Promise<{ items: GateTemplateItem[] }>,
  onDone?: () => void,
): UseMutationResult<{ items: GateTemplateItem[] }, Error, Given> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: step,
    onSuccess: (template) => {
      queries.setQueryData(gateTemplateQuery(workspaceId).queryKey, template);
      void queries.invalidateQueries({ queryKey: ['gates', workspaceId] });
      onDone?.();
    },
    onError: () => queries.invalidateQueries({ queryKey: ['gates', workspaceId, 'template'] }),
  });
}
