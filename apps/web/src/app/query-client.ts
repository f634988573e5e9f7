import { QueryCache, QueryClient } from '@tanstack/react-query';
import type { Me } from '@workback/contracts/session/session.schemas';
import { hearRefusals } from '../api/client.js';
import { ApiProblem } from '../api/problem.js';
import { noticePerson, noticeSessionEnd } from './session-end.js';

/** Refused calls are not repeated: only the person can change what was wrong. */
const mayPass = (error: unknown): boolean => !(error instanceof ApiProblem) || error.problem.status >= 500;

/** One store of server data; what is shown is kept fresh by live updates, not by polling. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onSuccess: (data, { queryKey }) => {
      if (queryKey[0] === 'me') noticePerson(queryClient, data as Me);
    },
  }),
  defaultOptions: {
    queries: { staleTime: 30_000, retry: (count, error) => mayPass(error) && count < 2, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});

hearRefusals((problem) => noticeSessionEnd(queryClient, problem));
