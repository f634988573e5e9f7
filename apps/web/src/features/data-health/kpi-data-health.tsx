import { useQuery } from '@tanstack/react-query';
import { formatDate } from '@workback/ui/prepare/format-date';
import type { ReactElement } from 'react';
import { sentence } from '../../app/count-word.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { kpiDataHealthQuery } from './api/data-health.queries.js';
import { completeness } from './data-health-words.js';

/** One line under a KPI's state: up to which day its numbers reach, how complete they are, and what rests on them. */
export function KpiDataHealthLine({ kpiId }: { kpiId: string }): ReactElement | null {
  const { id } = useWorkspace();
  const { data } = useQuery(kpiDataHealthQuery(id, kpiId));
  // The line keeps its place while it is read, so that nothing below it moves.
  if (!data) return <p className="sm mu">{'\u00a0'}</p>;
  if (data.latestDay === null) return null;
  const wrong = data.state === 'behind' || data.state === 'incomplete' ? ` ${sentence(data.words)}.` : '';
  const rests =
    data.criteria === 0
      ? ''
      : ` ${data.criteria} undecided ${data.criteria === 1 ? 'criterion rests' : 'criteria rest'} on it.`;
  return (
    <p className="sm mu">
      Complete up to {formatDate(data.latestDay)}: {completeness(data)}
      {data.firstDay ? ` since ${formatDate(data.firstDay)}` : ''}.
      {wrong ? <b className={data.state === 'behind' ? 'gap' : undefined}>{wrong}</b> : null}
      {rests}
    </p>
  );
}
