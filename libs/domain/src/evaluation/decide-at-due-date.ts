/** From the due date on: met or missed, and nothing in between (METHOD.md 5: no partial credit). */
import { dateWords } from '../calendar/date-words.js';
import { fromDayNumber } from '../calendar/plain-date.js';
import { lackingWords, measuredWords, requiredWords } from './evaluation-reason.js';
import type { Finding, Judgement } from './judgement.js';
import type { MeasuredWindow } from './measured-window.js';
import { meets } from './threshold.js';

/** Decides between met, missed, no data and error on the windows that were complete on the due date. */
export function decideAtDueDate(judgement: Judgement): Finding {
  const { input, windows, target } = judgement;
  const { criterion } = input;
  const required = target;
  const judged = criterion.noDataPolicy === 'hold' ? windows.filter((window) => window.enough) : windows;
  const met = (window: MeasuredWindow): boolean =>
    target !== null && meets(criterion, window.result.value as number, target);
  const failed = judged.find((window) => window.enough && !met(window));
  if (failed && target !== null) {
    const reason = `${measuredWords(input, failed)} does not meet “${requiredWords(input, target)}”.`;
    return { state: 'missed', reason, window: failed, required };
  }
  const lacking = judged.find((window) => !window.enough);
  const latest = judged[0];
  if (lacking || latest === undefined || target === null || judged.length < criterion.consecutivePeriods) {
    return withoutEnough(judgement, lacking ?? latest ?? windows[0] ?? null);
  }
  const inARow =
    criterion.consecutivePeriods > 1 ? `, ${criterion.consecutivePeriods} ${criterion.window.grain}s in a row` : '';
  const reason = `${measuredWords(input, latest)} meets “${requiredWords(input, target)}”${inARow}.`;
  return { state: 'met', reason, window: latest, required };
}

function withoutEnough({ input, dueDay, windows, target }: Judgement, window: MeasuredWindow | null): Finding {
  const { criterion, freshness } = input;
  const lacking = window !== null && !window.enough;
  const needed = criterion.consecutivePeriods;
  const enough = windows.filter((each) => each.enough).length;
  const few =
    needed === 1
      ? `No window was complete by ${dateWords(fromDayNumber(dueDay as number))}.`
      : `Only ${enough} of the ${needed} windows needed were complete by ${dateWords(fromDayNumber(dueDay as number))}.`;
  const why = lacking ? lackingWords(input, window) : few;
  if (freshness === 'failing')
    return { state: 'error', reason: `${why} The source is failing.`, window, required: target };
  if (criterion.noDataPolicy === 'missed')
    return { state: 'missed', reason: `${why} Missing data counts as missed.`, window, required: target };
  return { state: 'no-data', reason: why, window, required: target };
}
