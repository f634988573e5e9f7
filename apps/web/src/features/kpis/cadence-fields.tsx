import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChoiceField } from '@workback/ui/choice-field';
import { TextField } from '@workback/ui/text-field';
import { type ReactElement, useEffect, useState } from 'react';
import { ApiProblem, sentenceOf } from '../../api/problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { TimeZoneField } from '../workspaces/time-zone-field.js';
import { cadenceQuery } from './api/kpis.queries.js';
import { type CadenceDraft, cadenceOf } from './cadence-draft.js';

const QUIET_MS = 400;

interface CadenceFieldsProps {
  readonly draft: CadenceDraft;
  readonly onChange: (draft: CadenceDraft) => void;
  readonly errorOf: (field: string) => string | undefined;
}

/** How often a KPI is pulled, with the next times it will be. */
export function CadenceFields({ draft, onChange, errorOf }: CadenceFieldsProps): ReactElement {
  const set = (change: Partial<CadenceDraft>): void => onChange({ ...draft, ...change });
  return (
    <>
      <div className="cols">
        <ChoiceField
          label="Pull"
          value={draft.kind}
          onChange={(kind) => set({ kind })}
          choices={[
            ['interval', 'Every so often'],
            ['cron', 'At set times (cron)'],
            ['none', 'Only by hand'],
          ]}
          error={draft.kind === 'none' ? errorOf('cadence') : undefined}
        />
        {draft.kind === 'interval' ? (
          <>
            <TextField
              label="Every"
              type="number"
              min={1}
              required
              value={draft.every}
              onChange={(every) => set({ every })}
              error={errorOf('cadence.everySeconds')}
            />
            <ChoiceField
              label="Unit"
              value={draft.unit}
              onChange={(unit) => set({ unit })}
              choices={[
                ['minutes', 'minutes'],
                ['hours', 'hours'],
                ['days', 'days'],
              ]}
            />
          </>
        ) : null}
        {draft.kind === 'cron' ? (
          <>
            <TextField
              label="Cron expression"
              hint="Minute, hour, day, month, weekday: “10 5 * * *” is 05:10 every day."
              mono
              required
              minLength={9}
              value={draft.expression}
              onChange={(expression) => set({ expression })}
              error={errorOf('cadence.expression')}
            />
            <TimeZoneField
              value={draft.timeZone}
              onChange={(timeZone) => set({ timeZone })}
              error={errorOf('cadence.timeZone')}
            />
          </>
        ) : null}
      </div>
      {draft.kind === 'none' ? null : (
        <>
          <NextRuns draft={draft} />
          <Rules draft={draft} set={set} errorOf={errorOf} />
        </>
      )}
    </>
  );
}

interface RulesProps {
  readonly draft: CadenceDraft;
  readonly set: (change: Partial<CadenceDraft>) => void;
  readonly errorOf: (field: string) => string | undefined;
}

function Rules({ draft, set, errorOf }: RulesProps): ReactElement {
  return (
    <details>
      <summary>Missed times and spreading</summary>
      <div className="cols">
        <ChoiceField
          label="Times that were missed"
          value={draft.catchUp}
          onChange={(catchUp) => set({ catchUp })}
          choices={[
            ['latest', 'Pull once for the newest'],
            ['none', 'Leave them out'],
            ['all', 'Pull every one of the last day'],
          ]}
          hint="While no worker ran. Every time left out is kept among the runs, with the reason."
          error={errorOf('cadence.catchUp')}
        />
        <TextField
          label="Spread over minutes"
          type="number"
          min={0}
          max={60}
          value={draft.spread}
          onChange={(spread) => set({ spread })}
          hint="Moves the times of this KPI by a fixed part of it, so that many KPIs do not start together. Empty: an interval up to one minute, set times not at all."
          error={errorOf('cadence.spreadSeconds')}
        />
      </div>
    </details>
  );
}

function NextRuns({ draft }: { draft: CadenceDraft }): ReactElement {
  const { id } = useWorkspace();
  const settled = useSettled(JSON.stringify(cadenceOf(draft) ?? null));
  const next = useQuery({
    ...cadenceQuery(id, JSON.parse(settled) as ReturnType<typeof cadenceOf> & object),
    placeholderData: keepPreviousData,
  });
  if (next.isError) {
    const { error } = next;
    const details = error instanceof ApiProblem ? error.problem.errors?.map(({ message }) => message).join(' ') : '';
    return <p className="sm mu">{details || sentenceOf(error)}</p>;
  }
  if (!next.data) return <p className="sm mu">The next times appear once the rhythm is complete.</p>;
  const times = next.data.next.map((at) => formatTime(at, draft.kind === 'cron' ? draft.timeZone : undefined));
  return (
    <p className="sm mu" aria-live="polite">
      {times.length === 0 ? 'This never comes due.' : `Next: ${times.join(' · ')}`}
    </p>
  );
}

function formatTime(at: string, timeZone: string | undefined): string {
  const look = { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
  try {
    return new Date(at).toLocaleString('en-GB', { ...look, timeZone });
  } catch {
    return new Date(at).toLocaleString('en-GB', look);
  }
}

/** The value once it has not changed for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), QUIET_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
