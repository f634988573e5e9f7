/** The one sentence that says why an evaluation came out as it did. */
import { dateWords } from '../calendar/date-words.js';
import { fromDayNumber } from '../calendar/plain-date.js';
import type { DayRange } from '../calendar/period.js';
import { aggregationWords, quantity, thresholdWords } from './describe-criterion.js';
import type { EvaluationInput } from './evaluation.js';
import type { MeasuredWindow } from './measured-window.js';

/** “from 3 May 2026 to 30 May 2026”. */
export function span(range: DayRange): string {
  return range.from === range.to
    ? `on ${dateWords(fromDayNumber(range.from))}`
    : `from ${dateWords(fromDayNumber(range.from))} to ${dateWords(fromDayNumber(range.to))}`;
}

/** “38 % on average from … to …”. */
export function measuredWords(input: EvaluationInput, window: MeasuredWindow): string {
  const words = `${quantity(window.result.value as number, input.kpi.unit)}${aggregationWords(input.criterion, input.kpi)}`;
  return `${words} ${span(window.range)}`;
}

/** The criterion's threshold, with the value it stands for when it is a change. */
export function requiredWords(input: EvaluationInput, target: number): string {
  const words = thresholdWords(input.criterion, input.kpi);
  return input.criterion.against === 'value' ? words : `${words} (${quantity(target, input.kpi.unit)})`;
}

/** Why a window has no number to judge. */
export function lackingWords(input: EvaluationInput, window: MeasuredWindow): string {
  const { state, presentDays, expectedDays } = window.result;
  const days = `${presentDays} of ${expectedDays} days have data ${span(window.range)}`;
  if (state === 'not-comparable') return `No comparison is possible ${span(window.range)}: the formula divides by 0.`;
  if (state === 'no-data') {
    return presentDays === 0
      ? `There is no data ${span(window.range)}.`
      : `The data gives no finite number ${span(window.range)}.`;
  }
  if (state === 'incomplete') return `Only ${days}, and a sum needs all of them.`;
  return `Only ${days}; ${quantity(input.criterion.minimumCoverage * 100, '%')} is required.`;
}
