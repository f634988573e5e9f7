import './days-off.css';
import { daysBetweenNamed, type NamedDay, withDays } from '@workback/domain/calendar/day-list';
import { dayOfWeek } from '@workback/domain/calendar/plain-date';
import { Button } from '@workback/ui/button';
import { formatWeekday } from '@workback/ui/prepare/format-date';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import type { DraftDay } from './day-draft.js';

interface DayListProps {
  /** Name of the list, for screen readers. */
  readonly label: string;
  readonly days: readonly DraftDay[];
  /** The list without what was removed, to which days are added. */
  readonly wanted: readonly NamedDay[];
  readonly onChange: (wanted: NamedDay[]) => void;
  readonly today: string;
  readonly workingDays: readonly number[];
  readonly editable: boolean;
}

/** Days on which nobody works: the coming ones, those that would be added or removed marked, the past ones folded. */
export function DayList(props: DayListProps): ReactElement {
  const { label, days, today } = props;
  const past = days.filter(({ on, state }) => on < today && state === 'kept');
  const shown = days.filter((day) => !past.includes(day));
  return (
    <>
      {shown.length === 0 ? <p className="mu">None from today on.</p> : <Days {...props} label={label} days={shown} />}
      {past.length > 0 ? (
        <details>
          <summary>{past.length === 1 ? 'One day in the past' : `${past.length} days in the past`}</summary>
          <Days {...props} label={`${label}, past`} days={past} />
        </details>
      ) : null}
      {props.editable ? <AddDays {...props} /> : null}
    </>
  );
}

const STATES = { kept: '', added: 'to be added', renamed: 'with a new name', removed: 'to be removed' } as const;

function Days({ label, days, wanted, onChange, workingDays, editable }: DayListProps): ReactElement {
  return (
    <ul className="daylist" aria-label={label}>
      {days.map((day) => {
        const { on, name, state } = day;
        const words = `${formatWeekday(on)}${name ? `, ${name}` : ''}`;
        return (
          <li key={on} className={state}>
            <span className="nw">{formatWeekday(on)}</span>
            <span>
              {name || <span className="mu">Without a name</span>}
              {workingDays.includes(dayOfWeek(on)) ? null : <span className="mu"> · no working day anyway</span>}
            </span>
            <b className="sm">{STATES[state]}</b>
            {!editable ? null : state === 'removed' ? (
              <button
                type="button"
                className="linkbtn sm"
                aria-label={`Keep: ${words}`}
                onClick={() => onChange(withDays(wanted, [{ on, name }]))}
              >
                Keep
              </button>
            ) : (
              <button
                type="button"
                className="linkbtn sm"
                aria-label={`Remove: ${words}`}
                onClick={() => onChange(wanted.filter((each) => each.on !== on))}
              >
                Remove
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function AddDays({ wanted, onChange }: Pick<DayListProps, 'wanted' | 'onChange'>): ReactElement {
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [name, setName] = useState('');
  const add = (event: FormEvent): void => {
    event.preventDefault();
    onChange(withDays(wanted, daysBetweenNamed(from, until === '' ? null : until, name)));
    setFrom('');
    setUntil('');
    setName('');
  };
  return (
    <form className="adddays" onSubmit={add}>
      <TextField label="Day" type="date" required value={from} onChange={setFrom} />
      <TextField label="Until" type="date" min={from} value={until} onChange={setUntil} />
      <TextField label="Name" maxLength={100} value={name} onChange={setName} />
      <Button type="submit">Add to the list</Button>
    </form>
  );
}
