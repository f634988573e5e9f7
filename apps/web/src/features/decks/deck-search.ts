import { isPlainDate } from '@workback/domain/calendar/plain-date';

/** What the address of a deck remembers: the week, and the page that is presented. */
export interface DeckSearch {
  readonly week?: string;
  /** Counted from 0; present mode is off without it. */
  readonly present?: number;
  /** Only blocks that wait for one's own commentary. */
  readonly mine?: 1;
}

/** Reads the search part of the address; anything unknown is left out instead of failing. */
export function readDeckSearch({ week, present, mine }: Record<string, unknown>): DeckSearch {
  const at = Number(present);
  return {
    ...(typeof week === 'string' && isPlainDate(week) ? { week } : {}),
    ...(present !== undefined && Number.isInteger(at) && at >= 0 ? { present: at } : {}),
    ...(Number(mine) === 1 ? { mine: 1 as const } : {}),
  };
}
