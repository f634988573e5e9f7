/** Exceptions of a deck in sentences: each says what happened, in numbers. */
import type { ExceptionReason } from '@workback/domain/deck/deck-exceptions';
import { formatDate } from './format-date.js';
import { formatValue, type NumberLook } from './format.js';

/** Which status chip an exception wears. */
export type ExceptionStatus = 'missed' | 'off-track' | 'at-risk' | 'stale' | 'no-data' | 'outdated' | 'red';

/** The chip, with a word of its own where the status has another. */
export function exceptionChip(reason: ExceptionReason): { readonly status: ExceptionStatus; readonly word?: string } {
  const chips: Record<ExceptionReason['kind'], { status: ExceptionStatus; word?: string }> = {
    'guardrail-breached': { status: 'off-track', word: 'Breached' },
    'criterion-missed': { status: 'missed' },
    'negative-float': { status: 'off-track', word: 'Late' },
    'green-to-red': { status: 'red', word: 'Green to red' },
    'target-missed': { status: 'at-risk', word: 'Plan missed' },
    'outside-limits': { status: 'at-risk', word: 'Signal' },
    'input-without-output': { status: 'at-risk', word: 'No answer' },
    'no-fresh-data': { status: 'stale' },
    'near-limit': { status: 'at-risk', word: 'Signal' },
    run: { status: 'at-risk', word: 'Signal' },
    'incomplete-week': { status: 'no-data' },
    'check-in-outdated': { status: 'outdated' },
    'no-owner': { status: 'no-data', word: 'No owner' },
  };
  if (reason.kind === 'incomplete-week' && reason.presentDays > 0) return { status: 'no-data', word: 'Not whole' };
  return chips[reason.kind];
}

const list = new Intl.ListFormat('en-GB');

/** Why, in a sentence. */
export function exceptionSentence(reason: ExceptionReason, look: NumberLook): string {
  const amount = (value: number): string => formatValue(value, look);
  switch (reason.kind) {
    case 'guardrail-breached':
      return `${amount(reason.value)} in the ${reason.period}; the guardrail is ${amount(reason.target)}.`;
    case 'target-missed':
      return `${amount(reason.value)} in the ${reason.period} against a plan of ${amount(reason.target)}.`;
    case 'criterion-missed':
      return `Its success criterion ${reason.state === 'missed' ? 'was missed' : 'is off track'}. ${reason.words}`.trim();
    case 'outside-limits':
      return `${amount(reason.value)} lies ${reason.side} its limit of ${amount(reason.limit)}: something changed.`;
    case 'near-limit':
      return `Three of the last four weeks lie near the ${reason.side === 'above' ? 'upper' : 'lower'} limit.`;
    case 'run':
      return `Eight weeks in a row lie ${reason.side} the average of ${amount(reason.mean)}: it moved for good.`;
    case 'input-without-output':
      return `This input moved ${reason.side === 'above' ? 'up' : 'down'}; ${list.format([...reason.outputs])} did not answer.`;
    case 'no-fresh-data':
      return freshWords(reason);
    case 'incomplete-week':
      return reason.presentDays === 0
        ? 'No day of the week has data.'
        : `${reason.presentDays} of ${reason.expectedDays} days have data, so the week has no number.`;
    case 'no-owner':
      return 'Nobody answers for this KPI.';
    case 'negative-float':
      return `${reason.daysToRecover} working ${reason.daysToRecover === 1 ? 'day' : 'days'} to recover before the launch on ${formatDate(reason.promised)}.`;
    case 'green-to-red':
      return 'The last check-in went from green to red without a yellow one between.';
    case 'check-in-outdated':
      return `A check-in was due on ${formatDate(reason.dueOn)}.`;
  }
}

function freshWords({ freshness, error, latestDay }: Extract<ExceptionReason, { kind: 'no-fresh-data' }>): string {
  if (freshness === 'never-pulled') return 'No number has come from its source yet.';
  const until = latestDay === null ? '' : ` The last number is of ${formatDate(latestDay)}.`;
  return freshness === 'failing'
    ? `The last pull failed${error ? `: ${error}` : '.'}${until}`
    : `Its source is silent.${until}`;
}
