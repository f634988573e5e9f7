import type { PlanEffects } from '@workback/domain/roadmap/plan-effects';
import type { PlanOnScreen } from '@workback/domain/roadmap/preview';
import { days, formatDate } from '@workback/ui/prepare/format-date';
import type { ReactElement } from 'react';

interface PlanEffectProps {
  readonly before: PlanOnScreen;
  readonly after: PlanOnScreen;
  readonly effects: PlanEffects;
}

const MOST = 12;

/** What other days off would do to the plan, before they are saved: the launch, and every milestone that moves. */
export function PlanEffect({ before, after, effects }: PlanEffectProps): ReactElement {
  const { moved, forecast, daysToRecover } = effects;
  const finishes = (plan: PlanOnScreen) =>
    new Map(plan.scheduled?.schedule.milestones.map(({ id, earliestFinish }) => [id, earliestFinish]));
  const [was, is] = [finishes(before), finishes(after)];
  const milestones = new Map(after.content.milestones.map((milestone) => [milestone.id, milestone]));
  return (
    <div className="effects" role="status">
      <p>
        <b>
          {moved.length === 0
            ? 'No milestone moves'
            : moved.length === 1
              ? 'One milestone moves'
              : `${moved.length} milestones move`}
        </b>
        {forecast.before === forecast.after
          ? `; the plan still ends ${formatDate(forecast.after)}.`
          : `; the plan ends ${formatDate(forecast.after)} instead of ${formatDate(forecast.before)}.`}{' '}
        {daysToRecover.before === daysToRecover.after ? null : (
          <span className={daysToRecover.after > daysToRecover.before ? 'tl-late' : undefined}>
            {daysToRecover.after === 0
              ? 'The launch date holds.'
              : `${days(daysToRecover.after)} to recover instead of ${days(daysToRecover.before)}.`}
          </span>
        )}
      </p>
      {moved.length === 0 ? null : (
        <ul>
          {moved.slice(0, MOST).map(({ milestoneId }) => (
            <li key={milestoneId}>
              M{milestones.get(milestoneId)?.number} {milestones.get(milestoneId)?.outcome}
              <span className="mu">
                {' '}
                ends {formatDate(was.get(milestoneId) ?? null)} → {formatDate(is.get(milestoneId) ?? null)}
              </span>
            </li>
          ))}
          {moved.length > MOST ? <li className="mu">and {moved.length - MOST} more</li> : null}
        </ul>
      )}
    </div>
  );
}
