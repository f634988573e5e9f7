/** The windows of a criterion and what the data says in each. */
import { lastCompletePeriodDays, periodDays, trailingDays, type DayRange } from '../calendar/period.js';
import { aggregate, aggregateRatio, countedDays, type Aggregate } from '../kpi/aggregation.js';
import { EMPTY_SERIES, firstDayWithRow } from '../kpi/daily-series.js';
import type { SuccessCriterion } from './criterion.js';
import type { EvaluationInput } from './evaluation.js';

/** A window with its number; `enough` says whether the criterion's coverage is there. */
export interface MeasuredWindow {
  readonly range: DayRange;
  readonly result: Aggregate;
  readonly enough: boolean;
}

/** Day number of the first day a window may contain, or null while there is neither a start nor a row. */
export function firstMeasuredDay(
  input: EvaluationInput,
  measureFrom: number | null,
  launch: number | null,
): number | null {
  const starts = [measureFrom, input.criterion.due.kind === 'after-launch' ? launch : null].filter(
    (day) => day !== null,
  );
  if (starts.length > 0) return Math.max(...starts);
  const rows = [firstDayWithRow(input.series)];
  if (input.kpi.aggregation === 'ratio') rows.push(firstDayWithRow(input.denominator ?? EMPTY_SERIES));
  const days = rows.filter((day) => day !== null);
  return days.length < rows.length ? null : Math.max(...days);
}

/** Aggregates one window. */
export function measure(input: EvaluationInput, range: DayRange): MeasuredWindow {
  const { criterion, kpi, weekEndingDay } = input;
  const rows = { grain: kpi.grain, weekEndingDay };
  const result =
    kpi.aggregation === 'ratio'
      ? aggregateRatio(input.series, input.denominator ?? EMPTY_SERIES, range, criterion.aggregation ?? 'sum', rows)
      : aggregate(input.series, range, criterion.aggregation ?? kpi.aggregation, rows);
  const enough = result.value !== null && result.presentDays >= criterion.minimumCoverage * result.expectedDays - 1e-9;
  return { range, result, enough };
}

/** The latest window that is complete on a day number, whether or not it reaches back before the first measured day. */
export function latestWindow(input: EvaluationInput, asOf: number): DayRange {
  const { criterion, weekEndingDay, delayDays } = input;
  const { grain, count } = criterion.window;
  return trailingDays(lastCompletePeriodDays(asOf, grain, weekEndingDay, delayDays), count, grain, weekEndingDay);
}

/** The window one period earlier. */
export function earlierWindow(range: DayRange, criterion: SuccessCriterion, weekEndingDay: number): DayRange {
  const { grain, count } = criterion.window;
  const last = periodDays(range.to, grain, weekEndingDay);
  return trailingDays(periodDays(last.from - 1, grain, weekEndingDay), count, grain, weekEndingDay);
}

/** The date number on which the first window from a day on is complete. */
export function firstWindowCompleteOn(input: EvaluationInput, firstDay: number): number {
  const { grain, count } = input.criterion.window;
  let period = periodDays(firstDay, grain, input.weekEndingDay);
  if (period.from < firstDay) period = periodDays(period.to + 1, grain, input.weekEndingDay);
  for (let i = 1; i < count; i++) period = periodDays(period.to + 1, grain, input.weekEndingDay);
  return period.to + input.delayDays + 1;
}

/** The days whose rows a window reads; coarser rows can lie a little before it. */
export function readDays(input: EvaluationInput, range: DayRange): DayRange {
  const counted = countedDays(range, { grain: input.kpi.grain, weekEndingDay: input.weekEndingDay });
  return { from: Math.min(counted.from, range.from), to: range.to };
}
