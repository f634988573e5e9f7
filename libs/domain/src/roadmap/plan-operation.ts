import type { PlainDate } from '../calendar/plain-date.js';
import type { DayOff, Deliverable, EstimateRange, PlannedMilestone } from './plan-content.js';
import type { DateLimits, DependencyType, PlanDependency } from './plan.js';

/** What may be said of a milestone that is made; whoever makes it also names it, so that further operations can. */
export type NewMilestone = Pick<PlannedMilestone, 'outcome' | 'estimateDays'> &
  Partial<Omit<PlannedMilestone, 'id' | 'number' | 'outcome' | 'estimateDays'>>;

/** One step of a change of a plan. Fields that are left out stay as they are. */
export type PlanOperation =
  | ({ readonly op: 'create'; readonly milestoneId: string } & NewMilestone)
  | {
      readonly op: 'describe';
      readonly milestoneId: string;
      readonly outcome?: string;
      readonly ownerId?: string | null;
      readonly team?: string;
      readonly notes?: string;
      readonly deliverables?: readonly Deliverable[];
    }
  | {
      readonly op: 'estimate';
      readonly milestoneId: string;
      readonly estimateDays: number;
      readonly estimateRange?: EstimateRange | null;
    }
  /** Dates that people set; null takes one away. */
  | ({ readonly op: 'constrain'; readonly milestoneId: string } & DateLimits)
  /** Makes a milestone that has not started begin on a day, by a date set and, where it would overlap, by shorter lags. */
  | { readonly op: 'move'; readonly milestoneId: string; readonly to: PlainDate }
  | {
      readonly op: 'progress';
      readonly milestoneId: string;
      readonly startedOn?: PlainDate | null;
      readonly finishedOn?: PlainDate | null;
    }
  | { readonly op: 'tie'; readonly milestoneId: string; readonly promiseIds: readonly string[] }
  /** Makes a dependency, or changes the type and lag of the one there is. */
  | {
      readonly op: 'link';
      readonly predecessorId: string;
      readonly successorId: string;
      readonly type: DependencyType;
      readonly lagDays: number;
    }
  | { readonly op: 'unlink'; readonly predecessorId: string; readonly successorId: string }
  | { readonly op: 'remove'; readonly milestoneId: string }
  /** Takes a removal back. */
  | { readonly op: 'restore'; readonly milestone: PlannedMilestone; readonly dependencies: readonly PlanDependency[] }
  | { readonly op: 'days-off'; readonly daysOff: readonly DayOff[] };

/**
 * What operations touch, so that changes of two people can be told apart: `milestone/field`, `link predecessor>successor`
 * or `days-off`; a milestone that comes or goes is `milestone/*`.
 */
export function touchedBy(operation: PlanOperation): string[] {
  switch (operation.op) {
    case 'create':
      return [`${operation.milestoneId}/*`];
    case 'remove':
      return [`${operation.milestoneId}/*`];
    case 'restore':
      return [
        `${operation.milestone.id}/*`,
        ...operation.dependencies.map(({ predecessorId, successorId }) => linkKey(predecessorId, successorId)),
      ];
    case 'link':
    case 'unlink':
      return [linkKey(operation.predecessorId, operation.successorId)];
    case 'days-off':
      return ['days-off'];
    case 'describe': {
      const { op: _, milestoneId, ...fields } = operation;
      return Object.entries(fields).flatMap(([field, value]) =>
        value === undefined ? [] : [`${milestoneId}/${field}`],
      );
    }
    case 'estimate':
      return [`${operation.milestoneId}/estimate`];
    case 'constrain':
    case 'move':
      return [`${operation.milestoneId}/dates`];
    case 'progress':
      return [`${operation.milestoneId}/progress`];
    case 'tie':
      return [`${operation.milestoneId}/promises`];
  }
}

function linkKey(predecessorId: string, successorId: string): string {
  return `link ${predecessorId}>${successorId}`;
}

/** What of `mine` collides with what others touched: the same thing, or anything about a milestone that came or went. */
export function overlap(mine: readonly string[], theirs: readonly string[]): string[] {
  const same = new Set(theirs);
  const gone = new Set(theirs.filter((key) => key.endsWith('/*')).map((key) => key.slice(0, -2)));
  const going = mine.filter((key) => key.endsWith('/*')).map((key) => key.slice(0, -2));
  const hit = mine.filter((key) => same.has(key) || milestonesOf(key).some((id) => gone.has(id)));
  // A milestone that I remove while somebody changes it.
  const lost = theirs.filter((key) => milestonesOf(key).some((id) => going.includes(id)));
  return [...new Set([...hit, ...lost])];
}

function milestonesOf(key: string): string[] {
  return key.startsWith('link ') ? key.slice(5).split('>') : [key.split('/')[0]!];
}
