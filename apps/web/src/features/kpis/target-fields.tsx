import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import { formatDate } from '@workback/ui/prepare/format-date';
import { TextField } from '@workback/ui/text-field';
import { type ReactElement, useState } from 'react';
import { grains } from './kpi-words.js';
import type { TargetDraft } from './target-draft.js';
import { TargetPaste } from './target-paste-field.js';

interface TargetFieldsProps {
  readonly draft: TargetDraft;
  readonly weekEndingDay: number;
  readonly onChange: (draft: TargetDraft) => void;
  readonly errorOf: (field: string) => string | undefined;
}

/** What the KPI should reach: one value, a value a period, or a line; committed to and, beyond it, hoped for. */
export function TargetFields({ draft, weekEndingDay, onChange, errorOf }: TargetFieldsProps): ReactElement {
  const change = (part: Partial<TargetDraft>): void => onChange({ ...draft, ...part });
  const number = (label: string, field: 'commit' | 'stretch' | 'fromValue', path: string, hint?: string) => (
    <TextField
      label={label}
      type="number"
      step="any"
      required={draft.kind === 'trajectory' && field !== 'stretch'}
      value={draft[field]}
      onChange={(value) => change({ [field]: value })}
      hint={hint}
      error={errorOf(`targets.${path}`)}
    />
  );
  const day = (label: string, field: 'fromDate' | 'toDate', path: string) => (
    <TextField
      label={label}
      type="date"
      required
      value={draft[field]}
      onChange={(value) => change({ [field]: value })}
      error={errorOf(`targets.${path}`)}
    />
  );
  return (
    <>
      <div className="cols">
        <ChoiceField
          label="How it moves"
          value={draft.kind}
          choices={[
            ['threshold', 'One value that holds'],
            ['per-period', 'A value for each period'],
            ['trajectory', 'A straight line to a value'],
          ]}
          onChange={(kind) => change({ kind })}
          error={errorOf('targets.kind')}
        />
        {draft.kind === 'threshold' ? (
          <>
            {number('Target (optional)', 'commit', 'commit', 'Committed to, in the unit of the KPI.')}
            {number('Stretch (optional)', 'stretch', 'stretch', 'Hoped for; nobody is held to it.')}
          </>
        ) : null}
        {draft.kind === 'per-period' ? (
          <ChoiceField
            label="Each period is a"
            value={draft.grain}
            choices={grains}
            onChange={(grain) => change({ grain })}
            error={errorOf('targets.rows')}
          />
        ) : null}
      </div>
      {draft.kind === 'trajectory' ? (
        <div className="cols">
          {day('The line begins on', 'fromDate', 'from.date')}
          {number('With the value', 'fromValue', 'from.value', 'The baseline, as a rule.')}
          {day('It ends on', 'toDate', 'to.date')}
          {number('Target at its end', 'commit', 'to.commit')}
          {number('Stretch (optional)', 'stretch', 'to.stretch')}
        </div>
      ) : null}
      {draft.kind === 'per-period' ? (
        <PeriodRows draft={draft} weekEndingDay={weekEndingDay} onChange={change} errorOf={errorOf} />
      ) : null}
    </>
  );
}

const SHOWN_ROWS = 12;

function PeriodRows({
  draft,
  weekEndingDay,
  onChange,
  errorOf,
}: Omit<TargetFieldsProps, 'onChange'> & { onChange: (part: Partial<TargetDraft>) => void }): ReactElement {
  const [all, setAll] = useState(false);
  const { rows } = draft;
  const put = (at: number, part: Partial<TargetDraft['rows'][number]>): void =>
    onChange({ rows: rows.map((row, i) => (i === at ? { ...row, ...part } : row)) });
  const shown = all ? rows : rows.slice(0, SHOWN_ROWS);
  const cell = (at: number, field: 'start' | 'commit' | 'stretch', label: string): ReactElement => (
    <input
      className="in"
      type={field === 'start' ? 'date' : 'number'}
      step={field === 'start' ? undefined : 'any'}
      aria-label={`${label} in row ${at + 1}`}
      aria-invalid={errorOf(`targets.rows.${at}.${field}`) ? true : undefined}
      value={rows[at]![field]}
      onChange={(event) => put(at, { [field]: event.target.value })}
    />
  );
  const problem = rows.flatMap((_, at) =>
    ['start', 'commit', 'stretch'].flatMap((field) => errorOf(`targets.rows.${at}.${field}`) ?? []),
  )[0];
  return (
    <div className="form">
      <TargetPaste
        grain={draft.grain}
        weekEndingDay={weekEndingDay}
        onTake={(pasted) =>
          onChange({
            rows: pasted.map(({ start, commit, stretch }) => ({
              start,
              commit: String(commit),
              stretch: stretch === null ? '' : String(stretch),
            })),
          })
        }
      />
      {rows.length > 0 ? (
        <table>
          <caption className="vh">Targets by {draft.grain}</caption>
          <thead>
            <tr>
              <th scope="col">A day in the {draft.grain}</th>
              <th scope="col">Target</th>
              <th scope="col">Stretch</th>
              <th scope="col">
                <span className="vh">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row, at) => (
              <tr key={at}>
                <td>{cell(at, 'start', 'Day')}</td>
                <td>{cell(at, 'commit', 'Target')}</td>
                <td>{cell(at, 'stretch', 'Stretch')}</td>
                <td>
                  <Button look="quiet" onClick={() => onChange({ rows: rows.filter((_, i) => i !== at) })}>
                    Remove<span className="vh"> the target of {formatDate(row.start)}</span>
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {problem ? (
        <p className="wrong" role="alert">
          {problem}
        </p>
      ) : null}
      <div className="row">
        <Button onClick={() => onChange({ rows: [...rows, { start: '', commit: '', stretch: '' }] })}>Add a row</Button>
        {rows.length > shown.length ? (
          <Button look="quiet" onClick={() => setAll(true)}>
            Show all {rows.length} rows
          </Button>
        ) : null}
      </div>
    </div>
  );
}
