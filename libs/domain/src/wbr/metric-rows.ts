/**
 * Rows of one metric as they arrived: several a day, days without one, cells left blank. Aggregation reads them directly,
 * because a mean over rows is not the mean of daily means (METHOD.md 7.2, 7.5).
 */
import type { DayRange, Grain } from '../calendar/period.js';
import { periodDays } from '../calendar/period.js';
import { type Aggregate, type Aggregation, countedDays } from '../kpi/aggregation.js';

/** Rows in the order of their days, rows of one day as they came; NaN is a row whose cell was blank or no finite number. */
export interface MetricRows {
  readonly days: Int32Array;
  readonly values: Float64Array;
}

/** How rows become one number. */
export interface RowRule {
  readonly aggregation: Aggregation;
  /** How often a row is expected; a weekly metric needs one row on any day of its week. */
  readonly grain: Grain;
  /** 0 = weeks end on Sunday … 6 = Saturday. */
  readonly weekEndingDay: number;
  /** What a sum does with a day without a row: `incomplete` has no value, `skip` sums the rest and says that it is partial. */
  readonly missingDays: 'incomplete' | 'skip';
}

/** Rows in the order of their days, those of one day in the order given; rows without a day are left out. */
export function metricRows(days: ArrayLike<number>, values: ArrayLike<number>): MetricRows {
  if (inOrder(days)) {
    // Columns of one table share their days.
    return { days: days instanceof Int32Array ? days : Int32Array.from(days), values: finite(values) };
  }
  const order = Array.from(days, (_, at) => at).filter((at) => Number.isInteger(days[at]));
  order.sort((one, other) => (days[one] as number) - (days[other] as number) || one - other);
  return {
    days: Int32Array.from(order, (at) => days[at] as number),
    values: finite(order.map((at) => values[at] as number)),
  };
}

function inOrder(days: ArrayLike<number>): boolean {
  for (let at = 0; at < days.length; at += 1) {
    if (!Number.isInteger(days[at]) || (at > 0 && (days[at] as number) < (days[at - 1] as number))) return false;
  }
  return true;
}

function finite(values: ArrayLike<number>): Float64Array {
  // The constructor copies typed arrays at once; `from` would walk through them.
  const own = new Float64Array(values);
  for (let at = 0; at < own.length; at += 1) if (!Number.isFinite(own[at])) own[at] = Number.NaN;
  return own;
}

/**
 * One number for a range of days. A day counts as present when each of its rows has a value. A sum with a day missing has
 * no value unless the rule skips such days; other aggregations use the values that are there and say that they are partial.
 */
export function aggregateRows(rows: MetricRows, range: DayRange, rule: RowRule): Aggregate {
  const { from, to } = countedDays(range, rule);
  const expectedDays = Math.max(0, to - from + 1);
  let count = 0;
  let sum = 0;
  let lost = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let first = Number.NaN;
  let last = Number.NaN;
  const start = firstIndexFrom(rows.days, from);
  let end = start;
  for (; end < rows.days.length && (rows.days[end] as number) <= to; end += 1) {
    const value = rows.values[end] as number;
    if (Number.isNaN(value)) continue;
    if (count === 0) first = value;
    count += 1;
    last = value;
    if (value < min) min = value;
    if (value > max) max = value;
    // Compensated, so that eight times 0.1 is 0.8.
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  const presentDays = daysCovered(rows, start, end, rule);
  if (count === 0) return { state: 'no-data', value: null, expectedDays, presentDays };
  const complete = presentDays === expectedDays;
  if (rule.aggregation === 'sum' && !complete && rule.missingDays === 'incomplete') {
    return { state: 'incomplete', value: null, expectedDays, presentDays };
  }
  const total = sum + lost;
  const value = { sum: total, mean: total / count, min, max, first, last }[rule.aggregation];
  if (!Number.isFinite(value)) return { state: 'no-data', value: null, expectedDays, presentDays };
  return { state: complete ? 'complete' : 'partial', value, expectedDays, presentDays };
}

/** Says whether there is a row with a value after a day. */
export function hasValueAfter(rows: MetricRows, day: number): boolean {
  for (let i = firstIndexFrom(rows.days, day + 1); i < rows.values.length; i += 1) {
    if (!Number.isNaN(rows.values[i])) return true;
  }
  return false;
}

function daysCovered({ days, values }: MetricRows, start: number, end: number, rule: RowRule): number {
  const daily = rule.grain === 'day';
  let covered = 0;
  for (let i = start; i < end;) {
    const day = days[i] as number;
    // Nearly all metrics are daily, and a slot of one day needs no object.
    const slot = daily ? null : periodDays(day, rule.grain, rule.weekEndingDay);
    const slotEnd = slot?.to ?? day;
    let valued = 0;
    let blank = 0;
    for (; i < end && (days[i] as number) <= slotEnd; i += 1) {
      if (Number.isNaN(values[i])) blank += 1;
      else valued += 1;
    }
    // A daily cell left blank among filled ones leaves its day incomplete; a week has its row when any day has one.
    if (valued > 0 && (blank === 0 || !daily)) covered += slot ? slot.to - slot.from + 1 : 1;
  }
  return covered;
}

function firstIndexFrom(days: Int32Array, day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as number) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
