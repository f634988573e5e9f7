import { lacksData, type CriterionState } from '../evaluation/criterion-state.js';

/** Verdicts on a promise, worst first; this order is what "worst first" means wherever promises are listed. */
export const PROMISE_VERDICTS_WORST_FIRST = ['missed', 'partly', 'no-data', 'too-early', 'kept'] as const;

/** Did customers get what this promise of the approved text said (PRODUCT D7). */
export type PromiseVerdict = (typeof PROMISE_VERDICTS_WORST_FIRST)[number];

/** One criterion of a promise, as far as its verdict depends on it. */
export interface PromiseCriterion {
  readonly state: CriterionState;
  /** Whether the criterion's due date is reached. */
  readonly due: boolean;
  /** Whether the criterion guards against harm instead of proving the promise. */
  readonly guardrail: boolean;
}

/** Says whether a guardrail is broken, which ends the promise's benefit of the doubt before its due date. */
export function isBreachedGuardrail(criterion: PromiseCriterion): boolean {
  return criterion.guardrail && (criterion.state === 'off-track' || criterion.state === 'missed');
}

/**
 * The verdict on a promise from the states of its criteria (PRODUCT "Decided").
 * A breached guardrail is `missed` at any time. Otherwise it is `too-early` until every criterion is due, then the
 * worst of them; `partly` means that some came true and some did not. A promise without criteria has `no-data`.
 */
export function promiseVerdict(criteria: readonly PromiseCriterion[]): PromiseVerdict {
  if (criteria.some(isBreachedGuardrail)) return 'missed';
  if (criteria.length === 0) return 'no-data';
  if (criteria.some((criterion) => !criterion.due)) return 'too-early';
  const states = criteria.map((criterion) => criterion.state);
  if (states.includes('missed')) return states.includes('met') ? 'partly' : 'missed';
  if (states.some(lacksData)) return 'no-data';
  // A due criterion that still shows a state from before its due date has not been judged yet.
  return states.every((state) => state === 'met') ? 'kept' : 'too-early';
}
