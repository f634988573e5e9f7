import type { Workspace } from '@workback/contracts/workspace/workspace.schemas';
import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { ApiProblem, fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { useUpdateWorkspace } from './api/workspaces.queries.js';
import { TimeZoneField } from './time-zone-field.js';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
/** Weeks are read from Monday. */
const ORDER = [1, 2, 3, 4, 5, 6, 0] as const;

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
  const [workingDays, setWorkingDays] = useState<readonly number[]>(workspace.workingDays);
  const [holidays, setHolidays] = useState(workspace.holidays.join('\n'));
  const save = useUpdateWorkspace(workspace.id);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const patch = {
      name,
      timeZone,
      weekEndingDay: Number(weekEndingDay),
      workingDays: [...workingDays].sort(),
      holidays: linesOf(holidays),
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
          rows={5}
          mono
          value={holidays}
          onChange={setHolidays}
          placeholder="2026-12-25"
          hint="One date a line, YYYY-MM-DD. Nobody is expected to work on them."
          error={holidayError(save.error, holidays)}
        />
      </fieldset>
      <FormProblem error={save.error} shown={['name', 'timeZone', 'weekEndingDay', 'workingDays', 'holidays']} />
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

const linesOf = (text: string): string[] =>
  text
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter(Boolean);

/** The server counts rows from nought; people look for the date. */
function holidayError(error: unknown, text: string): string | undefined {
  const message = fieldError(error, 'holidays');
  if (message === undefined || !(error instanceof ApiProblem)) return undefined;
  const field = error.problem.errors?.find((one) => one.field.startsWith('holidays.'))?.field;
  const line = field === undefined ? undefined : linesOf(text)[Number(field.split('.')[1])];
  return line === undefined ? message : `“${line}” ${message}`;
}
