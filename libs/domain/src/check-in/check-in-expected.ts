import type { PlainDate } from '../calendar/plain-date.js';
import type { InitiativeStage } from '../initiative/stage.js';

/** What decides whether somebody is expected to say how an initiative stands. */
export interface ExpectationFacts {
  readonly stage: InitiativeStage;
  readonly approvedOn: PlainDate | null;
  /** The day on which the first milestone was started. */
  readonly startedOn: PlainDate | null;
  /** The day on which somebody chose a rhythm; null while nobody has. */
  readonly chosenOn: PlainDate | null;
  readonly anyWord: boolean;
}

/**
 * The day from which silence counts: the start of work on what was approved, before it the choice of a rhythm or the
 * first word. Null before the approval and from the launch on, where silence is no news (PRODUCT C2).
 */
export function expectedSince(facts: ExpectationFacts): PlainDate | null {
  const { stage, approvedOn, startedOn, chosenOn, anyWord } = facts;
  if (approvedOn === null) return null;
  if (stage === 'building') return later(approvedOn, startedOn ?? approvedOn);
  if (stage !== 'approved') return null;
  if (chosenOn !== null) return later(approvedOn, chosenOn);
  return anyWord ? approvedOn : null;
}

function later(one: PlainDate, other: PlainDate): PlainDate {
  return one > other ? one : other;
}
