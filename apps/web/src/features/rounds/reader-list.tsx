import type { Round } from '@workback/contracts/round/round.schemas';
import { Avatar } from '@workback/ui/avatar';
import type { ReactElement } from 'react';
import { readerWords } from './round-words.js';

/** Everybody whom a round asks, with what they said and wrote. */
export function ReaderList({ round }: { round: Round }): ReactElement {
  return (
    <ul className="readers">
      {round.readers.map((reader) => {
        const name = reader.person?.name ?? 'Somebody who is gone';
        return (
          <li key={reader.id}>
            <span className="who">
              <Avatar name={name} />
              <span className="sm">
                {name}
                {readerWords(reader, round.state)}
                {reader.isNew && round.number > 1 ? <span className="mu"> (new in this round)</span> : null}
              </span>
            </span>
            {reader.note === '' ? null : <p className="reasons sm mu">{reader.note}</p>}
          </li>
        );
      })}
    </ul>
  );
}
