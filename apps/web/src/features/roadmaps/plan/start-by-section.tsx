import { addDays } from '@workback/domain/calendar/plain-date';
import { formatWeekday } from '@workback/ui/prepare/format-date';
import type { ReactElement } from 'react';
import type { ShownMilestone } from './plan-model.js';

const WEEKS = 6;
const MOST = 8;

/** What has to begin in the next weeks, and what should have begun already. */
export function StartBySection({
  milestones,
  today,
}: {
  readonly milestones: readonly ShownMilestone[];
  readonly today: string;
}): ReactElement {
  const until = addDays(today, WEEKS * 7);
  const due = milestones
    .flatMap((milestone) => {
      const startBy = milestone.state === 'not-started' ? milestone.scheduled?.startBy : null;
      return startBy && startBy <= until ? [{ milestone, startBy }] : [];
    })
    .sort((a, b) => a.startBy.localeCompare(b.startBy));
  return (
    <section>
      <h2>Start by, next six weeks</h2>
      {due.length === 0 ? (
        <p className="mu">Nothing has to begin before {formatWeekday(until)}.</p>
      ) : (
        <table>
          <tbody>
            {due.slice(0, MOST).map(({ milestone, startBy }) => (
              <tr key={milestone.id}>
                <td>
                  M{milestone.number} {milestone.outcome}
                  <div className="sm mu">{milestone.owner ?? 'Nobody yet'}</div>
                </td>
                <td className={startBy < today ? 'num tl-late nw' : 'num nw'}>{formatWeekday(startBy)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {due.length > MOST ? <p className="sm mu">And {due.length - MOST} more.</p> : null}
    </section>
  );
}
