/** Targets of a KPI as the plan of a deck: read like an actual, and never for a period they say nothing of (METHOD.md 7.2). */
import { type DayRange, type Grain, periodDays } from '../calendar/period.js';
import { toDayNumber } from '../calendar/plain-date.js';
import type { Aggregate, Aggregation } from '../kpi/aggregation.js';
import { type TargetPlan, targetOver } from '../kpi/target.js';
import { metricRows } from './metric-rows.js';
import type { MetricContent } from './wbr-metric.js';

/** The KPI whose plan it is; a derived one has no aggregation of its own. */
export interface PlannedKpi {
  readonly aggregation: Aggregation | 'formula';
  readonly grain: Grain;
  readonly weekEndingDay: number;
}

/** A plan as the content of a metric: what is committed to. */
export function planContent(plan: TargetPlan, kpi: PlannedKpi): MetricContent {
  if (plan.kind === 'per-period') return rowsOfPlan(plan.rows, plan.grain, kpi);
  const over = (range: DayRange): Aggregate => {
    const days = range.to - range.from + 1;
    const found = targetOver(plan, range, grainOf(range, kpi), kpi);
    return found
      ? { state: 'complete', value: found.commit, expectedDays: days, presentDays: days }
      : { state: 'no-data', value: null, expectedDays: days, presentDays: 0 };
  };
  return { kind: 'computed', over };
}

/** Targets by period are rows of their own, each on the last day of its period, and combine as the KPI's numbers do. */
function rowsOfPlan(
  rows: readonly { readonly start: string; readonly commit: number }[],
  grain: Grain,
  { aggregation, weekEndingDay }: PlannedKpi,
): MetricContent {
  const days = rows.map(({ start }) => periodDays(toDayNumber(start), grain, weekEndingDay).to);
  const values = rows.map(({ commit }) => commit);
  // A ratio of a longer period is not the sum of those of shorter ones: the last says what is meant by its end.
  const how = aggregation === 'formula' ? 'last' : aggregation;
  return {
    kind: 'rows',
    rows: metricRows(days, values),
    rule: { aggregation: how, grain, weekEndingDay, missingDays: 'incomplete' },
  };
}

/** The grain whose period a range is; a range to date is of none, and is read by the KPI's own where that has a meaning. */
function grainOf(range: DayRange, { aggregation, grain, weekEndingDay }: PlannedKpi): Grain {
  const is = (each: Grain): boolean => {
    const period = periodDays(range.to, each, weekEndingDay);
    return period.from === range.from && period.to === range.to;
  };
  const own = (['day', 'week', 'month'] as const).find(is);
  if (own !== undefined) return own;
  // For sums any grain but the KPI's own says that there is no target.
  if (aggregation !== 'sum') return grain;
  return grain === 'day' ? 'week' : 'day';
}
