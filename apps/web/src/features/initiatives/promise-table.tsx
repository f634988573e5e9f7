import { Link } from '@tanstack/react-router';
import type { CriterionWire } from '@workback/contracts/criterion/criterion.schemas';
import type { PromiseWire } from '@workback/contracts/promise/promise.schemas';
import type { Milestone } from '@workback/contracts/roadmap/milestone.schemas';
import { StatusMark } from '@workback/ui/status-mark';
import type { ReactElement } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';

interface PromiseTableProps {
  readonly promises: readonly PromiseWire[];
  readonly milestones: readonly Milestone[];
  readonly criteria: readonly CriterionWire[];
  /** Null when the person may not. */
  readonly onBuild: ((promiseId: string) => void) | null;
  readonly onMeasure: ((promiseId: string) => void) | null;
}

/** Promise, milestones, criteria: what was promised, who builds it, what proves it; gaps stand among the rows, in red. */
export function PromiseTable({ promises, milestones, criteria, onBuild, onMeasure }: PromiseTableProps): ReactElement {
  return (
    <table className="cards labelled ptable">
      <caption className="vh">Promises with what delivers and what proves them</caption>
      <thead>
        <tr>
          <th scope="col" style={{ width: '36%' }}>
            Promise, as approved
          </th>
          <th scope="col">Delivered by</th>
          <th scope="col">Proved by</th>
          <th scope="col">Verdict</th>
        </tr>
      </thead>
      <tbody>
        {promises.map((promise) => (
          <tr key={promise.id}>
            <td>
              <b className="sm">{promise.label}</b> <span className="words">“{promise.passage.exact}”</span>
              {promise.found ? null : <div className="gap">These words are no longer in the text</div>}
              {promise.addedAfterApproval ? <div className="sm mu">Marked after the approval</div> : null}
            </td>
            <td className="whole" data-l="Delivered by">
              <BuiltBy milestones={milestones.filter((milestone) => promise.milestoneIds.includes(milestone.id))} />
              {promise.milestoneIds.length === 0 ? (
                <Gap
                  words="Nobody builds this"
                  action="Add a milestone"
                  onAct={onBuild ? () => onBuild(promise.id) : null}
                />
              ) : null}
            </td>
            <td className="whole" data-l="Proved by">
              <ProvedBy criteria={criteria.filter((criterion) => criterion.promiseId === promise.id)} />
              {promise.criterionIds.length === 0 ? (
                <Gap
                  words="Nobody measures this"
                  action="Set a success criterion"
                  onAct={onMeasure ? () => onMeasure(promise.id) : null}
                />
              ) : null}
            </td>
            <td className="whole" data-l="Verdict">
              <StatusMark status={promise.verdict} tinted={promise.verdict === 'missed'} />
              <div className="sm mu">{promise.reason}</div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function BuiltBy({ milestones }: { milestones: readonly Milestone[] }): ReactElement {
  return (
    <ul>
      {milestones.map((milestone) => (
        <li key={milestone.id}>
          <StatusMark
            status={milestone.finishedOn ? 'finished' : milestone.startedOn ? 'started' : 'not-started'}
            label={`${milestone.number}. ${milestone.outcome}`}
          />
        </li>
      ))}
    </ul>
  );
}

function ProvedBy({ criteria }: { criteria: readonly CriterionWire[] }): ReactElement {
  const { slug } = useWorkspace();
  return (
    <ul>
      {criteria.map((criterion) => (
        <li key={criterion.id}>
          <Link to="/w/$workspaceSlug/kpis/$kpiId" params={{ workspaceSlug: slug, kpiId: criterion.kpiId }}>
            {criterion.kpiName}
          </Link>
          <div className="sm">{criterion.sentence}</div>
          <div className="row sm">
            <StatusMark status={criterion.evaluation?.state ?? 'too-early'} />
          </div>
          {criterion.evaluation ? <div className="sm mu">{criterion.evaluation.reason}</div> : null}
        </li>
      ))}
    </ul>
  );
}

function Gap({ words, action, onAct }: { words: string; action: string; onAct: (() => void) | null }): ReactElement {
  return (
    <div className="gapcell">
      <span className="gap">{words}</span>
      {onAct ? (
        <button type="button" className="linkbtn" onClick={onAct}>
          {action}
        </button>
      ) : null}
    </div>
  );
}
