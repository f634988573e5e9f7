import { daysBetween, type PlainDate } from '../calendar/plain-date.js';
import { PROMISE_VERDICTS_WORST_FIRST, type PromiseVerdict } from '../promise/verdict.js';

/** A date against the promised one, in calendar days. */
export type AgainstPromise =
  | { readonly kind: 'early'; readonly days: number }
  | { readonly kind: 'on-time' }
  | { readonly kind: 'late'; readonly days: number };

/** *Delivered?* Did it launch, and when against the promise. Says nothing about whether it worked. */
export type Delivered =
  | { readonly kind: 'delivered'; readonly launchedOn: PlainDate; readonly against: AgainstPromise | null }
  | {
      readonly kind: 'not-yet';
      /** What the schedule says; null without a forecast or without a promised date. */
      readonly forecast: AgainstPromise | null;
      /** Calendar days since the promised launch date, 0 while it lies ahead. */
      readonly overdueDays: number;
    };

/** Compares a date with the promised one in calendar days. */
export function againstPromise(promisedOn: PlainDate, on: PlainDate): AgainstPromise {
  const days = daysBetween(promisedOn, on);
  if (days === 0) return { kind: 'on-time' };
  return days > 0 ? { kind: 'late', days } : { kind: 'early', days: -days };
}

/** The first verdict, from the launch dates: promised at approval, forecast by the schedule, actual. */
export function delivered(dates: {
  readonly promisedOn: PlainDate | null;
  readonly forecastOn: PlainDate | null;
  readonly launchedOn: PlainDate | null;
  readonly today: PlainDate;
}): Delivered {
  const { promisedOn, forecastOn, launchedOn, today } = dates;
  if (launchedOn !== null) {
    const against = promisedOn === null ? null : againstPromise(promisedOn, launchedOn);
    return { kind: 'delivered', launchedOn, against };
  }
  return {
    kind: 'not-yet',
    forecast: promisedOn === null || forecastOn === null ? null : againstPromise(promisedOn, forecastOn),
    overdueDays: promisedOn === null ? 0 : Math.max(0, daysBetween(promisedOn, today)),
  };
}

/** *Worked?* The verdicts on the promises, counted. Says nothing about when it launched. */
export interface Worked {
  /** The worst verdict; null when nothing was promised. */
  readonly worst: PromiseVerdict | null;
  /** How many promises got each verdict that occurs, worst first. */
  readonly counts: readonly { readonly verdict: PromiseVerdict; readonly count: number }[];
  readonly total: number;
}

/** The second verdict, from the verdicts on the promises. */
export function worked(verdicts: readonly PromiseVerdict[]): Worked {
  const counts = PROMISE_VERDICTS_WORST_FIRST.map((verdict) => ({
    verdict,
    count: verdicts.filter((each) => each === verdict).length,
  })).filter(({ count }) => count > 0);
  return { worst: counts[0]?.verdict ?? null, counts, total: verdicts.length };
}
