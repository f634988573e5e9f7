import type { PromiseWire } from '@workback/contracts/promise/promise.schemas';
import type { Milestone } from '@workback/contracts/roadmap/milestone.schemas';
import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import { days, floatWords, formatDate } from '@workback/ui/prepare/format-date';
import { type Status, StatusMark } from '@workback/ui/status-mark';
import type { ReactElement } from 'react';

interface MilestoneTableProps {
  readonly roadmap: Roadmap;
  readonly promises: readonly PromiseWire[];
  readonly onOpen: ((milestone: Milestone) => void) | null;
  readonly onCheckIn: ((milestone: Milestone) => void) | null;
}

/** The plan in words: what must start when, and what each milestone serves. */
export function MilestoneTable({ roadmap, promises, onOpen, onCheckIn }: MilestoneTableProps): ReactElement {
  const labels = new Map(promises.map((promise) => [promise.id, promise.label]));
  const numbers = new Map(roadmap.milestones.map((milestone) => [milestone.id, milestone.number]));
  return (
    <table className="cards labelled plan">
      <caption className="vh">Milestones with their latest dates and float</caption>
      <thead>
        <tr>
          <th scope="col">Milestone</th>
          <th scope="col">State</th>
          <th scope="col">Start by</th>
          <th scope="col">Finish by</th>
          <th scope="col" className="num">
            Float
          </th>
          <th scope="col">After</th>
          <th scope="col">Serves</th>
          <th scope="col">
            <span className="vh">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {roadmap.milestones.map((milestone) => (
          <tr key={milestone.id}>
            <td>
              {onOpen ? (
                <button type="button" className="linkbtn" onClick={() => onOpen(milestone)}>
                  {milestone.number}. {milestone.outcome}
                </button>
              ) : (
                <span>
                  {milestone.number}. {milestone.outcome}
                </span>
              )}
              <div className="sm mu">
                {milestone.owner?.name ?? 'Nobody yet'}, {days(milestone.estimateDays)}
              </div>
            </td>
            <td className="whole" data-l="State">
              <StatusMark status={stateOf(milestone)} />
              {milestone.lastCheckIn ? (
                <div className="sm mu">
                  <StatusMark status={milestone.lastCheckIn.outdated ? 'outdated' : milestone.lastCheckIn.colour} />{' '}
                  {milestone.lastCheckIn.note}
                </div>
              ) : null}
            </td>
            <td data-l="Start by" className="nw">
              <StartBy milestone={milestone} today={roadmap.today} />
            </td>
            <td data-l="Finish by" className="nw">
              {milestone.finishedOn
                ? formatDate(milestone.finishedOn)
                : formatDate(milestone.scheduled?.latestFinish ?? null)}
            </td>
            <td data-l="Float" className="num">
              <Float milestone={milestone} />
            </td>
            <td data-l="After">
              {milestone.predecessors.map((link) => numbers.get(link.milestoneId)).join(', ') || '—'}
            </td>
            <td data-l="Serves">
              {milestone.promiseIds
                .map((id) => labels.get(id))
                .filter(Boolean)
                .join(', ') || <span className="gap">Serves no promise</span>}
            </td>
            <td>
              {onCheckIn ? (
                <button
                  type="button"
                  className="linkbtn"
                  onClick={() => onCheckIn(milestone)}
                  aria-label={`Check in on ${milestone.outcome}`}
                >
                  Check in
                </button>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function stateOf(milestone: Milestone): Status {
  if (milestone.finishedOn) return 'finished';
  return milestone.startedOn ? 'started' : 'not-started';
}

function StartBy({ milestone, today }: { milestone: Milestone; today: string }): ReactElement {
  if (milestone.startedOn) return <span className="mu">{formatDate(milestone.startedOn)}</span>;
  const startBy = milestone.scheduled?.startBy;
  if (!startBy) return <span>—</span>;
  return startBy < today ? <b className="gap">{formatDate(startBy)}, passed</b> : <span>{formatDate(startBy)}</span>;
}

function Float({ milestone }: { milestone: Milestone }): ReactElement {
  if (milestone.finishedOn) return <span className="mu">—</span>;
  const { scheduled } = milestone;
  if (!scheduled) return <span>—</span>;
  const words = floatWords(scheduled.totalFloatDays);
  return (
    <span className={scheduled.totalFloatDays < 0 ? 'gap' : undefined}>
      {words}
      {scheduled.critical ? <span className="sm mu"> critical</span> : null}
    </span>
  );
}
