/** The windows of a criterion and what the data says in each. */
import { lastCompletePeriodDays, periodDays, trailingDays, type DayRange } from '../calendar/period.js';
import { aggregate, aggregateRatio, countedDays, type Aggregate } from '../kpi/aggregation.js';
import { aggregateDerived, firstDerivedDay } from '../kpi/derived.js';
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
  if (input.kpi.derived) return firstDerivedDay(input.kpi.derived, input.operands ?? {});
  const rows = [firstDayWithRow(input.series)];
  if (input.kpi.aggregation === 'ratio') rows.push(firstDayWithRow(input.denominator ?? EMPTY_SERIES));
  const days = rows.filter((day) => day !== null);
  return days.length < rows.length ? null : Math.max(...days);
}

/** Aggregates one window. */
export function measure(input: EvaluationInput, range: DayRange): MeasuredWindow {
  const { criterion } = input;
  const result = aggregateKpi(input, range);
  const enough = result.value !== null && result.presentDays >= criterion.minimumCoverage * result.expectedDays - 1e-9;
  return { range, result, enough };
}

function aggregateKpi(input: EvaluationInput, range: DayRange): Aggregate {
  const { criterion, kpi, weekEndingDay } = input;
  if (kpi.derived) return aggregateDerived(kpi.derived, input.operands ?? {}, range, weekEndingDay);
  const rows = { grain: kpi.grain, weekEndingDay };
  if (kpi.aggregation === 'ratio') {
    const denominator = input.denominator ?? EMPTY_SERIES;
    return aggregateRatio(input.series, denominator, range, criterion.aggregation ?? 'sum', rows);
  }
  // A formula without its operands has no number; it must never be taken for one.
  if (kpi.aggregation === 'formula')
    return { state: 'no-data', value: null, expectedDays: range.to - range.from + 1, presentDays: 0 };
  return aggregate(input.series, range, criterion.aggregation ?? kpi.aggregation, rows);
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
  const { kpi, weekEndingDay } = input;
  const grains = kpi.derived ? kpi.derived.operands.map((operand) => operand.grain) : [kpi.grain];
  const starts = grains.map((grain) => countedDays(range, { grain, weekEndingDay }).from);
  return { from: Math.min(range.from, ...starts), to: range.to };
}
