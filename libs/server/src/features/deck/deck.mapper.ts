import type { Deck, DeckSummary } from '@workback/contracts/deck/deck.schemas';
import type { Commentary, DeckNote } from '@workback/contracts/deck/deck-words.schemas';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import type { CommentaryRow, NoteRow } from './deck-words.repository.js';
import type { DeckRow, FrozenRow } from './deck.repository.js';

/** A frozen week as it crosses the wire. */
export const toFrozenWeek = ({
  weekEnding,
  frozenAt,
  frozenBy,
}: Omit<FrozenRow, 'deckId'>): Deck['frozen'][number] => ({
  weekEnding,
  frozenAt: frozenAt.toISOString(),
  frozenBy,
});

/** A deck in a list. */
export function toSummary(row: DeckRow, latestWeekEnding: PlainDate, lastFrozen: FrozenRow | undefined): DeckSummary {
  const { id, name, months, meetingDay, asks, version } = row;
  return {
    ...{ id, name, months, meetingDay, asks, version, latestWeekEnding },
    createdAt: row.createdAt.toISOString(),
    lastFrozen: lastFrozen ? toFrozenWeek(lastFrozen) : null,
  };
}

/** A whole deck as it crosses the wire. */
export function toDeck(row: DeckRow, latestWeekEnding: PlainDate, frozen: readonly FrozenRow[]): Deck {
  const { id, name, months, meetingDay, asks, sections, version } = row;
  return {
    ...{ id, name, months, meetingDay, asks, sections, version, latestWeekEnding },
    createdAt: row.createdAt.toISOString(),
    frozen: frozen.map(toFrozenWeek),
  };
}

/** Commentary as it crosses the wire. */
export const toCommentary = ({ writtenAt, ...row }: CommentaryRow): Commentary => ({
  ...row,
  writtenAt: writtenAt.toISOString(),
});

/** A note as it crosses the wire. */
export const toNote = ({ doneAt, createdAt, ...row }: NoteRow): DeckNote => ({
  ...row,
  doneAt: doneAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
});
