import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import { LooseWork } from './loose-work.js';
import type { TraceHands } from './trace-by-promise.js';
import { CriterionRef, MilestoneRef, PromiseRef } from './trace-parts.js';
import { hasGap, type TraceView } from './trace-view.js';

interface TraceByWorkProps {
  readonly view: TraceView;
  readonly hands: TraceHands;
  readonly gapsOnly: boolean;
}

/** From work and numbers back to the promises that they are for. */
export function TraceByWork({ view, hands, gapsOnly }: TraceByWorkProps): ReactElement {
  const { slug } = useWorkspace();
  const { milestones, kpis, criteria, promises, serving } = view;
  const promise = (id: string): ReactElement | null => {
    const own = promises.find((each) => each.id === id);
    return own ? <PromiseRef promise={own} initiativeId={hands.initiativeId} /> : null;
  };
  return (
    <table className="cards labelled ptable tracetable">
      <caption className="vh">Milestones and KPIs with the promises that they serve; gaps stand among the rows</caption>
      <thead>
        <tr>
          <th scope="col" style={{ width: '40%' }}>
            Milestone or KPI
          </th>
          <th scope="col" colSpan={4}>
            Serves
          </th>
        </tr>
      </thead>
      <tbody>
        {gapsOnly
          ? null
          : milestones
              .filter(({ id }) => serving.has(id))
              .map((milestone) => (
                <tr key={milestone.id}>
                  <td>
                    <MilestoneRef milestone={milestone} />
                  </td>
                  <td className="whole" data-l="Serves" colSpan={4}>
                    <ul>
                      {serving.get(milestone.id)?.promiseIds.map((id) => (
                        <li key={id}>{promise(id)}</li>
                      ))}
                    </ul>
                    {through(view, milestone.id)}
                  </td>
                </tr>
              ))}
        {gapsOnly
          ? null
          : kpis
              .filter(({ id }) => !hasGap(view, id, 'tied-to-nothing'))
              .map((kpi) => (
                <tr key={kpi.id}>
                  <td>
                    <Link to="/w/$workspaceSlug/kpis/$kpiId" params={{ workspaceSlug: slug, kpiId: kpi.id }}>
                      {kpi.name}
                    </Link>
                  </td>
                  <td className="whole" data-l="Serves" colSpan={4}>
                    <ul>
                      {criteria
                        .filter(({ kpiId }) => kpiId === kpi.id)
                        .map((criterion) => (
                          <li key={criterion.id}>
                            {criterion.promiseId ? promise(criterion.promiseId) : null}
                            {criterion.promiseId === null && criterion.guardrail ? 'Guardrail of the initiative' : null}
                            <div>
                              <CriterionRef criterion={criterion} named={false} />
                            </div>
                          </li>
                        ))}
                    </ul>
                  </td>
                </tr>
              ))}
        <LooseWork view={view} hands={hands} />
      </tbody>
    </table>
  );
}

function through({ milestones, serving }: TraceView, id: string): ReactElement | null {
  const waiting = serving.get(id)?.through ?? [];
  if (waiting.length === 0) return null;
  const numbers = milestones.filter((each) => waiting.includes(each.id)).map(({ number }) => `M${number}`);
  return (
    <p className="sm mu">
      Through {numbers.join(', ')}, which {numbers.length === 1 ? 'waits' : 'wait'} for it.
    </p>
  );
}
