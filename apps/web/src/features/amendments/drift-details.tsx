import { Link } from '@tanstack/react-router';
import type { DriftWire } from '@workback/contracts/amendment/amendment.schemas';
import { formatDate } from '@workback/ui/prepare/format-date';
import type { ReactElement } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import type { InInitiative } from '../rounds/api/rounds.queries.js';
import { dateMoveWords } from './amendment-words.js';
import { ChangedWords } from './changed-words.js';

/** Every change since the first approval, with the words before and now. */
export default function DriftDetails({ params, drift }: { params: InInitiative; drift: DriftWire }): ReactElement {
  const { slug } = useWorkspace();
  const { launchDate, promises, criteria, firstVersionNumber, presentVersionNumber } = drift;
  return (
    <div className="driftlist">
      <p className="mu">
        First approved {formatDate(drift.firstApprovedAt.slice(0, 10))} as version {firstVersionNumber}
        {drift.amendments === 0
          ? ', never amended.'
          : `, amended ${drift.amendments === 1 ? 'once' : `${drift.amendments} times`} since.`}{' '}
        {presentVersionNumber === firstVersionNumber ? null : (
          <Link
            to="/w/$workspaceSlug/initiatives/$initiativeId/prfaq/versions"
            params={{ workspaceSlug: slug, initiativeId: params.initiativeId }}
            search={{ from: firstVersionNumber, to: presentVersionNumber }}
          >
            Compare the texts word by word
          </Link>
        )}
      </p>
      {launchDate ? <p>Launch date: {dateMoveWords(launchDate)}</p> : null}
      <DriftedList title="Promises" list={promises} />
      <DriftedList title="Success criteria" list={criteria} />
    </div>
  );
}

const howWords = { reworded: 're-worded', added: 'added', withdrawn: 'withdrawn' };

function DriftedList({ title, list }: { title: string; list: DriftWire['promises'] }): ReactElement | null {
  if (list.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className="touched">
        {list.map(({ name, how, before, after, reason }, at) => (
          <li key={at}>
            <p>
              <b>{name}</b> <span className="mu">{howWords[how]}</span>
            </p>
            <ChangedWords before={before} after={after} />
            {reason === '' ? null : <p className="sub">{reason}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
