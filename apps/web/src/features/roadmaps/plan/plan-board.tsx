import type { PlanOperation } from '@workback/domain/roadmap/plan-operation';
import { floatShort, formatDate } from '@workback/ui/prepare/format-date';
import { StatusMark } from '@workback/ui/status-mark';
import { type DragEvent, type ReactElement, useState } from 'react';
import type { ShownMilestone } from './plan-model.js';

interface PlanBoardProps {
  readonly milestones: readonly ShownMilestone[];
  readonly today: string;
  readonly onOpen: (id: string) => void;
  /** Null for those who only look. */
  readonly onChange: ((operations: readonly PlanOperation[]) => void) | null;
}

type State = ShownMilestone['state'];
const COLUMNS: readonly (readonly [State, string])[] = [
  ['not-started', 'Not started'],
  ['started', 'Started'],
  ['finished', 'Finished'],
];

/** The milestones by their state; a card that is moved to another one is started or finished today. */
export function PlanBoard({ milestones, today, onOpen, onChange }: PlanBoardProps): ReactElement {
  const [over, setOver] = useState<State | null>(null);
  const move = (milestone: ShownMilestone, state: State): void => {
    const operation = progressTo(milestone, state, today);
    if (operation) onChange?.([operation]);
  };
  const drop = (state: State, event: DragEvent): void => {
    event.preventDefault();
    setOver(null);
    const milestone = milestones.find(({ id }) => id === event.dataTransfer.getData('text/plain'));
    if (milestone) move(milestone, state);
  };
  return (
    <div className="board">
      {COLUMNS.map(([state, words]) => {
        const cards = milestones.filter((milestone) => milestone.state === state);
        return (
          <section
            key={state}
            className={over === state ? 'over' : undefined}
            aria-label={`${words}, ${cards.length}`}
            onDragOver={(event) => {
              if (!onChange) return;
              event.preventDefault();
              setOver(state);
            }}
            onDragLeave={() => setOver(null)}
            onDrop={(event) => drop(state, event)}
          >
            <h2>
              {words} <span className="mu">{cards.length}</span>
            </h2>
            <ul>
              {cards.map((milestone) => (
                <li
                  key={milestone.id}
                  draggable={onChange !== null}
                  onDragStart={(event) => event.dataTransfer.setData('text/plain', milestone.id)}
                >
                  <button type="button" className="linkbtn" onClick={() => onOpen(milestone.id)}>
                    <span className="mu">M{milestone.number}</span> {milestone.outcome}
                  </button>
                  <span className="sm mu">
                    {milestone.owner ?? 'Nobody yet'} · {milestone.estimateDays} d
                    {milestone.note ? (
                      <span className={milestone.note.bad ? 'tl-late' : undefined}> · {milestone.note.text}</span>
                    ) : null}
                  </span>
                  <span className="row sm">
                    <Dates milestone={milestone} today={today} />
                    {milestone.status ? <StatusMark status={milestone.status} /> : null}
                    {onChange ? (
                      <select
                        className="in small"
                        aria-label={`State of ${milestone.outcome}`}
                        value={state}
                        onChange={(event) => move(milestone, event.target.value as State)}
                      >
                        {COLUMNS.map(([value, name]) => (
                          <option key={value} value={value}>
                            {name}
                          </option>
                        ))}
                      </select>
                    ) : null}
                  </span>
                </li>
              ))}
            </ul>
            {cards.length === 0 ? <p className="sm mu">None.</p> : null}
          </section>
        );
      })}
    </div>
  );
}

function Dates({ milestone, today }: { readonly milestone: ShownMilestone; readonly today: string }): ReactElement {
  const { state, finishedOn, scheduled } = milestone;
  if (state === 'finished') return <span>{formatDate(finishedOn)}</span>;
  if (!scheduled) return <span>No dates</span>;
  const late = scheduled.totalFloatDays < 0 || (scheduled.startBy !== null && scheduled.startBy < today);
  return (
    <span className={late ? 'tl-late' : undefined}>
      {state === 'started'
        ? `ends ${formatDate(scheduled.earliestFinish)}`
        : `start by ${formatDate(scheduled.startBy)}`}
      , {floatShort(scheduled.totalFloatDays)}
    </span>
  );
}

function progressTo({ id, state, startedOn }: ShownMilestone, to: State, today: string): PlanOperation | null {
  if (state === to) return null;
  if (to === 'not-started') return { op: 'progress', milestoneId: id, startedOn: null, finishedOn: null };
  const began = startedOn ?? today;
  return { op: 'progress', milestoneId: id, startedOn: began, finishedOn: to === 'finished' ? today : null };
}
