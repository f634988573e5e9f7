import { type QueryClient, useQuery } from '@tanstack/react-query';
import type { Me } from '@workback/contracts/session/session.schemas';
import type { ApiProblem } from '../api/problem.js';

/** Told to the window when somebody whose session had ended is back: what waited may go on. */
export const SIGNED_IN_AGAIN = 'workback:signed-in-again';

/** Whose page this is, and whether the server still knows them. */
interface Session {
  readonly personId: string | null;
  readonly ended: boolean;
}

const KEY = ['session'];

const sessionIn = (queries: QueryClient): Session =>
  queries.getQueryData<Session>(KEY) ?? { personId: null, ended: false };

/** Remembers that the server no longer knows the session. A wrong password is refused with the same status, and is none. */
export function noticeSessionEnd(queries: QueryClient, { problem }: ApiProblem): void {
  if (problem.code !== 'not-signed-in') return;
  queries.setQueryData<Session>(KEY, { ...sessionIn(queries), ended: true });
}

/**
 * Takes note of who is signed in. If the session of this page had ended, everything goes on; if it is somebody else, the
 * page begins anew, for what is on it is not theirs.
 */
export function noticePerson(queries: QueryClient, me: Me, beginAnew: () => void = reload): void {
  const { personId, ended } = sessionIn(queries);
  if (personId !== null && personId !== me.user.id) return beginAnew();
  queries.setQueryData<Session>(KEY, { personId: me.user.id, ended: false });
  if (!ended) return;
  void queries.invalidateQueries();
  window.dispatchEvent(new Event(SIGNED_IN_AGAIN));
}

/** Says whether a call was refused because the session is over, so that the frame can offer to sign in again. */
export function useSessionEnded(): boolean {
  const none: Session = { personId: null, ended: false };
  return useQuery({ queryKey: KEY, queryFn: () => none, enabled: false, initialData: none, gcTime: Infinity }).data
    .ended;
}

/** Without the question whether to leave: the new person cannot answer it for the one before, whose text is kept. */
function reload(): void {
  window.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), { capture: true });
  window.location.reload();
}
