import type { PlainDate } from '../calendar/plain-date.js';
import { fromDayNumber } from '../calendar/plain-date.js';
import { dayOfWorkingIndex, type WorkingDays } from '../calendar/working-calendar.js';

/**
 * A way to imagine how the rest of the work goes. Outcomes are boundaries between working days, as in the schedule:
 * outcome o means that the last day worked is the one before it.
 */
export interface Sampler {
  /** Plays the rest of the work through once. */
  run(): number;
  readonly days: WorkingDays;
  /** The outcome up to which the launch date holds; null without one. */
  readonly deadline: number | null;
}

/** Why there is no forecast. */
export type ForecastRefusal =
  | { readonly code: 'nothing-left' }
  | { readonly code: 'plan-invalid' }
  /** No unfinished milestone has a three-point estimate, so every run would be the same. */
  | { readonly code: 'no-ranges' }
  | { readonly code: 'nothing-finished' }
  | { readonly code: 'history-short'; readonly periods: number; readonly needed: number }
  /** The throughput of some weeks or days lies outside of its limits: what was is no guide to what comes. */
  | { readonly code: 'history-unstable'; readonly periods: readonly PlainDate[] };

/** A sampler that is ready, or why there is none. */
export type SamplerResult =
  | { readonly kind: 'ready'; readonly sampler: Sampler }
  | { readonly kind: 'refused'; readonly refusal: ForecastRefusal };

/** The last day worked of an outcome. */
export function dateOfOutcome({ days }: Pick<Sampler, 'days'>, outcome: number): PlainDate {
  return fromDayNumber(dayOfWorkingIndex(days, outcome - 1));
}
