import { addDays, fromDayNumber, toDayNumber, type PlainDate } from '../calendar/plain-date.js';
import { compileCalendar, dayOfWorkingIndex, workingIndex, type WorkingDays } from '../calendar/working-calendar.js';
import type { PlannedMilestone } from './plan-content.js';
import type { PlanOnScreen } from './preview.js';
import type { PlanOperation } from './plan-operation.js';

/** What a hand does to bars: on a screen with a pointer, or by keys. */
export type PlanGesture =
  /** Moves milestones by so many days of the calendar, or of work. */
  | {
      readonly kind: 'shift';
      readonly milestoneIds: readonly string[];
      readonly days: number;
      readonly worked: boolean;
    }
  /** Pulls the left end of a bar to a day, the other end stays. */
  | { readonly kind: 'start'; readonly milestoneId: string; readonly to: PlainDate }
  /** Pulls the right end of a bar to a day, its last day of work. */
  | { readonly kind: 'finish'; readonly milestoneId: string; readonly to: PlainDate };

/**
 * The operations that a gesture stands for, empty when it changes nothing. What has started keeps its start: moving it is
 * changing its estimate. What is finished stays.
 */
export function gestureOperations({ content, scheduled }: PlanOnScreen, gesture: PlanGesture): PlanOperation[] {
  if (scheduled === null) return [];
  const compiled = compileCalendar(scheduled.plan.calendar);
  if (compiled.kind !== 'ok') return [];
  const { days } = compiled;
  const of = (id: string): Subject | undefined => {
    const at = content.milestones.findIndex((milestone) => milestone.id === id);
    const dates = scheduled.schedule.milestones[at];
    return dates && { milestone: content.milestones[at]!, start: dates.earliestStart, finish: dates.earliestFinish };
  };
  if (gesture.kind === 'shift') {
    return gesture.milestoneIds.flatMap((id) => {
      const subject = of(id);
      return subject ? shift(days, subject, gesture.days, gesture.worked) : [];
    });
  }
  const subject = of(gesture.milestoneId);
  if (!subject || subject.milestone.finishedOn !== null) return [];
  return gesture.kind === 'finish' ? pullFinish(days, subject, gesture.to) : pullStart(days, subject, gesture.to);
}

interface Subject {
  readonly milestone: PlannedMilestone;
  readonly start: PlainDate;
  readonly finish: PlainDate;
}

function shift(days: WorkingDays, { milestone, start, finish }: Subject, by: number, worked: boolean): PlanOperation[] {
  if (milestone.finishedOn !== null || by === 0) return [];
  const moved = (date: PlainDate): PlainDate => {
    if (!worked) return addDays(date, by);
    return fromDayNumber(dayOfWorkingIndex(days, workingIndex(days, toDayNumber(date)) + by));
  };
  if (milestone.startedOn !== null) return pullFinish(days, { milestone, start, finish }, moved(finish));
  const to = moved(start);
  return to === start ? [] : [{ op: 'move', milestoneId: milestone.id, to }];
}

function pullFinish(days: WorkingDays, { milestone, start, finish }: Subject, to: PlainDate): PlanOperation[] {
  const worked = lengthOf(days, start, to);
  // A bar does not get shorter than a day by hand, and an event stays one until it is pulled out.
  const estimateDays = Math.max(milestone.estimateDays === 0 ? 0 : 1, worked);
  const unchanged = estimateDays === milestone.estimateDays || to === finish;
  return unchanged ? [] : [estimate(milestone, estimateDays)];
}

function pullStart(days: WorkingDays, { milestone, start, finish }: Subject, to: PlainDate): PlanOperation[] {
  if (milestone.startedOn !== null || milestone.estimateDays === 0 || to === start) return [];
  const estimateDays = lengthOf(days, to, finish);
  if (estimateDays < 1) return [];
  const operations: PlanOperation[] = [{ op: 'move', milestoneId: milestone.id, to }];
  return estimateDays === milestone.estimateDays ? operations : [estimate(milestone, estimateDays), ...operations];
}

/** The likely number changes; the outer two follow it only as far as they must. */
function estimate({ id, estimateRange }: PlannedMilestone, estimateDays: number): PlanOperation {
  if (estimateRange === null) return { op: 'estimate', milestoneId: id, estimateDays };
  const range = {
    optimisticDays: Math.min(estimateRange.optimisticDays, estimateDays),
    pessimisticDays: Math.max(estimateRange.pessimisticDays, estimateDays),
  };
  return { op: 'estimate', milestoneId: id, estimateDays, estimateRange: range };
}

/** Working days from one date to another, both included. */
function lengthOf(days: WorkingDays, from: PlainDate, to: PlainDate): number {
  return workingIndex(days, toDayNumber(to) + 1) - workingIndex(days, toDayNumber(from));
}
