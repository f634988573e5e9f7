/** A success criterion in plain English. */
import { dateWords } from '../calendar/date-words.js';
import type { Grain } from '../calendar/period.js';
import type { KpiAggregation } from '../kpi/definition.js';
import type { Comparator, SuccessCriterion } from './criterion.js';

/** What a sentence needs to know of the KPI. */
export interface KpiWording {
  readonly unit: string;
  readonly aggregation: KpiAggregation;
}

const COMPARISON: Record<Comparator, string> = {
  'at-least': 'at least',
  'at-most': 'at most',
  above: 'above',
  below: 'below',
  'equal-to': 'exactly',
};

const AGGREGATED: Record<KpiAggregation, string> = {
  sum: ' in total',
  mean: ' on average',
  min: ' at the lowest',
  max: ' at the highest',
  first: ' at the start',
  last: ' at the end',
  ratio: '',
  formula: '',
};

/** A number with its unit, six significant digits, for a sentence; screens format numbers themselves. */
export function quantity(value: number, unit: string): string {
  const rounded = String(Number(value.toPrecision(6)));
  return unit === '' ? rounded : `${rounded} ${unit}`;
}

/** “ on average”, “ in total” …: how the window became one number; empty for a ratio. */
export function aggregationWords(criterion: SuccessCriterion, kpi: KpiWording): string {
  const whole = kpi.aggregation === 'ratio' || kpi.aggregation === 'formula';
  return AGGREGATED[whole ? kpi.aggregation : (criterion.aggregation ?? kpi.aggregation)];
}

/** “at least 40 %” or “a change from the baseline of at least 10 %”. */
export function thresholdWords(criterion: SuccessCriterion, kpi: KpiWording): string {
  const unit = criterion.against === 'percent-change-from-baseline' ? '%' : kpi.unit;
  const threshold = `${COMPARISON[criterion.comparator]} ${quantity(criterion.value, unit)}`;
  return criterion.against === 'value' ? threshold : `a change from the baseline of ${threshold}`;
}

function counted(count: number, grain: Grain): string {
  return `${count} complete ${grain}${count === 1 ? '' : 's'}`;
}

function coverageWords(criterion: SuccessCriterion, kpi: KpiWording): string {
  const summed =
    (criterion.aggregation ?? kpi.aggregation) === 'sum' || (kpi.aggregation === 'ratio' && !criterion.aggregation);
  if (summed || criterion.minimumCoverage === 1) return ', with every day present';
  if (criterion.minimumCoverage === 0) return '';
  return `, with ${quantity(criterion.minimumCoverage * 100, '%')} of days present`;
}

/**
 * The criterion as one sentence without a full stop: “At least 40 % on average over 4 complete weeks by 60 days after
 * launch, with 90 % of days present”.
 */
export function describeCriterion(criterion: SuccessCriterion, kpi: KpiWording): string {
  const { window, due, consecutivePeriods: periods } = criterion;
  const parts = [
    thresholdWords(criterion, kpi),
    aggregationWords(criterion, kpi),
    ` over ${counted(window.count, window.grain)}`,
    periods > 1 ? `, ${periods} ${window.grain}s in a row,` : '',
    due.kind === 'date' ? ` by ${dateWords(due.date)}` : ` by ${due.days} day${due.days === 1 ? '' : 's'} after launch`,
    coverageWords(criterion, kpi),
    criterion.noDataPolicy === 'missed' ? '; missing data counts as missed' : '',
    criterion.noDataPolicy === 'hold' ? '; missing data leaves the decision to the last window that has enough' : '',
  ];
  const sentence = parts.join('');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
