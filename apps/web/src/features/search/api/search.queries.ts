import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { searchRoutes } from '@workback/contracts/search/search.routes';
import type { SearchKind } from '@workback/domain/search/kinds';
import { call } from '../../../api/client.js';

/** What is asked of the search. */
export interface Question {
  readonly q: string;
  readonly kind?: SearchKind | undefined;
  /** Of each kind. */
  readonly limit: number;
}

/** Longest question that the server takes. */
export const LONGEST_QUESTION = 200;

/** What holds all these words; nothing is asked while nothing is typed. */
export const searchResultQuery = (workspaceId: string, { q, kind, limit }: Question) =>
  queryOptions({
    queryKey: ['search', workspaceId, q, kind ?? null, limit],
    queryFn: ({ signal }) =>
      call(searchRoutes.find, {
        params: { workspaceId },
        query: { q, limit, ...(kind ? { kind } : {}) },
        signal,
      }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: 15_000,
    gcTime: 60_000,
  });
