import type { DeckKpi } from '@workback/contracts/deck/deck-reading.schemas';
import { formatDate, formatDay } from '@workback/ui/prepare/format-date';
import type { ReactElement } from 'react';

/** Noteworthy events: what happened in the weeks of a block, and in the same ones of the year before; nothing without any. */
export function Noteworthy({ events = [] }: Pick<DeckKpi, 'events'>): ReactElement | null {
  if (events.length === 0) return null;
  return (
    <>
      <h4 className="sm">Noteworthy events</h4>
      <ul className="noteworthy sm">
        {events.map(({ from, to, text, yearBefore }, at) => (
          <li key={at}>
            <span className="mu">
              {to === null ? formatDate(from) : `${formatDay(from)} to ${formatDate(to)}`}
              {yearBefore ? ', the year before' : ''}
            </span>{' '}
            {text}
          </li>
        ))}
      </ul>
    </>
  );
}
