import type { Baseline } from '@workback/contracts/roadmap/baseline.schemas';
import { compareWithBaseline } from '@workback/domain/roadmap/baseline';
import { compileCalendar } from '@workback/domain/calendar/working-calendar';
import type { PlanOnScreen } from '@workback/domain/roadmap/preview';
import { Button } from '@workback/ui/button';
import { days, formatDate } from '@workback/ui/prepare/format-date';
import { type FormEvent, type ReactElement, useMemo, useState } from 'react';
import { sentenceOf } from '../../../api/problem.js';
import { useBaselines } from '../api/plan-changes.queries.js';

interface BaselineSectionProps {
  readonly workspaceId: string;
  readonly initiativeId: string;
  readonly plan: PlanOnScreen;
  /** The one that is drawn. */
  readonly baseline: Baseline | null;
  readonly mayEdit: boolean;
}

/** What was added since the baseline, and how far the plan slipped against it. */
export function BaselineSection(props: BaselineSectionProps): ReactElement {
  const { plan, baseline, mayEdit } = props;
  const compared = useMemo(() => {
    const { scheduled, content } = plan;
    if (!baseline || !scheduled) return null;
    const calendar = compileCalendar(scheduled.plan.calendar);
    if (calendar.kind !== 'ok') return null;
    const { milestones, forecastFinish } = scheduled.schedule;
    return compareWithBaseline(baseline, content.milestones, milestones, forecastFinish, calendar.days);
  }, [plan, baseline]);
  const slip = compared?.forecastSlipDays ?? 0;
  const slipped = [...(compared?.slips ?? [])].filter(([, { finishDays }]) => finishDays > 0);
  return (
    <section>
      <h2>{baseline ? 'Added since the baseline' : 'Baseline'}</h2>
      {baseline && compared ? (
        <>
          <table>
            <tbody>
              {compared.added.map(({ id, number, outcome, estimateDays }) => (
                <tr key={id}>
                  <td>
                    M{number} {outcome}
                  </td>
                  <td className="num">+{estimateDays} d</td>
                </tr>
              ))}
              {compared.reestimated.map(({ milestone, before }) => (
                <tr key={milestone.id}>
                  <td>
                    M{milestone.number} {milestone.outcome}, estimate changed
                  </td>
                  <td className="num">
                    {before} → {milestone.estimateDays} d
                  </td>
                </tr>
              ))}
              {compared.removed.map(({ id, number, outcome, estimateDays }) => (
                <tr key={id}>
                  <td>
                    M{number} {outcome}, removed
                  </td>
                  <td className="num">−{estimateDays} d</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="sm mu">
            {compared.added.length + compared.reestimated.length + compared.removed.length === 0
              ? 'Nothing was added, removed or estimated anew. '
              : `${compared.scopeDays >= 0 ? '+' : '−'}${days(Math.abs(compared.scopeDays))} of work in all. `}
            {slip === 0
              ? 'The plan ends when it did.'
              : `The plan ends ${days(Math.abs(slip))} ${slip > 0 ? 'later' : 'earlier'}.`}{' '}
            {slipped.length > 0 ? `${slipped.length} of ${compared.slips.size} milestones finish later.` : ''} Baseline
            “{baseline.name}” of {formatDate(baseline.takenAt.slice(0, 10))}.
          </p>
        </>
      ) : (
        <p className="mu">
          The plan had no milestones when the PR/FAQ was approved. Take a baseline when the plan stands, and slip and
          added scope are measured against it.
        </p>
      )}
      {mayEdit ? <TakeBaseline {...props} /> : null}
    </section>
  );
}

function TakeBaseline({ workspaceId, initiativeId, baseline }: BaselineSectionProps): ReactElement {
  const { take, remove } = useBaselines(workspaceId, initiativeId);
  const [name, setName] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    take.mutate(name, { onSuccess: () => setName('') });
  };
  return (
    <form className="row" onSubmit={submit}>
      <input
        className="in"
        aria-label="Name of the baseline"
        placeholder="Name of the baseline"
        required
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" busy={take.isPending}>
        Take baseline
      </Button>
      {baseline && !baseline.byApproval ? (
        <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate(baseline.id)}>
          Remove “{baseline.name}”
        </Button>
      ) : null}
      {take.isError || remove.isError ? (
        <p className="wrong" role="alert">
          {sentenceOf(take.error ?? remove.error)}
        </p>
      ) : null}
    </form>
  );
}
