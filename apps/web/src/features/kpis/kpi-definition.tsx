import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import { formatValue } from '@workback/ui/prepare/format';
import { formatDate } from '@workback/ui/prepare/format-date';
import type { ReactElement, ReactNode } from 'react';
import { sourceKinds } from '../sources/source-kinds.js';
import { cadenceWords } from './cadence-draft.js';
import { aggregations, directions, grains, kinds, units, wordsOf } from './kpi-words.js';

/** What the KPI means, and what is asked of which source. */
export function KpiDefinition({ kpi }: { kpi: Kpi }): ReactElement {
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['Purpose', kpi.purpose || '—'],
    ['Kind', wordsOf(kinds, kpi.kind)],
    ['Owner', kpi.owner?.name ?? 'Nobody yet'],
    ['Unit', kpi.unit === 'currency' ? (kpi.currency ?? '—') : wordsOf(units, kpi.unit)],
    ['Better', wordsOf(directions, kpi.direction)],
    ['Target', kpi.target === null ? 'No target' : formatValue(kpi.target, kpi)],
    ['Baseline', kpi.baseline ? `${formatValue(kpi.baseline.value, kpi)} on ${formatDate(kpi.baseline.on)}` : '—'],
    ['Shown by', wordsOf(grains, kpi.grain)],
    ['Days become', wordsOf(aggregations, kpi.aggregation)],
    ['Final after', kpi.delayDays === 1 ? '1 day' : `${kpi.delayDays} days`],
    ['Source', kpi.source ? `${kpi.source.name} (${sourceKinds[kpi.source.connector].title})` : 'No source'],
    ['Question', kpi.querySummary ? <code className="mono">{kpi.querySummary}</code> : '—'],
    ['Pulled', kpi.source && sourceKinds[kpi.source.connector].pulled ? cadenceWords(kpi.cadence) : 'Not pulled'],
    ['Caveats', kpi.caveats || '—'],
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
