import type { DeckReading } from '@workback/contracts/deck/deck-reading.schemas';
import type { DeckWords } from '@workback/contracts/deck/deck-words.schemas';
import { createContext, useContext } from 'react';
import type { PeriodNames } from './period-names.js';

/** The deck that is being read, for everything on its page. */
export interface ShownDeck {
  readonly reading: DeckReading;
  /** Undefined while it is being fetched. */
  readonly words: DeckWords | undefined;
  readonly names: PeriodNames;
  /** Whether the person may take notes. */
  readonly mayWrite: boolean;
  /** Whether the person may still say what moved a KPI: not once the week is frozen. */
  readonly mayComment: boolean;
}

export const DeckContext = createContext<ShownDeck | null>(null);

/** The deck that is being read. */
export function useDeck(): ShownDeck {
  const deck = useContext(DeckContext);
  if (!deck) throw new Error('useDeck outside of a deck');
  return deck;
}
