/** Before the due date: is it going the right way (PRODUCT.md “Decided”)? */
import { dateWords } from '../calendar/date-words.js';
import { fromDayNumber, toDayNumber } from '../calendar/plain-date.js';
import { quantity } from './describe-criterion.js';
import { lackingWords, measuredWords, requiredWords } from './evaluation-reason.js';
import type { Finding, Judgement } from './judgement.js';
import { firstWindowCompleteOn, type MeasuredWindow } from './measured-window.js';
import { lineOn, meets, nearlyEqual, shortfall, toleranceBand } from './threshold.js';

/** Decides between too early, error, stale, no data, on track, at risk and off track. */
export function decideBeforeDueDate(judgement: Judgement): Finding {
  const { input, windows, firstDay, target } = judgement;
  const latest = windows[0];
  if (firstDay === null && input.freshness === 'failing') {
    return { state: 'error', reason: 'The source is failing and has never delivered a row.' };
  }
  if (latest === undefined) return { state: 'too-early', reason: tooEarlyWords(judgement) };
  const required = target === null ? null : requiredOn(judgement, latest.range.to, target);
  if (input.freshness === 'failing') {
    return {
      state: 'error',
      reason: 'The source is failing, so the latest number cannot be trusted.',
      window: latest,
      required,
    };
  }
  if (input.freshness === 'stale') {
    return {
      state: 'stale',
      reason: 'The source has been silent for too long, so the latest number is old.',
      window: latest,
      required,
    };
  }
  const window = input.criterion.noDataPolicy === 'hold' ? (windows.find((each) => each.enough) ?? latest) : latest;
  if (!window.enough || target === null) {
    const state = input.criterion.noDataPolicy === 'missed' ? 'off-track' : 'no-data';
    return { state, reason: lackingWords(input, window), window, required };
  }
  return compare(judgement, window, target);
}

function tooEarlyWords({ input, firstDay }: Judgement): string {
  if (firstDay === null || Number.isNaN(firstDay)) return 'No row has arrived yet.';
  return `The first window is complete on ${dateWords(fromDayNumber(firstWindowCompleteOn(input, firstDay)))}.`;
}

/** The target, or with a trajectory the easier of target and line on the last day of the window. */
function requiredOn({ input, baseline, firstDay, dueDay }: Judgement, day: number, target: number): number {
  const { criterion } = input;
  const start = input.baseline?.date ? toDayNumber(input.baseline.date) : firstDay;
  if (!criterion.trajectory || baseline === null || start === null || dueDay === null || Number.isNaN(start))
    return target;
  const line = lineOn({ baseline, fromDay: start, target, dueDay }, day);
  return shortfall(criterion, line, target, target) < 0 ? target : line;
}

function compare(judgement: Judgement, window: MeasuredWindow, target: number): Finding {
  const { input, baseline } = judgement;
  const { criterion, kpi } = input;
  const value = window.result.value as number;
  const required = requiredOn(judgement, window.range.to, target);
  const measured = measuredWords(input, window);
  const wanted = requiredWords(input, target);
  if (meets(criterion, value, target)) {
    return { state: 'on-track', reason: `${measured} meets “${wanted}”.`, window, required };
  }
  const missing = shortfall(criterion, value, required, target);
  const onLine = required !== target;
  const line = `the line to “${wanted}”, which stood at ${quantity(required, kpi.unit)}`;
  if (onLine && (missing <= 0 || nearlyEqual(value, required))) {
    return { state: 'on-track', reason: `${measured} is at or beyond ${line}.`, window, required };
  }
  const band = toleranceBand(criterion, target, baseline);
  const within = missing <= band || nearlyEqual(missing, band);
  const short = `${measured} falls short of ${onLine ? line : `“${wanted}”`} by ${quantity(missing, kpi.unit)}`;
  const tolerated = `the tolerance of ${quantity(band, kpi.unit)}`;
  return within
    ? { state: 'at-risk', reason: `${short}, within ${tolerated}.`, window, required }
    : { state: 'off-track', reason: `${short}, more than ${tolerated}.`, window, required };
}
