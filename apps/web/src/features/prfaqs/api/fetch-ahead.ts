import type { QueryClient } from '@tanstack/react-query';
import { threadsQuery } from '../../comments/api/comments.queries.js';
import { promisesQuery } from '../../promises/api/promises.queries.js';
import { roundsQuery } from '../../rounds/api/rounds.queries.js';
import { workspaceQuery } from '../../workspaces/api/workspaces.queries.js';
import type { PrfaqSearch } from '../prfaq-search.js';
import type { VersionsSearch } from '../versions/versions-search.js';
import {
  type InInitiative,
  prfaqInitiativeQuery,
  prfaqQuery,
  prfaqVersionQuery,
  prfaqVersionsQuery,
} from './prfaqs.queries.js';
import { questionsQuery } from './questions.queries.js';

/** Asks for what the page of a PR/FAQ shows while its program is still on the way; the text first. */
export function fetchPrfaqAhead(queries: QueryClient, params: InInitiative, { version }: PrfaqSearch): void {
  const { workspaceId, initiativeId } = params;
  void queries.prefetchQuery(prfaqQuery(params));
  if (version !== undefined) void queries.prefetchQuery(prfaqVersionQuery(params, version));
  void queries.prefetchQuery(threadsQuery({ workspaceId, subjectType: 'prfaq', subjectId: initiativeId }));
  void queries.prefetchQuery(promisesQuery(params));
  void queries.prefetchQuery(prfaqInitiativeQuery(params));
  void queries.prefetchQuery(roundsQuery(params));
  void queries.prefetchQuery(questionsQuery(params));
  void queries.prefetchQuery(workspaceQuery(workspaceId));
}

/** Asks for what the comparison of two versions shows while its program is still on the way. */
export function fetchVersionsAhead(queries: QueryClient, params: InInitiative, { from, to }: VersionsSearch): void {
  void queries.prefetchQuery(prfaqVersionsQuery(params));
  for (const choice of [from, to])
    if (typeof choice === 'number') void queries.prefetchQuery(prfaqVersionQuery(params, choice));
  void queries.prefetchQuery(prfaqQuery(params));
  void queries.prefetchQuery(prfaqInitiativeQuery(params));
}
