/** What a timeline is given. */
import type { PlainDate } from '@workback/domain/calendar/plain-date';

/** The dates of a milestone; finishes are the last day worked, floats are working days. */
export interface TimelineDates {
  readonly earliestStart: PlainDate;
  readonly earliestFinish: PlainDate;
  readonly latestStart: PlainDate;
  readonly latestFinish: PlainDate;
  readonly startBy: PlainDate | null;
  readonly totalFloatDays: number;
  readonly freeFloatDays: number;
  readonly critical: boolean;
}

/** A milestone as the timeline needs it; `scheduled` is null when the plan cannot be scheduled. */
export interface TimelineMilestone<State extends string = string> {
  readonly id: string;
  readonly number: number;
  readonly outcome: string;
  readonly ownerName: string | null;
  readonly estimateDays: number;
  readonly startedOn: PlainDate | null;
  readonly finishedOn: PlainDate | null;
  readonly scheduled: TimelineDates | null;
  readonly predecessors: readonly { readonly milestoneId: string; readonly lagDays: number }[];
  /** The last check-in, where there is one. */
  readonly status?: State | null;
}

/** A plan as the timeline needs it; `workingDays` are days of the week, 0 = Sunday. */
export interface TimelineInput<State extends string = string> {
  readonly milestones: readonly TimelineMilestone<State>[];
  readonly launchDate: PlainDate | null;
  readonly forecastLaunch: PlainDate | null;
  readonly today: PlainDate;
  readonly workingDays: readonly number[];
  readonly holidays: readonly PlainDate[];
  readonly daysToRecover: number | null;
}
