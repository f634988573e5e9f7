import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/problem.js';
import { noticeSessionEnd } from './session-end.js';

/** Refused calls are not repeated: only the person can change what was wrong. */
const mayPass = (error: unknown): boolean => !(error instanceof ApiProblem) || error.problem.status >= 500;

/** One store of server data; what is shown is kept fresh by live updates, not by polling. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error) => noticeSessionEnd(queryClient, error) }),
  mutationCache: new MutationCache({ onError: (error) => noticeSessionEnd(queryClient, error) }),
  defaultOptions: {
    queries: { staleTime: 30_000, retry: (count, error) => mayPass(error) && count < 2, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});
