import type { Workspace } from '@workback/contracts/workspace/workspace.schemas';
import { monthName } from '@workback/domain/calendar/date-words';
import { type NamedDay, readDays, writeDays } from '@workback/domain/calendar/day-list';
import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { useUpdateWorkspace } from './api/workspaces.queries.js';
import { TimeZoneField } from './time-zone-field.js';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
/** Weeks are read from Monday. */
const ORDER = [1, 2, 3, 4, 5, 6, 0] as const;
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

interface WorkspaceFormProps {
  readonly workspace: Workspace;
  /** Viewers see the settings without changing them. */
  readonly editable: boolean;
}

/** Name, time zone and calendar: what periods and plans are computed with. */
export function WorkspaceForm({ workspace, editable }: WorkspaceFormProps): ReactElement {
  const [name, setName] = useState(workspace.name);
  const [timeZone, setTimeZone] = useState(workspace.timeZone);
  const [weekEndingDay, setWeekEndingDay] = useState(String(workspace.weekEndingDay));
  const [fiscalYearEndMonth, setFiscalYearEndMonth] = useState(String(workspace.fiscalYearEndMonth));
  const [workingDays, setWorkingDays] = useState<readonly number[]>(workspace.workingDays);
  const [holidays, setHolidays] = useState(() => writeDays(namedHolidays(workspace)));
  const { days, unread } = readDays(holidays);
  const save = useUpdateWorkspace(workspace.id);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (unread.length > 0) return;
    const patch = {
      name,
      timeZone,
      weekEndingDay: Number(weekEndingDay),
      fiscalYearEndMonth: Number(fiscalYearEndMonth),
      workingDays: [...workingDays].sort(),
      holidays: days.map(({ on }) => on),
      holidayNames: Object.fromEntries(days.map(({ on, name }) => [on, name])),
    };
    save.mutate({ patch, version: workspace.version });
  };
  const toggle = (day: number): void =>
    setWorkingDays((days) => (days.includes(day) ? days.filter((one) => one !== day) : [...days, day]));
  return (
    <form className="form narrow" onSubmit={submit}>
      <fieldset className="form" disabled={!editable}>
        <legend className="vh">Settings of the workspace</legend>
        <TextField
          label="Name"
          required
          maxLength={120}
          value={name}
          onChange={setName}
          error={fieldError(save.error, 'name')}
        />
        <div className="cols">
          <TimeZoneField
            value={timeZone}
            onChange={setTimeZone}
            hint="Days, weeks and months of every KPI begin and end in this zone."
            error={fieldError(save.error, 'timeZone')}
          />
          <ChoiceField
            label="Weeks end on"
            value={weekEndingDay}
            choices={ORDER.map((day) => [String(day), DAYS[day]])}
            onChange={setWeekEndingDay}
            error={fieldError(save.error, 'weekEndingDay')}
          />
          <ChoiceField
            label="Fiscal year ends in"
            value={fiscalYearEndMonth}
            choices={MONTHS.map((month) => [String(month), monthName(month)])}
            onChange={setFiscalYearEndMonth}
            error={fieldError(save.error, 'fiscalYearEndMonth')}
          />
        </div>
        <fieldset className="field">
          <legend className="lab">Working days</legend>
          <div className="row">
            {ORDER.map((day) => (
              <label key={day} className="daybox">
                <input type="checkbox" checked={workingDays.includes(day)} onChange={() => toggle(day)} /> {DAYS[day]}
              </label>
            ))}
          </div>
          {fieldError(save.error, 'workingDays') ? (
            <p className="wrong" role="alert">
              {fieldError(save.error, 'workingDays')}
            </p>
          ) : null}
        </fieldset>
        <TextField
          label="Holidays"
          rows={6}
          mono
          value={holidays}
          onChange={setHolidays}
          placeholder={'2026-12-25 Christmas Day\n30 Dec 2026 – 1 Jan 2027 Winter break'}
          hint={`One a line, with its name: paste the list you have. ${countWords(days)} Nobody is expected to work on them.`}
          error={unreadWords(unread) ?? fieldError(save.error, 'holidays')}
        />
      </fieldset>
      <FormProblem
        error={save.error}
        shown={['name', 'timeZone', 'weekEndingDay', 'fiscalYearEndMonth', 'workingDays', 'holidays']}
      />
      {editable ? (
        <div className="row">
          <Button look="primary" type="submit" busy={save.isPending}>
            Save settings
          </Button>
          <span className="sm mu" role="status">
            {save.isSuccess ? 'Saved.' : ''}
          </span>
        </div>
      ) : (
        <p className="sm mu">Admins of this workspace change these settings.</p>
      )}
    </form>
  );
}

function namedHolidays({ holidays, holidayNames }: Workspace): NamedDay[] {
  return holidays.map((on) => ({ on, name: holidayNames[on] ?? '' }));
}

function countWords(days: readonly NamedDay[]): string {
  const count = new Set(days.map(({ on }) => on)).size;
  if (count === 0) return '';
  return count === 1 ? 'One day is read.' : `${count} days are read.`;
}

function unreadWords(unread: readonly string[]): string | undefined {
  const [first] = unread;
  if (first === undefined) return undefined;
  const more = unread.length > 1 ? `, and ${unread.length - 1} more` : '';
  return `“${first}”${more}: no date that can be read. Write it like 2026-12-25 or 25 Dec 2026.`;
}
