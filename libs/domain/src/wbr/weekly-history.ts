/** The weeks behind a reviewed week, for process behaviour charts (METHOD.md 9). */
import type { XmrLimits, XmrSignal } from '../xmr/xmr.js';
import { xmrLimits, xmrSignals } from '../xmr/xmr.js';
import { MetricReader, type WbrMetric } from './wbr-metric.js';

/** Half a year: enough for limits that hold, little enough to be the process of today. */
export const HISTORY_WEEKS = 26;

/** The last weeks of a metric, oldest first; weeks without a number are null and are passed over by the limits. */
export interface WeeklyHistory {
  readonly values: readonly (number | null)[];
  /** Null while fewer than six weeks have a number. */
  readonly limits: XmrLimits | null;
  readonly signals: readonly (XmrSignal | null)[];
}

/** The history of each metric up to, and with, the week that ends on a day; metrics in the order given. */
export function weeklyHistories(
  metrics: readonly WbrMetric[],
  names: readonly string[],
  weekEnding: number,
): WeeklyHistory[] {
  const reader = new MetricReader(metrics);
  return names.map((name) => {
    const values = Array.from({ length: HISTORY_WEEKS }, (_, i) => {
      const to = weekEnding - 7 * (HISTORY_WEEKS - 1 - i);
      return reader.over(name, { from: to - 6, to }).value;
    });
    return historyOf(values);
  });
}

/** Limits and signals of weekly values; ranges run between neighbours that have a number. */
export function historyOf(values: readonly (number | null)[]): WeeklyHistory {
  const known = values.filter((value) => value !== null);
  const limits = xmrLimits(known);
  // Where nothing ever moves, nothing has moved.
  if (limits === null || limits.meanRange === 0) return { values, limits, signals: values.map(() => null) };
  const found = xmrSignals(known, limits);
  let at = -1;
  return { values, limits, signals: values.map((value) => (value === null ? null : (found[(at += 1)] ?? null))) };
}
