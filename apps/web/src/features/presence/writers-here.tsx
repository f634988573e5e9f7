import { Avatar } from '@workback/ui/avatar';
import type { ReactElement } from 'react';
import { type Place, useWritersOf } from './use-presence.js';

interface WritersHereProps {
  readonly at: Place;
  /** As `useWriting` names it on the other pages. */
  readonly partId: string;
}

/** Beside a part of a document: who else writes in it right now. */
export function WritersHere({ at, partId }: WritersHereProps): ReactElement | null {
  const writers = useWritersOf(at, partId);
  if (writers.length === 0) return null;
  const names = writers.map(({ name }) => name).join(' and ');
  return (
    // No taller than the line it stands in: the text below must not jump when somebody comes.
    <span className="row sm mu" style={{ margin: '-2px 0' }}>
      {writers.map(({ id, name }) => (
        <Avatar key={id} name={name} />
      ))}
      {names} {writers.length === 1 ? 'writes' : 'write'} here
    </span>
  );
}
