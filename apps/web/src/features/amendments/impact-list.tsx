import { Link } from '@tanstack/react-router';
import type { AmendmentImpactWire } from '@workback/contracts/amendment/amendment.schemas';
import { floatShort } from '@workback/ui/prepare/format-date';
import type { ReactElement } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import { dateMoveWords } from './amendment-words.js';

const criterionWords = {
  changed: 'its criterion is changed',
  withdrawn: 'its criterion is withdrawn',
  added: 'a criterion is added',
};

/** The launch date, milestones and KPIs that an amendment touches, each with why. */
export function ImpactList({
  impact,
  initiativeId,
}: {
  impact: AmendmentImpactWire;
  initiativeId: string;
}): ReactElement {
  const { slug } = useWorkspace();
  const { launchDate, milestones, kpis } = impact;
  return (
    <>
      {launchDate ? (
        <section>
          <h3>Launch date</h3>
          <p>{dateMoveWords(launchDate)}</p>
        </section>
      ) : null}
      <section>
        <h3>Milestones touched {milestones.length === 0 ? <span className="mu">none</span> : null}</h3>
        <ul className="touched">
          {milestones.map(({ id, outcome, promises, float }) => (
            <li key={id}>
              <Link
                to="/w/$workspaceSlug/initiatives/$initiativeId/plan"
                params={{ workspaceSlug: slug, initiativeId }}
              >
                {outcome}
              </Link>
              <span className="sub">
                {[
                  ...(promises.length > 0 ? [`serves ${promises.join(', ')}`] : []),
                  ...(float ? [`float ${floatShort(float.before)} to ${floatShort(float.after)}`] : []),
                ].join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>KPIs touched {kpis.length === 0 ? <span className="mu">none</span> : null}</h3>
        <ul className="touched">
          {kpis.map(({ id, name, promises, criteria }) => (
            <li key={id}>
              <Link to="/w/$workspaceSlug/kpis/$kpiId" params={{ workspaceSlug: slug, kpiId: id }}>
                {name}
              </Link>
              <span className="sub">
                {[
                  ...(promises.length > 0 ? [`proves ${promises.join(', ')}`] : []),
                  ...criteria.map((each) => criterionWords[each]),
                ].join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
