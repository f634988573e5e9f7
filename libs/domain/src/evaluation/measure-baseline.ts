/** The baseline of a success criterion, measured from stored data (PRODUCT.md D2). */
import { toPeriod } from '../calendar/period.js';
import { fromDayNumber, toDayNumber, type PlainDate } from '../calendar/plain-date.js';
import type { Baseline, EvaluationInput } from './evaluation.js';
import { latestWindow, measure, readDays } from './measured-window.js';

/** What measuring needs; `series` holds at least the days of `baselineDays`. */
export type BaselineInput = Pick<
  EvaluationInput,
  'criterion' | 'kpi' | 'weekEndingDay' | 'delayDays' | 'series' | 'operands' | 'asOf'
>;

/** First and last day whose numbers the baseline is measured from. */
export function baselineDays(input: Omit<BaselineInput, 'series' | 'operands'>): { from: PlainDate; to: PlainDate } {
  const whole = completed({ ...input, series: { startDay: 0, values: new Float64Array(0) } });
  const { from, to } = readDays(whole, latestWindow(whole, toDayNumber(input.asOf)));
  return { from: fromDayNumber(from), to: fromDayNumber(to) };
}

/**
 * The KPI over the criterion's last complete window before a date, in the KPI's unit and dated the window's last day; null
 * when that window has less data than the criterion demands.
 */
export function measureBaseline(input: BaselineInput): Baseline | null {
  const whole = completed(input);
  const window = measure(whole, latestWindow(whole, toDayNumber(input.asOf)));
  if (!window.enough || window.result.value === null) return null;
  return { value: window.result.value, date: toPeriod(window.range).end };
}

/** Windows depend on none of the rest. */
function completed(input: BaselineInput): EvaluationInput {
  return { ...input, baseline: null, launchDate: null, measureFrom: null, freshness: 'fresh' };
}
