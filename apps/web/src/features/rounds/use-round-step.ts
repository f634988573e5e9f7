import { useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query';

/** What a step in a round makes old on the screens. */
const touched = ['rounds', 'prfaqs', 'amendments', 'initiatives', 'promises', 'portfolio', 'my-work'];

/** Takes a step in a round; afterwards everything that shows the text or the round is fetched again. */
export function useRoundStep<Result, Given = void>(
  step: (given: Given) => Promise<Result>,
  onDone?: (result: Result) => void,
): UseMutationResult<Result, Error, Given> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: step,
    onSuccess: async (result) => {
      onDone?.(result);
      await queries.invalidateQueries({ predicate: ({ queryKey }) => touched.includes(String(queryKey[0])) });
    },
  });
}
