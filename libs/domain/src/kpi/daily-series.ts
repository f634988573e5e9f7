/**
 * The one form in which daily data is computed on: a dense array from a first day on, NaN where a day has no row.
 * 730 days are 6 kB and no objects. Everything that reads a series treats any non-finite value as "no row", so an
 * infinity can never become a result (RELIABILITY.md fact 10).
 */
import { fromDayNumber, toDayNumber, type PlainDate } from '../calendar/plain-date.js';

/** A daily series: `values[i]` belongs to day number `startDay + i`; NaN means that the day has no row. */
export interface DailySeries {
  readonly startDay: number;
  readonly values: Float64Array;
}

/** One row of a series. */
export interface DailyPoint {
  readonly date: PlainDate;
  readonly value: number;
}

/** A series as it is sent and stored: null where a day has no row. */
export interface DenseSeries {
  readonly start: PlainDate;
  readonly values: readonly (number | null)[];
}

/** A series without rows. */
export const EMPTY_SERIES: DailySeries = { startDay: 0, values: new Float64Array(0) };

/** Builds a series from rows in any order; rows with a non-finite value or an impossible date are left out, the last of two on a day counts. */
export function seriesFromPoints(points: readonly DailyPoint[]): DailySeries {
  return seriesFromDays(
    points.map((point) => toDayNumber(point.date)),
    points.map((point) => point.value),
  );
}

/** The same from day numbers and values side by side, for whoever reads many rows: no text is parsed. */
export function seriesFromDays(days: ArrayLike<number>, rows: ArrayLike<number>): DailySeries {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < days.length; i++) {
    const day = days[i] as number;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  if (!(last >= first)) return EMPTY_SERIES;
  const values = new Float64Array(last - first + 1).fill(Number.NaN);
  for (let i = 0; i < days.length; i++) {
    const day = days[i] as number;
    const value = rows[i] as number;
    if (!Number.isNaN(day) && Number.isFinite(value)) values[day - first] = value;
  }
  return { startDay: first, values };
}

/** Builds a series from its dense wire form; null and non-finite values become days without a row. */
export function seriesFromDense(dense: DenseSeries): DailySeries {
  const startDay = toDayNumber(dense.start);
  if (Number.isNaN(startDay)) return EMPTY_SERIES;
  const values = new Float64Array(dense.values.length);
  dense.values.forEach((value, i) => {
    values[i] = value !== null && Number.isFinite(value) ? value : Number.NaN;
  });
  return { startDay, values };
}

/** The value on a day number, or null when the day has no row. */
export function valueOn(series: DailySeries, day: number): number | null {
  const value = series.values[day - series.startDay];
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** The days from one day number to another in the dense wire form. */
export function denseSlice(series: DailySeries, fromDay: number, toDay: number): DenseSeries {
  const values: (number | null)[] = [];
  for (let day = fromDay; day <= toDay; day++) values.push(valueOn(series, day));
  return { start: fromDayNumber(fromDay), values };
}

/** The rows of a series in date order. */
export function pointsOf(series: DailySeries): DailyPoint[] {
  const points: DailyPoint[] = [];
  series.values.forEach((value, i) => {
    if (Number.isFinite(value)) points.push({ date: fromDayNumber(series.startDay + i), value });
  });
  return points;
}

/** Day number of the first row, or null when there is none. */
export function firstDayWithRow(series: DailySeries): number | null {
  const index = series.values.findIndex(Number.isFinite);
  return index < 0 ? null : series.startDay + index;
}

/** Day number of the last row, or null when there is none. */
export function lastDayWithRow(series: DailySeries): number | null {
  const index = series.values.findLastIndex(Number.isFinite);
  return index < 0 ? null : series.startDay + index;
}
