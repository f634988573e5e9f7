/** The weeks behind a reviewed week as a process behaviour chart (METHOD.md 9): did it really move? */
import { type DayRange, toPeriod } from '../calendar/period.js';
import type { Aggregate } from '../kpi/aggregation.js';
import { type PeriodValue, processChart, type SignalSettings } from '../xmr/process-chart.js';
import type { XmrLimits, XmrSignal } from '../xmr/xmr.js';
import { aggregateRows } from './metric-rows.js';
import { MetricReader, type WbrMetric } from './wbr-metric.js';

/** Two and a half years: what limits are computed from. */
export const HISTORY_WEEKS = 130;
/** Half a year: what a deck draws of it. */
export const DRAWN_WEEKS = 26;
/** Of seven days one may be missing; a week with less says something else than its neighbours. */
const LEAST_COVERAGE = 6 / 7;

/** How weeks are read where nobody chose otherwise. */
export const USUAL_WEEKS: SignalSettings = { grain: 'week', centre: 'mean', dividers: [], locked: null, season: null };

/** The last weeks of a metric, oldest first; weeks without a number that counts are null. */
export interface WeeklyHistory {
  readonly values: readonly (number | null)[];
  /** Those that hold today; null while there are too few weeks. */
  readonly limits: XmrLimits | null;
  readonly signals: readonly (XmrSignal | null)[];
}

/** A metric with how its weeks are read; dividers and locked limits are those of its chart, and so are the answers. */
export interface AskedHistory {
  readonly name: string;
  readonly settings: SignalSettings;
}

/** The history of metrics up to, and with, the week that ends on a day, in the order asked. */
export function weeklyHistories(
  metrics: readonly WbrMetric[],
  asked: readonly AskedHistory[],
  weekEnding: number,
): WeeklyHistory[] {
  const reader = new MetricReader(metrics);
  const byName = new Map(metrics.map((metric) => [metric.name, metric]));
  const weeks = Array.from({ length: HISTORY_WEEKS }, (_, at) => {
    const to = weekEnding - 7 * (HISTORY_WEEKS - 1 - at);
    return { from: to - 6, to };
  });
  const dates = weeks.map(toPeriod);
  return asked.map(({ name, settings }) => {
    const content = byName.get(name)?.content;
    // Nobody asks for these weeks again, so they need not be remembered.
    const read = (week: DayRange): Aggregate =>
      content?.kind === 'rows' ? aggregateRows(content.rows, week, content.rule) : reader.over(name, week);
    return historyOf(
      weeks.map((week, at): PeriodValue | null => {
        const { value, presentDays, expectedDays } = read(week);
        const counts = value !== null && presentDays >= expectedDays * LEAST_COVERAGE;
        return counts ? { ...dates[at]!, value } : null;
      }),
      settings,
    );
  });
}

/** What is drawn of weeks, and their limits and signals; a season is taken out of all of them. */
export function historyOf(weeks: readonly (PeriodValue | null)[], settings: SignalSettings): WeeklyHistory {
  const { values, parts } = processChart(
    weeks.filter((week) => week !== null),
    settings,
  );
  const byStart = new Map(values.map((each) => [each.start, each]));
  const drawn = weeks.slice(-DRAWN_WEEKS).map((week) => (week === null ? null : (byStart.get(week.start) ?? null)));
  const limits = parts.at(-1)?.limits ?? null;
  // Where nothing ever moves, nothing has moved.
  const still = limits === null || limits.meanRange === 0;
  return {
    values: drawn.map((each) => each?.plain ?? null),
    limits,
    signals: drawn.map((each) => (still ? null : (each?.signal ?? null))),
  };
}
