import type { PlainDate } from '../calendar/plain-date.js';
import type { CalendarProblem, WorkingCalendar } from '../calendar/working-calendar.js';

/** How two milestones hang together: the successor's start (S) or finish (F) waits for the predecessor's (F or S). */
export const DEPENDENCY_TYPES = ['FS', 'SS', 'FF', 'SF'] as const;
export type DependencyType = (typeof DEPENDENCY_TYPES)[number];

/** Dates that people set for a milestone; each may stand alone. */
export interface DateLimits {
  /** Work does not begin before this day. */
  readonly notBefore?: PlainDate | null;
  /** Work has to be over by the end of this day. */
  readonly notAfter?: PlainDate | null;
  /** Work has to begin on this day: not before it, and no later. */
  readonly startOn?: PlainDate | null;
  /** Work has to end on this day: not before it, and no later. */
  readonly finishOn?: PlainDate | null;
}

/** The names of the dates that people set. */
export const DATE_LIMITS = ['notBefore', 'notAfter', 'startOn', 'finishOn'] as const;
export type DateLimit = (typeof DATE_LIMITS)[number];

/** A milestone as far as its dates depend on it. */
export interface PlanMilestone extends DateLimits {
  readonly id: string;
  /** Whole working days of work, 0 for an event without work of its own. */
  readonly estimateDays: number;
  readonly startedOn?: PlainDate | null;
  readonly finishedOn?: PlainDate | null;
}

/** The successor's start or finish waits for the predecessor's, and `lagDays` working days more (fewer when negative). */
export interface PlanDependency {
  readonly predecessorId: string;
  readonly successorId: string;
  readonly type: DependencyType;
  readonly lagDays: number;
}

/**
 * A dependency on a milestone of another plan, whose date is known. `waits-for`: the milestone here is the successor and
 * `date` the start or finish of the predecessor there. `awaited-by`: the milestone here is the predecessor and `date` the
 * latest start or finish of the successor there, whose launch holds only if this one is in time. The type says which.
 */
export interface OutsideLink {
  readonly milestoneId: string;
  readonly direction: 'waits-for' | 'awaited-by';
  readonly otherId: string;
  readonly type: DependencyType;
  readonly lagDays: number;
  readonly date: PlainDate;
}

/** Everything the dates of an initiative's milestones depend on. */
export interface Plan {
  readonly milestones: readonly PlanMilestone[];
  readonly dependencies: readonly PlanDependency[];
  readonly outside?: readonly OutsideLink[];
  /** Last day on which work may be done; without it the schedule hangs from its own forecast finish. */
  readonly launchDate: PlainDate | null;
  readonly today: PlainDate;
  readonly calendar: WorkingCalendar;
}

/** Estimates and lags are at most about a century of working days. */
export const MAX_PLAN_DAYS = 36_500;

/** What is wrong with a plan, and where. */
export type PlanProblem =
  | CalendarProblem
  | { readonly code: 'invalid-plan-date'; readonly field: 'launchDate' | 'today'; readonly value: string }
  | {
      readonly code: 'invalid-milestone-date';
      readonly milestoneId: string;
      readonly field: 'startedOn' | 'finishedOn' | DateLimit;
      readonly value: string;
    }
  | { readonly code: 'finished-before-started'; readonly milestoneId: string }
  | { readonly code: 'duplicate-milestone'; readonly milestoneId: string }
  | { readonly code: 'invalid-estimate'; readonly milestoneId: string; readonly value: number }
  | { readonly code: 'unknown-milestone'; readonly milestoneId: string; readonly dependency: PlanDependency }
  | { readonly code: 'invalid-lag'; readonly dependency: PlanDependency }
  | { readonly code: 'invalid-dependency-type'; readonly dependency: PlanDependency }
  | { readonly code: 'duplicate-dependency'; readonly dependency: PlanDependency }
  | { readonly code: 'invalid-outside-link'; readonly milestoneId: string; readonly link: OutsideLink }
  | { readonly code: 'beyond-calendar'; readonly milestoneId: string };

/**
 * The dates of one milestone. Finish dates are the last day worked. A milestone without work is dated the day whose
 * work it follows. Float is in working days. A finished milestone has its actual dates, no float, and is not critical.
 */
export interface ScheduledMilestone {
  readonly id: string;
  readonly earliestStart: PlainDate;
  readonly earliestFinish: PlainDate;
  readonly latestStart: PlainDate;
  readonly latestFinish: PlainDate;
  /**
   * Working days it may slip before the launch (without one the forecast finish) or a date set for it or for what waits
   * for it slips; negative when it is too late.
   */
  readonly totalFloatDays: number;
  /** Working days it may slip before any other milestone or the forecast finish moves; never negative. */
  readonly freeFloatDays: number;
  /** It has no more float than the launch has. */
  readonly critical: boolean;
  /** The day by which work has to start so that the launch and the dates set hold; null once it has started. */
  readonly startBy: PlainDate | null;
}

/** A date set for an unfinished milestone that it misses, by so many working days. */
export interface MissedLimit {
  readonly milestoneId: string;
  readonly limit: 'notAfter' | 'startOn' | 'finishOn';
  readonly date: PlainDate;
  readonly days: number;
}

/** A schedule that could be computed; milestones are in the plan's order. */
export interface Schedule {
  readonly kind: 'ok';
  readonly milestones: readonly ScheduledMilestone[];
  /** Last day worked of the whole plan; null when it has no milestones. */
  readonly forecastFinish: PlainDate | null;
  /** Working days by which the forecast misses the launch date, 0 when it holds. */
  readonly daysToRecover: number;
  /** Working days between what is left to do and the launch, negative when it is missed; null when nothing is left. */
  readonly launchFloatDays: number | null;
  /** The smallest total float of unfinished milestones; null when nothing is left to do. */
  readonly minimumFloatDays: number | null;
  /** The chain of unfinished milestones that decides the forecast finish, in order of work. */
  readonly criticalPath: readonly string[];
  readonly missedLimits: readonly MissedLimit[];
}

/** A schedule, or why there is none. In a cycle every milestone waits for the one before it, the first for the last. */
export type ScheduleResult =
  | Schedule
  | { readonly kind: 'cycle'; readonly milestoneIds: readonly string[] }
  | { readonly kind: 'invalid'; readonly problems: readonly PlanProblem[] };
