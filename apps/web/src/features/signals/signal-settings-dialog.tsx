import type { SignalChart, SignalSettingsWire } from '@workback/contracts/signal/signal.schemas';
import { MOST_DIVIDERS } from '@workback/domain/xmr/process-chart';
import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import { Dialog } from '@workback/ui/dialog';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { useSignalSettings } from './api/signals.queries.js';

interface SignalSettingsDialogProps {
  readonly kpiId: string;
  readonly chart: SignalChart;
  /** First day of a new part that was picked on the chart. */
  readonly divider: string | null;
  /** The launch, offered as a divider. */
  readonly launchedOn: string | null;
  readonly onClose: () => void;
}

/** Divides the chart, locks its limits or takes a season out; it asks why, because limits that move to please say nothing. */
export function SignalSettingsDialog(props: SignalSettingsDialogProps): ReactElement {
  const { kpiId, chart, divider, launchedOn, onClose } = props;
  const workspace = useWorkspace();
  const save = useSignalSettings(workspace.id, kpiId);
  const [draft, setDraft] = useState<SignalSettingsWire>(() => withDivider(chart.settings, divider));
  const [reason, setReason] = useState('');
  const change = (next: Partial<SignalSettingsWire>): void => setDraft({ ...draft, ...next });
  const error = (field: string) => fieldError(save.error, `settings.${field}`);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const settings = { ...draft, dividers: draft.dividers.filter((each) => each !== '') };
    save.mutate({ settings, reason, version: chart.version }, { onSuccess: onClose });
  };
  return (
    <Dialog title="How it is read" open onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <div className="signalsettings">
          <ChoiceField
            label="Periods"
            value={draft.grain}
            choices={[
              ['day', 'Days'],
              ['week', 'Weeks'],
              ['month', 'Months'],
            ]}
            onChange={(grain) =>
              change({ grain, ...(grain !== 'day' && draft.season === 'weekday' ? { season: null } : {}) })
            }
          />
          <ChoiceField
            label="Centre"
            value={draft.centre}
            choices={[
              ['mean', 'Mean'],
              ['median', 'Median, where single values are extreme'],
            ]}
            onChange={(centre) => change({ centre })}
          />
          <ChoiceField
            label="Season"
            value={draft.season ?? ''}
            none="None"
            choices={[
              ...(draft.grain === 'day' ? ([['weekday', 'Days of the week']] as const) : []),
              ['month', 'Months of the year'],
              ['quarter', 'Quarters of the year'],
            ]}
            error={error('season')}
            onChange={(season) => change({ season: (season as string) === '' ? null : season })}
          />
          <Dividers
            dividers={draft.dividers}
            launchedOn={launchedOn}
            error={error('dividers')}
            onChange={(dividers) => change({ dividers: [...dividers] })}
          />
          <Locked
            locked={draft.locked}
            parts={chart.parts}
            error={error('locked')}
            onChange={(locked) => change({ locked })}
          />
          <div className="whole">
            <TextField
              label="Why"
              hint="It stays in the record beside the chart."
              required
              maxLength={1000}
              value={reason}
              onChange={setReason}
              error={fieldError(save.error, 'reason')}
            />
          </div>
        </div>
        <FormProblem error={save.error} shown={['settings', 'reason']} />
        <div className="actions">
          <Button look="primary" type="submit" busy={save.isPending}>
            Save reading
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function withDivider(settings: SignalSettingsWire, divider: string | null): SignalSettingsWire {
  const { dividers } = settings;
  if (divider === null || dividers.includes(divider) || dividers.length >= MOST_DIVIDERS) return settings;
  return { ...settings, dividers: [...dividers, divider].sort() };
}

interface DividersProps {
  readonly dividers: readonly string[];
  readonly launchedOn: string | null;
  readonly error: string | undefined;
  readonly onChange: (dividers: readonly string[]) => void;
}

function Dividers({ dividers, launchedOn, error, onChange }: DividersProps): ReactElement {
  const room = dividers.length < MOST_DIVIDERS;
  return (
    <fieldset className="plainset whole">
      <legend className="lab">Dividers: the process changed here, limits begin anew</legend>
      {dividers.map((divider, at) => (
        <div className="row" key={at}>
          <input
            className="in"
            type="date"
            aria-label={`Divider ${at + 1}, first day of the new part`}
            value={divider}
            onChange={({ target }) => onChange(dividers.map((each, i) => (i === at ? target.value : each)))}
          />
          <Button look="quiet" onClick={() => onChange(dividers.filter((_, i) => i !== at))}>
            Remove divider
          </Button>
        </div>
      ))}
      <div className="row">
        {room ? <Button onClick={() => onChange([...dividers, ''])}>Add a divider</Button> : null}
        {room && launchedOn && !dividers.includes(launchedOn) ? (
          <Button onClick={() => onChange([...dividers, launchedOn].sort())}>Divide at the launch</Button>
        ) : null}
      </div>
      {error ? (
        <p className="wrong" role="alert">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

interface LockedProps {
  readonly locked: SignalSettingsWire['locked'];
  readonly parts: SignalChart['parts'];
  readonly error: string | undefined;
  readonly onChange: (locked: SignalSettingsWire['locked']) => void;
}

function Locked({ locked, parts, error, onChange }: LockedProps): ReactElement {
  const first = parts[0];
  const choose = (kind: string): void => {
    if (kind === 'periods') onChange({ kind, from: first?.start ?? '', to: first?.end ?? '' });
    else if (kind === 'values') {
      const { mean = 0, lower = 0, upper = 0 } = first?.limits ?? {};
      onChange({ kind, mean, lower, upper });
    } else onChange(null);
  };
  return (
    <fieldset className="plainset whole">
      <legend className="lab">Limits of the first part</legend>
      <select
        className="in"
        aria-label="Limits of the first part"
        value={locked?.kind ?? ''}
        onChange={({ target }) => choose(target.value)}
      >
        <option value="">Follow its values</option>
        <option value="periods">Locked: computed from chosen days</option>
        <option value="values">Locked: given by hand</option>
      </select>
      {locked?.kind === 'periods' ? (
        <div className="row">
          {(['from', 'to'] as const).map((end) => (
            <input
              key={end}
              className="in"
              type="date"
              aria-label={end === 'from' ? 'First day' : 'Last day'}
              value={locked[end]}
              onChange={({ target }) => onChange({ ...locked, [end]: target.value })}
            />
          ))}
        </div>
      ) : null}
      {locked?.kind === 'values' ? (
        <div className="row">
          {(['lower', 'mean', 'upper'] as const).map((name) => (
            <TextField
              key={name}
              label={{ lower: 'Lower limit', mean: 'Centre', upper: 'Upper limit' }[name]}
              type="number"
              step="any"
              value={Number.isNaN(locked[name]) ? '' : String(locked[name])}
              onChange={(value) => onChange({ ...locked, [name]: value === '' ? Number.NaN : Number(value) })}
            />
          ))}
        </div>
      ) : null}
      {error ? (
        <p className="wrong" role="alert">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
