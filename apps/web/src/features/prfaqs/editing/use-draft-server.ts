import { useQueryClient } from '@tanstack/react-query';
import type { Prfaq } from '@workback/contracts/prfaq/prfaq.schemas';
import { useMemo } from 'react';
import { fetchPrfaq, type InInitiative, prfaqQuery, saveDraft } from '../api/prfaqs.queries.js';
import type { AutosaveServer } from './autosave.js';

/** Where the draft of a PR/FAQ is saved to. */
export function useDraftServer(home: InInitiative): AutosaveServer {
  const queries = useQueryClient();
  return useMemo((): AutosaveServer => {
    const remember = (saved: Prfaq): Prfaq => {
      // An answer that is older than what live updates brought must not turn the text back.
      queries.setQueryData(prfaqQuery(home).queryKey, (known) =>
        known && known.version > saved.version ? known : saved,
      );
      return saved;
    };
    return {
      send: async (patch, version, signal) => remember(await saveDraft(home, patch, version, signal)),
      load: (signal) => fetchPrfaq(home, signal),
    };
  }, [queries, home]);
}
