import type { Amendment } from '@workback/contracts/amendment/amendment.schemas';
import type { ReactElement } from 'react';
import type { InInitiative } from '../rounds/api/rounds.queries.js';
import { AmendedCriteria } from './amended-criteria.js';
import { AmendedPromises } from './amended-promises.js';
import { ChangedWords } from './changed-words.js';
import { touchWords } from './amendment-words.js';
import { ImpactList } from './impact-list.js';

interface TouchesProps {
  readonly params: InInitiative;
  readonly amendment: Amendment;
  readonly editable: boolean;
}

/** Everything that an amendment touches, by name, and the promises and criteria that it changes. */
export function Touches({ params, amendment, editable }: TouchesProps): ReactElement {
  const decided = amendment.decidedAt !== null;
  return (
    <section className="touches" aria-label="What the amendment touches">
      <h2>{touchWords(amendment.impact)}</h2>
      {decided ? (
        <TouchedPromises amendment={amendment} />
      ) : (
        <>
          <AmendedPromises params={params} amendment={amendment} editable={editable} />
          <AmendedCriteria params={params} amendment={amendment} editable={editable} />
        </>
      )}
      <ImpactList impact={amendment.impact} initiativeId={params.initiativeId} />
    </section>
  );
}

/** Promises as a decided amendment touched them; later ones may have changed them since. */
function TouchedPromises({ amendment: { impact } }: { amendment: Amendment }): ReactElement | null {
  if (impact.promises.length === 0) return null;
  return (
    <section>
      <h3>Promises</h3>
      <ul className="touched">
        {impact.promises.map(({ id, label, how, before, after, reason }) => (
          <li key={id}>
            <p>
              <b>{label ?? 'New'}</b> <span className="mu">{how === 'reworded' ? 're-worded' : how}</span>
            </p>
            <ChangedWords before={before} after={after} />
            {reason === '' ? null : <p className="sub">{reason}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
