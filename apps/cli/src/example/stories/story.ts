import type { WeekState } from '@workback/domain/initiative/trend';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import type { Comparator } from '@workback/domain/evaluation/criterion';
import type { RoundAnswer } from '@workback/domain/prfaq/round';
import type { SectionKey } from '@workback/domain/prfaq/sections';

/** A number of days after (before, when negative) the first run of the example. */
export type Day = number;

export interface StoryKpi {
  readonly key: string;
  readonly name: string;
  readonly purpose: string;
  readonly kind: 'input' | 'output' | 'guardrail';
  readonly owner: string;
  readonly unit: 'count' | 'percent' | 'duration-seconds' | 'ratio';
  readonly precision: number;
  readonly direction: 'up' | 'down';
  readonly aggregation: 'mean' | 'sum' | 'last';
  readonly target: number;
  readonly source: 'json' | 'csv' | 'table';
  readonly query: Readonly<Record<string, unknown>>;
  readonly everySeconds: number;
}

export interface StoryCriterion {
  readonly kpi: string;
  /** Index of the promise it proves; undefined for one that proves none. */
  readonly promise?: number;
  readonly comparator: Comparator;
  readonly value: number;
  readonly weeks: number;
  readonly dueAfterLaunchDays: number;
}

export interface StoryMilestone {
  readonly outcome: string;
  readonly owner: string;
  readonly estimateDays: number;
  readonly after: readonly number[];
  readonly lagDays?: number;
  readonly promises: readonly number[];
  readonly startedOn?: Day;
  readonly finishedOn?: Day;
  /** It was not in the first plan, but came on top on this day. */
  readonly addedOn?: Day;
  /** What it was estimated at until that day. */
  readonly estimateWas?: { readonly days: number; readonly until: Day; readonly because: string };
}

export interface StoryCheckIn {
  readonly on: Day;
  readonly author: string;
  readonly colour: 'green' | 'yellow' | 'red';
  readonly confidence: 'high' | 'medium' | 'low';
  readonly done?: string;
  readonly next?: string;
  readonly blockers?: string;
  readonly pathToGreen?: string;
  readonly milestone?: number;
  readonly percentDone?: number;
  readonly remainingDays?: number;
  readonly acknowledgedBy?: string;
  /** What the plan said on that day: its finish, and working days of work left. */
  readonly plan?: { readonly finish: Day; readonly remainingDays: number };
}

/** Somebody who was asked in a round; the person who made the example is called `you`. */
export interface StoryReader {
  readonly who: string;
  readonly answer?: RoundAnswer;
  readonly note?: string;
}

/** A review round; one without an end is under way. */
export interface StoryRound {
  readonly startedOn: Day;
  readonly dueOn: Day;
  readonly endedOn?: Day;
  readonly objective: string;
  readonly door: 'one-way' | 'two-way';
  readonly facilitator: string;
  readonly noteTaker?: string;
  readonly approvers: readonly StoryReader[];
  readonly reviewers: readonly StoryReader[];
  readonly verdict?: 'approve' | 'iterate';
  /** Reasons, or changes that were needed, one a line. */
  readonly reasons?: string;
  /** What was done about each of the changes. */
  readonly made?: readonly string[];
  /** Sections that stood otherwise when this round read them. */
  readonly then?: Partial<Record<SectionKey, string>>;
}

/** One initiative of the example, as far as it got. */
export interface Story {
  readonly name: string;
  readonly owner: string;
  readonly sections: Partial<Record<SectionKey, string>>;
  readonly questions: readonly { kind: 'external' | 'internal'; question: string; answer: string }[];
  readonly launchOn: Day;
  /** Oldest first; all but the last asked for changes. */
  readonly rounds: readonly StoryRound[];
  readonly launchedOn?: Day;
  /** Why it was launched although its gate was not complete. */
  readonly launchException?: string;
  /** Entries of the checklists that were settled, by their title. */
  readonly settled: readonly { title: string; by: string; day: Day; note?: string }[];
  readonly concluded?: boolean;
  /** What happened beside it; on the charts of a KPI, or of the initiative. */
  readonly annotations: readonly { on: Day; until?: Day; text: string; kpi?: string; by: string }[];
  readonly promises: readonly {
    place: SectionKey;
    words: string;
    kind: 'customer-benefit' | 'commitment' | 'claim-with-number';
  }[];
  readonly kpis: readonly StoryKpi[];
  readonly criteria: readonly StoryCriterion[];
  readonly milestones: readonly StoryMilestone[];
  /** Day of the week on which check-ins are due, 0 = Sunday; undefined leaves the default. */
  readonly checkInsOn?: number;
  readonly checkIns: readonly StoryCheckIn[];
  /** How it stood at the end of the last week. */
  readonly aWeekAgo: WeekState;
}

/** Turns a story's day into a date. */
export type DateOf = (day: Day) => PlainDate;
