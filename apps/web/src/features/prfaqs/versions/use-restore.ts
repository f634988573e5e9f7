import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Prfaq } from '@workback/contracts/prfaq/prfaq.schemas';
import { type InInitiative, prfaqQuery, restoreVersion } from '../api/prfaqs.queries.js';

/** Puts a version into the draft, if nobody wrote meanwhile; answers what was kept of the draft before. */
export function useRestore(params: InInitiative, prfaq: Prfaq) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (number: number) => restoreVersion(params, number, prfaq.version),
    onSuccess: ({ prfaq: saved }) => {
      queries.setQueryData(prfaqQuery(params).queryKey, saved);
      return queries.invalidateQueries({
        predicate: ({ queryKey }) => ['prfaqs', 'initiatives', 'portfolio', 'promises'].includes(String(queryKey[0])),
      });
    },
    // Whoever is late sees what is there now before they choose again.
    onError: () => queries.invalidateQueries({ queryKey: prfaqQuery(params).queryKey }),
  });
}
