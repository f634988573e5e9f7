import { queryOptions } from '@tanstack/react-query';
import { sessionRoutes } from '@workback/contracts/session/session.routes';
import { call } from '../../../api/client.js';

/** The person signed in and their workspaces. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => call(sessionRoutes.me, { signal }),
  staleTime: 60_000,
});
