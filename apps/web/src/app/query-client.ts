import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/problem.js';

/** Refused calls are not repeated: only the person can change what was wrong. */
const mayPass = (error: unknown): boolean => !(error instanceof ApiProblem) || error.problem.status >= 500;

/** One store of server data; what is shown is kept fresh by live updates, not by polling. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, retry: (count, error) => mayPass(error) && count < 2, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});
