import { type QueryClient, useQuery } from '@tanstack/react-query';
import { ApiProblem } from '../api/problem.js';

const KEY = ['session-ended'];

/** Remembers that the server no longer knows the session; signing in forgets it with everything else. */
export function noticeSessionEnd(queries: QueryClient, error: unknown): void {
  if (error instanceof ApiProblem && error.problem.status === 401) queries.setQueryData(KEY, true);
}

/** Says whether a call was refused because the session is over, so that the frame can offer to sign in again. */
export function useSessionEnded(): boolean {
  return useQuery({ queryKey: KEY, queryFn: () => false, enabled: false, initialData: false, gcTime: Infinity }).data;
}
