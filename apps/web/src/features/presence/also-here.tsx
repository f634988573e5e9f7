import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from '@tanstack/react-router';
import type { PresentPerson } from '@workback/contracts/presence/presence.schemas';
import { Avatar } from '@workback/ui/avatar';
import type { ReactElement } from 'react';
import { Menu } from '../../app/menu.js';
import { meQuery } from '../sessions/api/sessions.queries.js';
import { nameFor, placeOf, presenceWords } from './presence-words.js';
import { type Place, usePresence } from './use-presence.js';

/** More would push the search out of the header. */
const MOST_SHOWN = 3;

/** Who else has the same initiative open, or another tab in which one writes, and what they do there; nothing on other pages. */
export function AlsoHere(): ReactElement | null {
  const { initiativeId } = useParams({ strict: false });
  const place = useLocation({ select: ({ pathname }) => placeOf(pathname) });
  return initiativeId ? <OnInitiative initiativeId={initiativeId} place={place} /> : null;
}

function OnInitiative(at: Place): ReactElement | null {
  const people = usePresence(at);
  return people.length === 0 ? null : <People people={people} />;
}

function People({ people }: { people: readonly PresentPerson[] }): ReactElement {
  const me = useQuery(meQuery).data?.user.id;
  const left = people.length - MOST_SHOWN;
  return (
    <Menu
      label={`Also here: ${people.map((person) => nameFor(me, person)).join(', ')}`}
      side="end"
      className="here"
      button={
        <span className="avs" aria-hidden="true">
          {people.slice(0, MOST_SHOWN).map(({ id, name }) => (
            <Avatar key={id} name={name} />
          ))}
          {left > 0 ? <span className="av" data-initials={`+${left}`} /> : null}
        </span>
      }
    >
      <span className="lab">Also here</span>
      {people.map((person) => (
        <span key={person.id} className="row" style={{ flexWrap: 'nowrap' }}>
          <Avatar name={person.name} />
          <span>
            {nameFor(me, person)} <span className="mu">{presenceWords(person)}</span>
          </span>
        </span>
      ))}
    </Menu>
  );
}
