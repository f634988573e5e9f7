import { useQuery } from '@tanstack/react-query';
import { Avatar } from '@workback/ui/avatar';
import type { ReactElement } from 'react';
import { meQuery } from '../sessions/api/sessions.queries.js';
import { writersWords } from './presence-words.js';
import { type Place, useWritersOf } from './use-presence.js';

interface WritersHereProps {
  readonly at: Place;
  /** As `useWriting` names it on the other pages. */
  readonly partId: string;
}

/** Beside a part of a document: who else writes in it right now. */
export function WritersHere({ at, partId }: WritersHereProps): ReactElement | null {
  const writers = useWritersOf(at, partId);
  const me = useQuery(meQuery).data?.user.id;
  if (writers.length === 0) return null;
  return (
    // No taller than the line it stands in: the text below must not jump when somebody comes.
    <span className="row sm mu" style={{ margin: '-2px 0' }}>
      {writers.map(({ id, name }) => (
        <Avatar key={id} name={name} />
      ))}
      {writersWords(me, writers)}
    </span>
  );
}
