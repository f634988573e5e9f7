import { queryOptions, useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query';
import { annotationRoutes } from '@workback/contracts/annotation/annotation.routes';
import { call } from '../../../api/client.js';

/** What charts are about: a KPI, or the plan of an initiative. */
export type AnnotatedSubject = { readonly kpiId: string } | { readonly initiativeId: string };

/** What happened, as far as the charts of a KPI or of an initiative show it. */
export const annotationsQuery = (workspaceId: string, subject: AnnotatedSubject) =>
  queryOptions({
    queryKey: ['annotations', workspaceId, subject],
    queryFn: ({ signal }) => call(annotationRoutes.list, { params: { workspaceId }, query: subject, signal }),
  });

/** Writes, changes or removes an annotation; every chart of the workspace follows. */
export function useAnnotationStep<Result, Given>(
  workspaceId: string,
  step: (given: Given) => Promise<Result>,
  onDone: () => void,
): UseMutationResult<Result, Error, Given> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: step,
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: ['annotations', workspaceId] }),
  });
}
