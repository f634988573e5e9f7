import type { PlainDate } from '../calendar/plain-date.js';
import type { CheckInStatus } from '../check-in/check-in-status.js';
import type { CheckInColour } from '../check-in/check-in.js';
import type { CriterionState } from '../evaluation/criterion-state.js';

/** A milestone as the report speaks of it; dates of the schedule are null when there is none. */
export interface WeekMilestone {
  readonly id: string;
  readonly number: number;
  readonly outcome: string;
  readonly owner: string | null;
  readonly startedOn: PlainDate | null;
  readonly finishedOn: PlainDate | null;
  readonly latestFinish: PlainDate | null;
  /** Working days; negative when it is too late. */
  readonly floatDays: number | null;
}

/** A check-in of the week. */
export interface WeekCheckIn {
  readonly id: string;
  readonly milestoneId: string | null;
  readonly achievement: CheckInColour;
  /** Colour of the word before it on the same subject. */
  readonly previous: CheckInColour | null;
  readonly done: string;
  readonly blockers: string;
  readonly pathToGreen: string;
}

/** A success criterion whose verdict is another one than at the start of the week. */
export interface WeekVerdict {
  readonly kpiId: string;
  readonly kpiName: string;
  readonly before: CriterionState;
  readonly after: CriterionState;
}

/** What happened to one initiative in a week, and how it stands at its end. */
export interface WeekFacts {
  readonly initiativeId: string;
  readonly name: string;
  readonly promisedOn: PlainDate | null;
  readonly launchedOn: PlainDate | null;
  /** When the plan ends now, and when it ended as the week began; null without a plan or after the launch. */
  readonly forecastOn: PlainDate | null;
  readonly forecastBefore: PlainDate | null;
  readonly checkIn: { readonly status: CheckInStatus; readonly overdueDays: number };
  readonly milestones: readonly WeekMilestone[];
  /** Newest first. */
  readonly checkIns: readonly WeekCheckIn[];
  readonly verdicts: readonly WeekVerdict[];
}
