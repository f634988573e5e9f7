import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { meQuery } from '../sessions/api/sessions.queries.js';
import { useDeck } from './deck-context.js';
import type { DeckSearch } from './deck-search.js';

/** The KPIs whose commentary the person owes, when the address asks for these alone; null for the whole deck. */
export function useWaiting(): ReadonlySet<string> | null {
  const { mine } = useSearch({ strict: false }) as DeckSearch;
  const owed = useOwed();
  return mine === 1 ? owed : null;
}

/** The KPIs whose commentary the person was asked for and has not written. */
export function useOwed(): ReadonlySet<string> {
  const { words } = useDeck();
  const { data: me } = useQuery(meQuery);
  return new Set((words?.asked ?? []).flatMap(({ kpiId, person }) => (person.id === me?.user.id ? kpiId : [])));
}
