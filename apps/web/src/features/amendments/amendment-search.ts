import type { PrfaqSearch } from '../prfaqs/prfaq-search.js';
import { readPrfaqSearch } from '../prfaqs/prfaq-search.js';

/** What the address of an amendment remembers: what is shown instead of the changes, and what is open beside it. */
export interface AmendmentSearch extends Pick<PrfaqSearch, 'panel' | 'thread' | 'show'> {
  readonly mode?: 'read' | 'edit' | 'meeting';
}

/** Reads the search part of the address; anything unknown is left out instead of failing. */
export function readAmendmentSearch(search: Record<string, unknown>): AmendmentSearch {
  const { panel, thread, show } = readPrfaqSearch(search);
  const { mode } = search;
  return {
    ...(mode === 'edit' || mode === 'read' || mode === 'meeting' ? { mode } : {}),
    ...(panel === 'comments' ? { panel } : {}),
    ...(thread ? { thread } : {}),
    ...(show ? { show } : {}),
  };
}
