import type { QueryClient } from '@tanstack/react-query';
import type { Me } from '@workback/contracts/session/session.schemas';
import { noticePerson } from '../../app/session-end.js';
import { meQuery } from './api/sessions.queries.js';

/** Somebody just signed in: forgets what was loaded for whoever was here before. */
export function enterAs(queries: QueryClient, me: Me): void {
  queries.clear();
  queries.setQueryData(meQuery.queryKey, me);
  noticePerson(queries, me);
}
