import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import { formatValue } from '@workback/ui/prepare/format';
import { formatDate } from '@workback/ui/prepare/format-date';
import type { ReactElement, ReactNode } from 'react';
import { sourceKinds } from '../sources/source-kinds.js';
import { cadenceWords } from './cadence-draft.js';
import { targetWords } from './target-words.js';
import { aggregations, dimensionTotals, directions, grains, kinds, units, wordsOf } from './kpi-words.js';

/** What the KPI means, and what is asked of which source. */
export function KpiDefinition({ kpi }: { kpi: Kpi }): ReactElement {
  const facts: readonly Fact[] = [
    ['Purpose', kpi.purpose || '—'],
    ['Kind', wordsOf(kinds, kpi.kind)],
    ['Owner', kpi.owner?.name ?? 'Nobody yet'],
    ['Data provider', kpi.dataProvider?.name ?? (kpi.owner ? 'The owner' : '—')],
    ['Unit', kpi.unit === 'currency' ? (kpi.currency ?? '—') : wordsOf(units, kpi.unit)],
    ['Better', wordsOf(directions, kpi.direction)],
    ['Target', targetWords(kpi.targets, kpi)],
    ['Baseline', kpi.baseline ? `${formatValue(kpi.baseline.value, kpi)} on ${formatDate(kpi.baseline.on)}` : '—'],
    ['Shown by', wordsOf(grains, kpi.grain)],
    ['Days become', kpi.formula ? 'As each KPI of the formula' : wordsOf(aggregations, kpi.aggregation)],
    ...(kpi.dimension
      ? [
          [
            'Broken down by',
            `${kpi.dimension.name}; the total is ${wordsOf(dimensionTotals, kpi.dimension.total).toLowerCase()}`,
          ] as const,
        ]
      : []),
    ['Final after', kpi.delayDays === 1 ? '1 day' : `${kpi.delayDays} days`],
    ...(kpi.formula ? computed(kpi.formula) : asked(kpi)),
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

type Fact = readonly [string, ReactNode];

function computed({ text, problem }: NonNullable<Kpi['formula']>): Fact[] {
  return [
    ['Formula', <code className="mono">{text}</code>],
    ['Computed', problem ?? 'After each KPI of the formula was aggregated over the period'],
  ];
}

function asked(kpi: Kpi): Fact[] {
  return [
    ['Source', kpi.source ? `${kpi.source.name} (${sourceKinds[kpi.source.connector].title})` : 'No source'],
    ['Question', kpi.querySummary ? <code className="mono">{kpi.querySummary}</code> : '—'],
    ['Pulled', kpi.source && sourceKinds[kpi.source.connector].pulled ? cadenceWords(kpi.cadence) : 'Not pulled'],
  ];
}
