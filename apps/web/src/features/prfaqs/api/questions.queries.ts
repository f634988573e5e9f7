import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { questionRoutes } from '@workback/contracts/prfaq/question.routes';
import type { NumberedQuestionWire } from '@workback/contracts/prfaq/question.schemas';
import { call } from '../../../api/client.js';
import type { InInitiative } from './prfaqs.queries.js';

/** The questions of a PR/FAQ with their numbers and owners. */
export const questionsQuery = (params: InInitiative) =>
  queryOptions({
    queryKey: ['prfaqs', params.workspaceId, params.initiativeId, 'questions'],
    queryFn: ({ signal }) => call(questionRoutes.list, { params, signal }),
  });

/** Gives a question to somebody, or to nobody; refused when somebody else did in the meantime. */
export function useSetQuestionOwner(params: InInitiative) {
  const queries = useQueryClient();
  const { queryKey } = questionsQuery(params);
  return useMutation({
    mutationFn: ({ question, ownerId }: { question: NumberedQuestionWire; ownerId: string | null }) =>
      call(questionRoutes.setOwner, {
        params: { ...params, questionId: question.id },
        body: { ownerId },
        ifMatch: question.version,
      }),
    onSuccess: (saved) =>
      queries.setQueryData(
        queryKey,
        (known) => known && { questions: known.questions.map((each) => (each.id === saved.id ? saved : each)) },
      ),
    onError: () => queries.invalidateQueries({ queryKey }),
  });
}
