import type { Member } from '@workback/contracts/member/member.schemas';
import type { PlanOperation } from '@workback/domain/roadmap/plan-operation';
import { formatDate } from '@workback/ui/prepare/format-date';
import { StatusMark } from '@workback/ui/status-mark';
import { type CSSProperties, Fragment, type ReactElement, useEffect, useRef, useState } from 'react';
import { Float, NumberInPlace, StartBy } from './plan-cells.js';
import type { ShownMilestone } from './plan-model.js';
import { PLAN_COLUMNS, type PlanColumn } from './plan-search.js';

interface PlanTableProps {
  readonly milestones: readonly ShownMilestone[];
  readonly today: string;
  /** Of all milestones of the plan, by id. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly members: readonly Member[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  readonly onOpen: (id: string) => void;
  /** Null for those who only look. */
  readonly onChange: ((operations: readonly PlanOperation[]) => void) | null;
  readonly onCheckIn: ((id: string) => void) | null;
  readonly hidden: readonly PlanColumn[];
  /** Columns have the same width in every table of the page. */
  readonly aligned: boolean;
}

const NUMBERS: ReadonlySet<PlanColumn> = new Set(['days', 'float']);
const ROW = 45;
const AROUND = 30;
/** Fewer rows than this are simply all there. */
const ALL_BELOW = 120;

/** The plan in words, edited in place: what must start when, and what each milestone serves. */
export function PlanTable(props: PlanTableProps): ReactElement {
  const { milestones, today, selected, onSelect, onChange, hidden } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const [first, end] = useRowsInSight(body, milestones.length);
  const all = milestones.length > 0 && milestones.every(({ id }) => selected.has(id));
  const pad = (rows: number): CSSProperties => ({ height: rows * ROW });
  return (
    <table className={`cards labelled plan${props.aligned ? ' aligned' : ''}`}>
      <caption className="vh">Milestones with their latest dates and float</caption>
      <thead>
        <tr>
          <th scope="col">
            {onChange ? (
              <input
                type="checkbox"
                aria-label="Choose all"
                checked={all}
                onChange={() => onSelect(new Set(all ? [] : milestones.map(({ id }) => id)))}
              />
            ) : null}{' '}
            Milestone
          </th>
          {PLAN_COLUMNS.filter(([column]) => !hidden.includes(column)).map(([column, words]) => (
            <th key={column} scope="col" className={`of-${column}${NUMBERS.has(column) ? ' num' : ''}`}>
              {words}
            </th>
          ))}
          <th scope="col" className="of-actions">
            <span className="vh">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody ref={body}>
        {first > 0 ? <tr aria-hidden="true" style={pad(first)} /> : null}
        {milestones.slice(first, end).map((milestone) => (
          <Row key={milestone.id} {...props} milestone={milestone} today={today} />
        ))}
        {end < milestones.length ? <tr aria-hidden="true" style={pad(milestones.length - end)} /> : null}
      </tbody>
    </table>
  );
}

/** The rows near the window; of a short table all. */
function useRowsInSight(body: React.RefObject<HTMLElement | null>, rows: number): readonly [number, number] {
  const [first, setFirst] = useState(0);
  const virtual = rows > ALL_BELOW;
  useEffect(() => {
    if (!virtual) return undefined;
    const measure = (): void => {
      const top = body.current?.getBoundingClientRect().top ?? 0;
      setFirst(Math.max(0, Math.floor((-top / ROW - AROUND) / 10) * 10));
    };
    measure();
    document.addEventListener('scroll', measure, { passive: true, capture: true });
    return () => document.removeEventListener('scroll', measure, { capture: true });
  }, [body, virtual]);
  return virtual ? [Math.min(first, rows), Math.min(rows, first + AROUND * 3)] : [0, rows];
}

interface RowProps extends PlanTableProps {
  readonly milestone: ShownMilestone;
}

function Row({
  milestone,
  today,
  members,
  selected,
  numbers,
  onSelect,
  onOpen,
  onChange,
  onCheckIn,
  hidden,
}: RowProps) {
  const { id, number, outcome, scheduled, state, planned, predecessors, note, labels, crossing } = milestone;
  const edit = (operation: PlanOperation): void => onChange?.([operation]);
  const toggle = (): void => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect(next);
  };
  const cells: Record<PlanColumn, () => ReactElement> = {
    state: () => (
      <td className="whole" data-l="State">
        <StatusMark status={state} />
        {milestone.status ? (
          <div className="sm mu">
            <StatusMark status={milestone.status} />
          </div>
        ) : null}
      </td>
    ),
    owner: () => (
      <td data-l="Owner">
        {onChange ? (
          <select
            className="in inplace"
            aria-label={`Owner of ${outcome}`}
            value={planned.ownerId ?? ''}
            onChange={(event) => edit({ op: 'describe', milestoneId: id, ownerId: event.target.value || null })}
          >
            <option value="">Nobody yet</option>
            {planned.ownerId && !members.some((member) => member.id === planned.ownerId) ? (
              <option value={planned.ownerId}>{milestone.owner ?? 'Somebody who left'}</option>
            ) : null}
            {members.map((member) => (
              <option key={member.id} value={member.id}>
                {member.name}
              </option>
            ))}
          </select>
        ) : (
          (milestone.owner ?? 'Nobody yet')
        )}
      </td>
    ),
    days: () => (
      <td data-l="Days" className="num">
        {onChange && state !== 'finished' ? (
          <NumberInPlace
            label={`Estimate of ${outcome} in working days`}
            value={milestone.estimateDays}
            onChange={(estimateDays) => edit({ op: 'estimate', milestoneId: id, estimateDays })}
          />
        ) : (
          milestone.estimateDays
        )}
      </td>
    ),
    start: () => (
      <td data-l="Start by" className="nw">
        <StartBy milestone={milestone} today={today} />
      </td>
    ),
    finish: () => (
      <td data-l="Finish by" className="nw">
        {formatDate(milestone.finishedOn ?? scheduled?.latestFinish ?? null)}
      </td>
    ),
    float: () => (
      <td data-l="Float" className="num">
        <Float milestone={milestone} />
      </td>
    ),
    after: () => (
      <td data-l="After">
        {[...predecessors.map((link) => numbers.get(link.milestoneId)), ...crossing].join(', ') || '—'}
      </td>
    ),
    serves: () => (
      <td data-l="Serves">{labels.join(', ') || (note?.bad ? <span className="gap">Serves no promise</span> : '—')}</td>
    ),
  };
  return (
    <tr className={selected.has(id) ? 'sel' : undefined}>
      <td>
        {onChange ? (
          <input type="checkbox" aria-label={`Choose ${outcome}`} checked={selected.has(id)} onChange={toggle} />
        ) : null}{' '}
        <button type="button" className="linkbtn" onClick={() => onOpen(id)}>
          {number}. {outcome}
        </button>
        {planned.team ? <div className="sm mu">{planned.team}</div> : null}
      </td>
      {PLAN_COLUMNS.map(([column]) =>
        hidden.includes(column) ? null : <Fragment key={column}>{cells[column]()}</Fragment>,
      )}
      <td>
        {onCheckIn ? (
          <button type="button" className="linkbtn" onClick={() => onCheckIn(id)} aria-label={`Check in on ${outcome}`}>
            Check in
          </button>
        ) : null}
      </td>
    </tr>
  );
}
