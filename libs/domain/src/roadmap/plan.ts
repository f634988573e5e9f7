import type { PlainDate } from '../calendar/plain-date.js';
import type { CalendarProblem, WorkingCalendar } from '../calendar/working-calendar.js';

/** How two milestones hang together: the successor's start (S) or finish (F) waits for the predecessor's (F or S). */
export const DEPENDENCY_TYPES = ['FS', 'SS', 'FF', 'SF'] as const;
export type DependencyType = (typeof DEPENDENCY_TYPES)[number];

/** A milestone as far as its dates depend on it. */
export interface PlanMilestone {
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

/** Everything the dates of an initiative's milestones depend on. */
export interface Plan {
  readonly milestones: readonly PlanMilestone[];
  readonly dependencies: readonly PlanDependency[];
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
      readonly field: 'startedOn' | 'finishedOn';
      readonly value: string;
    }
  | { readonly code: 'finished-before-started'; readonly milestoneId: string }
  | { readonly code: 'duplicate-milestone'; readonly milestoneId: string }
  | { readonly code: 'invalid-estimate'; readonly milestoneId: string; readonly value: number }
  | { readonly code: 'unknown-milestone'; readonly milestoneId: string; readonly dependency: PlanDependency }
  | { readonly code: 'invalid-lag'; readonly dependency: PlanDependency }
  | { readonly code: 'invalid-dependency-type'; readonly dependency: PlanDependency }
  | { readonly code: 'duplicate-dependency'; readonly dependency: PlanDependency }
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
  /** Working days it may slip before the launch (without one the forecast finish) slips; negative when it is too late. */
  readonly totalFloatDays: number;
  /** Working days it may slip before any other milestone or the forecast finish moves; never negative. */
  readonly freeFloatDays: number;
  readonly critical: boolean;
  /** The day by which work has to start so that the launch date holds; null once it has started. */
  readonly startBy: PlainDate | null;
}

/** A schedule that could be computed; milestones are in the plan's order. */
export interface Schedule {
  readonly kind: 'ok';
  readonly milestones: readonly ScheduledMilestone[];
  /** Last day worked of the whole plan; null when it has no milestones. */
  readonly forecastFinish: PlainDate | null;
  /** Working days by which the forecast misses the launch date, 0 when it holds. */
  readonly daysToRecover: number;
  /** The smallest total float of unfinished milestones; null when nothing is left to do. */
  readonly minimumFloatDays: number | null;
  /** The longest chain of unfinished milestones that ends at the forecast finish, in order of work. */
  readonly criticalPath: readonly string[];
}

/** A schedule, or why there is none. In a cycle every milestone waits for the one before it, the first for the last. */
export type ScheduleResult =
  | Schedule
  | { readonly kind: 'cycle'; readonly milestoneIds: readonly string[] }
  | { readonly kind: 'invalid'; readonly problems: readonly PlanProblem[] };
