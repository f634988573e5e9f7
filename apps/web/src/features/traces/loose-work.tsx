import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import { TieForm } from './tie-form.js';
import type { TraceHands } from './trace-by-promise.js';
import { CriterionRef, Gap, MilestoneRef } from './trace-parts.js';
import { hasGap, plainWords, type TraceView } from './trace-view.js';

interface LooseWorkProps {
  readonly view: TraceView;
  readonly hands: TraceHands;
}

/** Rows for what no promise asked for: milestones that serve none, criteria that prove none, KPIs without a criterion. */
export function LooseWork({ view, hands }: LooseWorkProps): ReactElement {
  const { slug } = useWorkspace();
  const { act, measure, initiativeId } = hands;
  const promises = view.promises.map((promise) => [promise.id, `${promise.label} ${plainWords(promise, 90)}`] as const);
  const text = { workspaceSlug: slug, initiativeId };
  const mark = (
    <Link
      className="linkbtn"
      to="/w/$workspaceSlug/initiatives/$initiativeId/prfaq"
      params={text}
      search={{ panel: 'promises' }}
    >
      Mark its promise in the text
    </Link>
  );
  return (
    <>
      {view.milestones
        .filter(({ id }) => hasGap(view, id, 'serves-no-promise'))
        .map((milestone) => (
          <tr key={milestone.id} className="loose">
            <td>
              <Gap words={`M${milestone.number} serves no promise`}>
                {act ? (
                  <>
                    <TieForm
                      words="Tie it to a promise"
                      choices={promises}
                      onTie={(promiseId) => act({ kind: 'tie-milestone', milestone, promiseId })}
                    />
                    {mark}
                  </>
                ) : null}
              </Gap>
            </td>
            <td className="whole" data-l="Work" colSpan={4}>
              <MilestoneRef milestone={milestone} />
            </td>
          </tr>
        ))}
      {view.criteria
        .filter(({ id }) => hasGap(view, id, 'proves-no-promise'))
        .map((criterion) => (
          <tr key={criterion.id} className="loose">
            <td>
              <Gap words="This criterion proves no promise">
                {act && measure && !criterion.frozen ? (
                  <TieForm
                    words="Tie it to a promise"
                    choices={promises}
                    onTie={(promiseId) => act({ kind: 'tie-criterion', criterion, promiseId })}
                  />
                ) : null}
              </Gap>
            </td>
            <td className="whole" data-l="Criterion" colSpan={4}>
              <CriterionRef criterion={criterion} />
            </td>
          </tr>
        ))}
      {view.kpis
        .filter(({ id }) => hasGap(view, id, 'tied-to-nothing'))
        .map((kpi) => (
          <tr key={kpi.id} className="loose">
            <td>
              <Gap words="This KPI is tied to nothing">
                {measure ? (
                  <button type="button" className="linkbtn" onClick={() => measure({ kpiId: kpi.id })}>
                    Set a success criterion<span className="vh"> on {kpi.name}</span>
                  </button>
                ) : null}
              </Gap>
            </td>
            <td className="whole" data-l="KPI" colSpan={4}>
              <Link to="/w/$workspaceSlug/kpis/$kpiId" params={{ workspaceSlug: slug, kpiId: kpi.id }}>
                {kpi.name}
              </Link>
            </td>
          </tr>
        ))}
    </>
  );
}
