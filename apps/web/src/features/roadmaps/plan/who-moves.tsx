import type { PersonMoves } from '@workback/domain/roadmap/who-moves';
import { days, formatWeekday } from '@workback/ui/prepare/format-date';
import type { ReactElement } from 'react';

interface WhoMovesProps {
  readonly people: readonly PersonMoves[];
  readonly nameOf: (personId: string | null) => string | null;
  /** They come first. */
  readonly me: string;
}

const AT_ONCE = 3;

/** What each person has to do at another time. */
export function WhoMoves({ people, nameOf, me }: WhoMovesProps): ReactElement {
  const mineFirst = people.toSorted((a, b) => Number(b.ownerId === me) - Number(a.ownerId === me));
  return (
    <ul className="whomoves">
      {mineFirst.map(({ ownerId, moves }) => (
        <li key={ownerId ?? 'nobody'}>
          <b>{ownerId === me ? 'You' : (nameOf(ownerId) ?? (ownerId === null ? 'Nobody yet' : 'Somebody who left'))}</b>
          <Moves moves={moves.slice(0, AT_ONCE)} />
          {moves.length > AT_ONCE ? (
            <details>
              <summary>{moves.length - AT_ONCE} more</summary>
              <Moves moves={moves.slice(AT_ONCE)} />
            </details>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Moves({ moves }: { readonly moves: PersonMoves['moves'] }): ReactElement {
  return (
    <ul>
      {moves.map(({ id, number, outcome, what, before, after, days: count, late }) => (
        <li key={id}>
          <span className="whomoves-what">
            M{number} {outcome}
          </span>
          <span>
            {what === 'start' ? 'starts' : 'ends'} <b className={late ? 'gap' : undefined}>{formatWeekday(after)}</b>{' '}
            <span className="mu">
              instead of {formatWeekday(before)}
              {count === 0 ? '' : `, ${days(Math.abs(count))} ${count > 0 ? 'later' : 'earlier'}`}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
