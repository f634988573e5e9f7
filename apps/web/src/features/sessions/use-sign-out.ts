import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sessionRoutes } from '@workback/contracts/session/session.routes';
import { call } from '../../api/client.js';

/** Ends the session and forgets everything that was loaded with it. */
export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call(sessionRoutes.signOut),
    onSuccess: () => queries.clear(),
  });
}
