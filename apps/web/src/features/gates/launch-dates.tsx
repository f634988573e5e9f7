import type { Initiative } from '@workback/contracts/initiative/initiative.schemas';
import { daysBetween } from '@workback/domain/calendar/plain-date';
import { days, formatWeekday } from '@workback/ui/prepare/format-date';
import type { ReactElement } from 'react';

/** The three dates of a launch side by side: what was promised, what the plan says, what happened. */
export function LaunchDates({ initiative }: { readonly initiative: Initiative }): ReactElement {
  const { promised, forecast, actual } = initiative.launch;
  return (
    <dl className="launchdates">
      <div>
        <dt>Promised</dt>
        <dd>{promised === null ? 'No date yet' : formatWeekday(promised)}</dd>
        <dd className="mu">
          {promised === null
            ? 'The press release names none'
            : initiative.approvedAt === null
              ? 'In the draft of the PR/FAQ'
              : 'In the approved PR/FAQ'}
        </dd>
      </div>
      <div>
        <dt>Forecast</dt>
        <dd>{actual !== null ? '—' : forecast === null ? 'None yet' : formatWeekday(forecast)}</dd>
        <dd className="mu">
          {actual !== null
            ? 'Not needed any more'
            : forecast === null
              ? 'The plan has no milestones with dates'
              : promised === null
                ? 'Where the plan ends'
                : againstWords(promised, forecast)}
        </dd>
      </div>
      <div>
        <dt>Actual</dt>
        <dd>{actual === null ? 'Not launched' : formatWeekday(actual)}</dd>
        <dd className="mu">
          {actual === null
            ? 'Criteria that count from the launch wait for it'
            : promised === null
              ? ''
              : againstWords(promised, actual)}
        </dd>
      </div>
    </dl>
  );
}

function againstWords(promised: string, on: string): string {
  const late = daysBetween(promised, on);
  if (late === 0) return 'On the promised day';
  return late > 0 ? `${days(late)} after the promise` : `${days(-late)} before the promise`;
}
