import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { presenceRoutes } from '@workback/contracts/presence/presence.routes';
import type { PresenceBeat, PresentPerson } from '@workback/contracts/presence/presence.schemas';
import { useEffect } from 'react';
import { addressOf, call } from '../../api/client.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { writtenPart } from './writing-part.js';

const BEAT_MS = 8_000;
/** Whoever moves quickly from section to section is told about once. */
const SETTLED_MS = 700;

/** This page, as long as it is open; without a secure origin browsers have no randomUUID. */
const clientId = ((): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
})();

/** Where somebody is: an initiative, and which of its pages. */
export interface Place {
  readonly initiativeId: string;
  readonly place: PresenceBeat['place'];
}

const presenceQuery = (workspaceId: string, { initiativeId, place }: Place) =>
  queryOptions({
    queryKey: ['presence', workspaceId, initiativeId, place],
    queryFn: ({ signal }) =>
      call(presenceRoutes.beat, {
        params: { workspaceId, initiativeId, clientId },
        body: { place, part: writtenPart.get() },
        signal,
      }),
    // A page in the back of the browser is silent, and its person counts as gone.
    refetchInterval: BEAT_MS,
    staleTime: BEAT_MS / 2,
    gcTime: 0,
    retry: false,
  });

/** Says that this page is open, and answers who else is on the initiative; nobody while that cannot be known. */
export function usePresence({ initiativeId, place }: Place): readonly PresentPerson[] {
  const { id: workspaceId } = useWorkspace();
  const queries = useQueryClient();
  const present = useQuery({
    ...presenceQuery(workspaceId, { initiativeId, place }),
    placeholderData: keepPreviousData,
  });

  useEffect(() => {
    let settled: ReturnType<typeof setTimeout> | undefined;
    const moved = (): void => {
      clearTimeout(settled);
      settled = setTimeout(() => void queries.invalidateQueries({ queryKey: ['presence'] }), SETTLED_MS);
    };
    const unsubscribe = writtenPart.subscribe(moved);
    return () => {
      clearTimeout(settled);
      unsubscribe();
    };
  }, [queries]);

  useEffect(() => {
    const leave = (): void => {
      const address = addressOf(presenceRoutes.leave, { params: { workspaceId, initiativeId, clientId } });
      // Outlives the page; when it does not arrive, the silence says the same a little later.
      fetch(address, { method: presenceRoutes.leave.method, keepalive: true }).catch(() => undefined);
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [workspaceId, initiativeId]);

  return present.isError ? [] : (present.data?.people ?? []);
}

/** Who else writes in one part of the document; reads what the header asks for, and asks for nothing itself. */
export function useWritersOf(at: Place, partId: string): readonly PresentPerson[] {
  const { id } = useWorkspace();
  const writers = useQuery({
    ...presenceQuery(id, at),
    enabled: false,
    refetchInterval: false,
    select: ({ people }) => people.filter(({ part }) => part?.id === partId),
  });
  return writers.isError ? [] : (writers.data ?? []);
}
