import type { PlainDate } from '../calendar/plain-date.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { OutsideLink, Plan, PlanDependency } from './plan.js';

/** One line of a milestone's checklist. */
export interface Deliverable {
  readonly id: string;
  readonly text: string;
  readonly done: boolean;
}

/** The two outer numbers of a three-point estimate, in working days; the likely one is the milestone's estimate. */
export interface EstimateRange {
  readonly optimisticDays: number;
  readonly pessimisticDays: number;
}

/** A milestone with everything that people say about it. */
export interface PlannedMilestone {
  readonly id: string;
  /** Counts within the initiative, never used twice. */
  readonly number: number;
  readonly outcome: string;
  readonly ownerId: string | null;
  readonly team: string;
  readonly notes: string;
  /** Whole working days; the schedule counts with this number. */
  readonly estimateDays: number;
  readonly estimateRange: EstimateRange | null;
  readonly startedOn: PlainDate | null;
  readonly finishedOn: PlainDate | null;
  readonly notBefore: PlainDate | null;
  readonly notAfter: PlainDate | null;
  readonly startOn: PlainDate | null;
  readonly finishOn: PlainDate | null;
  readonly deliverables: readonly Deliverable[];
  readonly promiseIds: readonly string[];
}

/** A day on which an initiative does not work, beside the weekends and holidays of its workspace. */
export interface DayOff {
  readonly on: PlainDate;
  readonly name: string;
}

/** What the people of an initiative have planned: everything that an operation can change. */
export interface PlanContent {
  readonly milestones: readonly PlannedMilestone[];
  readonly dependencies: readonly PlanDependency[];
  readonly daysOff: readonly DayOff[];
  /** The highest number that a milestone here ever had. */
  readonly lastNumber: number;
}

/** What a plan is scheduled with and no operation changes. */
export interface PlanSetting {
  readonly today: PlainDate;
  readonly launchDate: PlainDate | null;
  /** The workspace's calendar. */
  readonly calendar: WorkingCalendar;
  readonly outside: readonly OutsideLink[];
}

/** A calendar with further days on which nobody works. */
export function withDaysOff(calendar: WorkingCalendar, daysOff: readonly DayOff[]): WorkingCalendar {
  if (daysOff.length === 0) return calendar;
  return { ...calendar, holidays: [...calendar.holidays, ...daysOff.map(({ on }) => on)] };
}

/** The plan that the schedule takes. */
export function planOf(content: PlanContent, { today, launchDate, calendar, outside }: PlanSetting): Plan {
  const known = new Set(content.milestones.map(({ id }) => id));
  return {
    milestones: content.milestones,
    dependencies: content.dependencies,
    outside: outside.filter(({ milestoneId }) => known.has(milestoneId)),
    launchDate,
    today,
    calendar: withDaysOff(calendar, content.daysOff),
  };
}
