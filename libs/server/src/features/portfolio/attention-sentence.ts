import type { AttentionFacts, AttentionReason } from '@workback/domain/initiative/attention';

/** What the sentences count, beside what the rank counts. */
export interface AttentionWords extends AttentionFacts {
  readonly promises: number;
  readonly criteria: number;
  readonly kpis: number;
  /** Calendar days since the last check-in; null when there was none. */
  readonly silentDays: number | null;
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
const share = (count: number, total: number, noun: string): string => `${count} of ${plural(total, noun)}`;
const criteria = (count: number, f: AttentionWords): string =>
  `${count} of ${f.criteria} success ${f.criteria === 1 ? 'criterion' : 'criteria'}`;
const is = (count: number): string => (count === 1 ? 'is' : 'are');

const sentences: Record<AttentionReason, (facts: AttentionWords) => string> = {
  'guardrail-breached': (f) => `${plural(f.guardrailsBreached, 'guardrail')} ${is(f.guardrailsBreached)} breached.`,
  'promise-missed': (f) =>
    `${share(f.promisesMissed, f.promises, 'promise')} ${f.promisesMissed === 1 ? 'was' : 'were'} missed.`,
  'launch-overdue': (f) => `The promised launch date passed ${plural(f.launchOverdueDays, 'day')} ago.`,
  'negative-float': (f) => `${plural(f.daysToRecover, 'working day')} to recover before the promised launch.`,
  'criteria-off-track': (f) => `${criteria(f.criteriaOffTrack, f)} ${is(f.criteriaOffTrack)} off track.`,
  'check-in-red': () => 'The last check-in is red.',
  'jumped-from-green-to-red': () => 'The last check-in jumped from green to red.',
  'data-failing': (f) =>
    `${share(f.failingKpis, f.kpis, 'KPI')} ${f.failingKpis === 1 ? 'brings' : 'bring'} no fresh numbers.`,
  'check-in-outdated': (f) =>
    f.silentDays === null ? 'Nobody has checked in yet.' : `No check-in for ${plural(f.silentDays, 'day')}.`,
  'criteria-at-risk': (f) => `${criteria(f.criteriaAtRisk, f)} ${is(f.criteriaAtRisk)} at risk.`,
  'check-in-yellow': () => 'The last check-in is yellow.',
};

/** The worst reason as one sentence; empty when nothing needs attention. */
export function attentionSentence(reason: AttentionReason | undefined, facts: AttentionWords): string {
  return reason === undefined ? '' : sentences[reason](facts);
}
