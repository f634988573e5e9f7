/** Fewer points for a chart without losing its extremes (PERFORMANCE.md: a chart never draws more than 400 points). */
import { fromDayNumber, type PlainDate } from '../calendar/plain-date.js';
import { firstDayWithRow, lastDayWithRow, valueOn, type DailySeries } from './daily-series.js';

/** Most points a chart draws of one series. */
export const MAX_CHART_POINTS = 400;

/** A point of a chart; null is a gap, not a zero. */
export interface ChartPoint {
  readonly date: PlainDate;
  readonly value: number | null;
}

/** Points for a chart, whether days were left out for it, and how many days the points stand for. */
export interface ChartSeries {
  readonly points: readonly ChartPoint[];
  readonly downsampled: boolean;
  readonly days: number;
}

/**
 * The series from its first to its last row, one point a day while that fits in `limit`. Beyond it, equal stretches of
 * days each keep their lowest and highest row, so no peak is lost; the first and last rows stay; a stretch without any
 * row is one gap. `limit` below 4 counts as 4.
 */
export function downsample(series: DailySeries, limit = MAX_CHART_POINTS): ChartSeries {
  const first = firstDayWithRow(series);
  const last = lastDayWithRow(series);
  if (first === null || last === null) return { points: [], downsampled: false, days: 0 };
  const days = last - first + 1;
  const most = Math.max(4, Math.floor(limit));
  const at = (day: number): ChartPoint => ({ date: fromDayNumber(day), value: valueOn(series, day) });
  if (days <= most) {
    return { points: Array.from({ length: days }, (_, i) => at(first + i)), downsampled: false, days };
  }
  const points = [at(first)];
  const stretches = Math.floor((most - 2) / 2);
  const inner = days - 2;
  for (let s = 0; s < stretches; s++) {
    const from = first + 1 + Math.floor((s * inner) / stretches);
    const to = first + Math.floor(((s + 1) * inner) / stretches);
    for (const day of extremes(series, from, to)) points.push(at(day));
  }
  points.push(at(last));
  return { points, downsampled: true, days };
}

/** Days of the lowest and the highest row in date order; the first day alone when there is no row. */
function extremes(series: DailySeries, from: number, to: number): number[] {
  let low = from;
  let high = from;
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let day = from; day <= to; day++) {
    const value = valueOn(series, day);
    if (value === null) continue;
    if (value < lowest) [lowest, low] = [value, day];
    if (value > highest) [highest, high] = [value, day];
  }
  if (low === high) return [low];
  return low < high ? [low, high] : [high, low];
}
