import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CriterionWire, DryRunWire } from '@workback/contracts/criterion/criterion.schemas';
import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import { daysBetween } from '@workback/domain/calendar/plain-date';
import { Button } from '@workback/ui/button';
import { EmptyState, Skeleton } from '@workback/ui/notice';
import { statusWord } from '@workback/ui/status-mark';
import { lazy, type ReactElement, Suspense, useDeferredValue, useState } from 'react';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { dryRunQuery } from './api/criteria.queries.js';
import { type CriterionDraft, criterionInputOf, isWritten } from './criterion-draft.js';

const KpiChart = lazy(() => import('@workback/ui/kpi-chart').then((module) => ({ default: module.KpiChart })));

/** It is tried as if due on each past date; when it is really due plays no part, and may not be written yet. */
const ANY_DAY = { kind: 'after-launch', days: 3650 } as const;

interface DryRunProps {
  readonly draft: CriterionDraft;
  readonly kpi: Kpi;
  readonly criterion: CriterionWire | undefined;
}

/** What the rule would have said on each past date, before anybody is held to it. */
export function DryRun({ draft, kpi, criterion }: DryRunProps): ReactElement {
  const { id } = useWorkspace();
  const [open, setOpen] = useState(false);
  const asked = useDeferredValue(draft);
  const { initiativeId: _initiative, promiseId: _promise, kpiId: _kpi, ...rule } = criterionInputOf(asked);
  const run = useQuery({
    ...dryRunQuery(id, { ...rule, due: ANY_DAY, kpiId: kpi.id, criterionId: criterion?.id ?? null }),
    enabled: open && isWritten(asked),
    placeholderData: keepPreviousData,
  });
  if (!open) {
    return (
      <div className="dry-run-head">
        <Button onClick={() => setOpen(true)}>Try it on the past</Button>
        <span className="sm mu">What it would have said on each past date, had it been due then.</span>
      </div>
    );
  }
  if (!isWritten(draft)) return <p className="sm mu">It is tried on the past as soon as its numbers are filled in.</p>;
  return <LoadState query={run}>{(data) => <Outcome run={data} kpi={kpi} draft={asked} />}</LoadState>;
}

function Outcome({ run, kpi, draft }: { run: DryRunWire; kpi: Kpi; draft: CriterionDraft }): ReactElement {
  const { points } = run;
  const judged = points.filter(({ state }) => state === 'met' || state === 'missed');
  const met = judged.filter(({ state }) => state === 'met').length;
  if (judged.length === 0) {
    return <EmptyState title={points.at(-1)?.reason ?? 'There is no past to try it on yet.'} />;
  }
  const first = points.find(({ value }) => value !== null)?.asOf ?? null;
  const last = points.at(-1)!.asOf;
  const values = first === null ? [] : new Array<number | null>(daysBetween(first, last) + 1).fill(null);
  for (const { asOf, value } of points) if (first !== null && asOf >= first) values[daysBetween(first, asOf)] = value;
  const required = judged.at(-1)!.required;
  return (
    <section aria-label="On the past">
      <p role="status">
        <b>
          It would have been met on {met} of {judged.length} past dates.
        </b>{' '}
        <span className="sm mu">
          {points.length > judged.length ? `${points.length - judged.length} dates had too little data. ` : ''}
          {run.baseline === null && draft.against !== 'value' ? 'No baseline could be measured. ' : ''}
          The launch and the line to the target play no part here.
        </span>
      </p>
      <Suspense fallback={<Skeleton lines={6} />}>
        <KpiChart
          name={`${kpi.name}, as the rule reads it`}
          height={220}
          data={{
            ...{ unit: kpi.unit, currency: kpi.currency, precision: kpi.precision },
            ...{ start: first, values, grain: draft.grain, target: required, baseline: null, launchDate: null },
            verdicts: judged.map(({ asOf: date, state }) => ({ date, state, label: statusWord(state) })),
          }}
        />
      </Suspense>
    </section>
  );
}
