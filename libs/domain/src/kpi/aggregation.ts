/** Daily rows to one number for a period, always with how complete it is (METHOD.md 7.5, 7.7). */
import { periodDays, type DayRange, type Grain } from '../calendar/period.js';
import type { DailySeries } from './daily-series.js';

/** How the rows of a period become one number. */
export const AGGREGATIONS = ['sum', 'mean', 'min', 'max', 'first', 'last'] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

/** How many days of a period should have data, and how many have. A row of a weekly or monthly KPI covers all its days. */
export interface Completeness {
  readonly expectedDays: number;
  readonly presentDays: number;
}

/**
 * One number for a period. `complete`: every day counted. `partial`: the number stands on the days that are there.
 * `incomplete`: a sum with a day missing, which therefore has no value. `no-data`: no row, or no finite result.
 * `not-comparable`: every number is there, and one of them cannot be divided by: no comparison is possible.
 */
export interface Aggregate extends Completeness {
  readonly state: 'complete' | 'partial' | 'incomplete' | 'no-data' | 'not-comparable';
  readonly value: number | null;
}

/** How often the KPI has a row, and the workspace's week (0 = ends on Sunday … 6 = Saturday). */
export interface RowGrain {
  readonly grain: Grain;
  readonly weekEndingDay: number;
}

const DAILY: RowGrain = { grain: 'day', weekEndingDay: 0 };

/**
 * The days whose rows count for a range: the range itself for daily KPIs, for coarser ones the weeks or months that
 * end inside it, whole. Empty (`to < from`) when none does.
 */
export function countedDays(range: DayRange, rows: RowGrain): DayRange {
  if (rows.grain === 'day') return range;
  const first = periodDays(range.from, rows.grain, rows.weekEndingDay);
  const last = periodDays(range.to, rows.grain, rows.weekEndingDay);
  return { from: first.from, to: last.to === range.to ? last.to : last.from - 1 };
}

/**
 * Aggregates the rows of a range of days. A sum with a day missing is `incomplete` and has no value; the others use the
 * rows that are there. Sums are compensated, so eight times 0.1 is 0.8.
 */
export function aggregate(series: DailySeries, range: DayRange, how: Aggregation, rows: RowGrain = DAILY): Aggregate {
  const { from, to } = countedDays(range, rows);
  const expectedDays = Math.max(0, to - from + 1);
  const { values, startDay } = series;
  const end = Math.min(to - startDay, values.length - 1);
  let count = 0;
  let sum = 0;
  let lost = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let first = Number.NaN;
  let last = Number.NaN;
  for (let i = Math.max(0, from - startDay); i <= end; i++) {
    const value = values[i] as number;
    if (!Number.isFinite(value)) continue;
    if (count === 0) first = value;
    count++;
    last = value;
    if (value < min) min = value;
    if (value > max) max = value;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  const presentDays = rows.grain === 'day' ? count : coveredDays(series, from, to, rows);
  if (count === 0) return { state: 'no-data', value: null, expectedDays, presentDays };
  const complete = presentDays === expectedDays;
  if (how === 'sum' && !complete) return { state: 'incomplete', value: null, expectedDays, presentDays };
  const total = sum + lost;
  const results: Record<Aggregation, number> = { sum: total, mean: total / count, min, max, first, last };
  const value = results[how];
  if (!Number.isFinite(value)) return { state: 'no-data', value: null, expectedDays, presentDays };
  return { state: complete ? 'complete' : 'partial', value, expectedDays, presentDays };
}

function coveredDays(series: DailySeries, from: number, to: number, rows: RowGrain): number {
  let covered = 0;
  for (let day = from; day <= to;) {
    const slot = periodDays(day, rows.grain, rows.weekEndingDay);
    for (let d = slot.from; d <= slot.to; d++) {
      if (Number.isFinite(series.values[d - series.startDay])) {
        covered += slot.to - slot.from + 1;
        break;
      }
    }
    day = slot.to + 1;
  }
  return covered;
}

/** What a derived KPI does with two numbers that were aggregated first. */
export type Combination = 'sum' | 'difference' | 'product' | 'quotient';

/** A number that is written down, as complete as what it is combined with. */
export function constantAggregate(value: number, { expectedDays, presentDays }: Completeness): Aggregate {
  return { state: 'complete', value, expectedDays, presentDays };
}

/** States without a value, the one that explains most first. */
const LACKING = ['incomplete', 'not-comparable', 'no-data'] as const;

/** Combines two aggregates of the same period: as incomplete as the worse of the two; nothing compares with zero. */
export function combine(operation: Combination, left: Aggregate, right: Aggregate): Aggregate {
  const expectedDays = Math.max(left.expectedDays, right.expectedDays);
  const presentDays = Math.min(left.presentDays, right.presentDays);
  const missing = (state: (typeof LACKING)[number]): Aggregate => ({ state, value: null, expectedDays, presentDays });
  if (left.value === null || right.value === null) {
    return missing(LACKING.find((state) => left.state === state || right.state === state) ?? 'no-data');
  }
  if (operation === 'quotient' && right.value === 0) return missing('not-comparable');
  const results: Record<Combination, number> = {
    sum: left.value + right.value,
    difference: left.value - right.value,
    product: left.value * right.value,
    quotient: left.value / right.value,
  };
  const value = results[operation];
  if (!Number.isFinite(value)) return missing('no-data');
  const complete = left.state === 'complete' && right.state === 'complete';
  return { state: complete ? 'complete' : 'partial', value, expectedDays, presentDays };
}

/** A ratio after aggregation: each side is aggregated over the range first, then divided (METHOD.md 7.5). */
export function aggregateRatio(
  numerator: DailySeries,
  denominator: DailySeries,
  range: DayRange,
  how: Aggregation = 'sum',
  rows: RowGrain = DAILY,
): Aggregate {
  return combine('quotient', aggregate(numerator, range, how, rows), aggregate(denominator, range, how, rows));
}
