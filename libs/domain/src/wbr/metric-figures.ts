/** Every figure of one metric in a deck: two lines of a 6-12 chart, nine boxes, and what it is compared with. */
import type { DayRange } from '../calendar/period.js';
import type { Aggregate } from '../kpi/aggregation.js';
import { type Compared, compare } from './comparison.js';
import type { WbrAxis, WbrMonth } from './wbr-axis.js';
import type { MetricReader, WbrMetric } from './wbr-metric.js';

/** The nine boxes, in their published order (METHOD.md 7.6). */
export const BOXES = [
  'last-week',
  'week-on-week',
  'week-on-year',
  'month-to-date',
  'month-to-date-on-year',
  'quarter-to-date',
  'quarter-to-date-on-year',
  'year-to-date',
  'year-to-date-on-year',
] as const;
export type BoxName = (typeof BOXES)[number];

/** One box: an amount, or a comparison with an earlier amount. */
export type Box =
  | { readonly name: BoxName; readonly kind: 'amount'; readonly amount: Aggregate }
  | { readonly name: BoxName; readonly kind: 'comparison'; readonly compared: Compared };

/** A metric in one period of a chart, with everything it is compared with. */
export interface PeriodFigures {
  readonly actual: Aggregate;
  readonly priorYear: Aggregate;
  /** Null for a metric without a plan. */
  readonly target: Aggregate | null;
  readonly onPreviousPeriod: Compared;
  readonly onPriorYear: Compared;
  /** Actual minus plan, in the metric's own unit; null where one of the two is missing. */
  readonly variance: number | null;
  /** Variance in percent of the plan, or in basis points; null without a plan. */
  readonly onTarget: Compared | null;
}

/** All figures of one metric. */
export interface MetricFigures {
  readonly name: string;
  readonly weeks: readonly PeriodFigures[];
  readonly months: readonly PeriodFigures[];
  readonly monthToDate: PeriodFigures;
  readonly quarterToDate: PeriodFigures;
  readonly yearToDate: PeriodFigures;
  readonly boxes: readonly Box[];
}

/** Computes the figures of a metric over the periods of a deck. */
export function metricFigures(metric: WbrMetric, axis: WbrAxis, reader: MetricReader): MetricFigures {
  const { name, look } = metric;
  const figures = (range: DayRange, previous: DayRange | null, priorYear: DayRange, whole: boolean): PeriodFigures => {
    const read = (of: string, over: DayRange): Aggregate => (whole ? onlyWhole : same)(reader.over(of, over));
    const actual = read(name, range);
    const target = look.target === null ? null : read(look.target, range);
    const prior = reader.over(name, priorYear);
    const none: Compared = { state: 'not-comparable', value: null };
    return {
      actual,
      priorYear: prior,
      target,
      onPreviousPeriod: previous ? compare(actual, reader.over(name, previous), look.comparison, look.unit) : none,
      onPriorYear: compare(actual, prior, look.comparison, look.unit),
      variance: target === null ? null : difference(actual, target),
      onTarget: target === null ? null : compare(actual, target, look.comparison, look.unit),
    };
  };
  const weeks = axis.weeks.map((week) =>
    figures(week, { from: week.from - 7, to: week.to - 7 }, week.priorYear, false),
  );
  const months = axis.months.map((month) =>
    figures(month, monthBefore(month), month.priorYear, month.standing !== 'full'),
  );
  const [monthToDate, quarterToDate, yearToDate] = [axis.monthToDate, axis.quarterToDate, axis.yearToDate].map(
    (range) => figures(range, null, range.priorYear, false),
  ) as [PeriodFigures, PeriodFigures, PeriodFigures];
  const last = weeks.at(-1) as PeriodFigures;
  return {
    name,
    weeks,
    months,
    monthToDate,
    quarterToDate,
    yearToDate,
    boxes: [
      amount('last-week', last),
      { name: 'week-on-week', kind: 'comparison', compared: last.onPreviousPeriod },
      onYear('week-on-year', last),
      amount('month-to-date', monthToDate),
      onYear('month-to-date-on-year', monthToDate),
      amount('quarter-to-date', quarterToDate),
      onYear('quarter-to-date-on-year', quarterToDate),
      amount('year-to-date', yearToDate),
      onYear('year-to-date-on-year', yearToDate),
    ],
  };
}

const amount = (name: BoxName, { actual }: PeriodFigures): Box => ({ name, kind: 'amount', amount: actual });
const onYear = (name: BoxName, { onPriorYear }: PeriodFigures): Box => ({
  name,
  kind: 'comparison',
  compared: onPriorYear,
});
const same = (aggregate: Aggregate): Aggregate => aggregate;

/**
 * A month that still runs shows a number only when it is whole: a plan entered for all its days does, an actual that ends
 * at the reviewed day does not, and so is never drawn as a fall.
 */
function onlyWhole(aggregate: Aggregate): Aggregate {
  return aggregate.state === 'partial' ? { ...aggregate, state: 'incomplete', value: null } : aggregate;
}

function monthBefore(month: WbrMonth): DayRange {
  // From a day of the month before, so that its length need not be known here.
  const to = month.from - 1;
  return { from: to - dayOfMonth(to) + 1, to };
}

function dayOfMonth(day: number): number {
  return new Date(day * 86_400_000).getUTCDate();
}

function difference(actual: Aggregate, target: Aggregate): number | null {
  if (actual.value === null || target.value === null) return null;
  const value = actual.value - target.value;
  return Number.isFinite(value) ? value : null;
}
