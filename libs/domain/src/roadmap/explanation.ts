import type { PlainDate } from '../calendar/plain-date.js';
import type { DateLimit, DependencyType, OutsideLink } from './plan.js';

/** Why an end of a milestone has its date. */
export type Cause =
  /** It happened. */
  | { readonly kind: 'actual' }
  /** Nothing else holds it back: what has not happened lies today or later. */
  | { readonly kind: 'today' }
  /** Somebody set a date. */
  | { readonly kind: 'limit'; readonly limit: DateLimit; readonly date: PlainDate }
  /** The end of another milestone, named by the next step. */
  | {
      readonly kind: 'dependency';
      readonly milestoneId: string;
      readonly type: DependencyType;
      readonly lagDays: number;
    }
  /** A milestone of another plan. */
  | { readonly kind: 'outside'; readonly link: OutsideLink }
  /** The milestone's other end, named by the next step, and the days of work between; `daysOff` fall into them. */
  | { readonly kind: 'work'; readonly days: number; readonly daysOff: readonly PlainDate[] }
  /** The launch date, or, where there is none, the day on which the whole plan ends. */
  | { readonly kind: 'launch'; readonly date: PlainDate }
  | { readonly kind: 'plan-end'; readonly date: PlainDate };

/** Which date is explained: that of a start, of a finish, or of a milestone without work, which just happens. */
export type ExplainedEnd = 'start' | 'finish' | 'event';

/** One date with its cause; the next step of the chain is about what the cause names. */
export interface ExplainedDate {
  readonly milestoneId: string;
  readonly end: ExplainedEnd;
  readonly date: PlainDate;
  readonly cause: Cause;
}

/**
 * Why a milestone has its dates: `earliest` goes back from its earliest finish to what happened, today or a date that
 * somebody set; `latest` goes on from its latest finish to the launch or such a date. Each chain is the binding one: a
 * day more anywhere in it is a day more at its beginning.
 */
export interface Explanation {
  readonly earliest: readonly ExplainedDate[];
  readonly latest: readonly ExplainedDate[];
}
