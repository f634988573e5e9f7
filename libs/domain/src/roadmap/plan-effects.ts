import type { PlainDate } from '../calendar/plain-date.js';
import { compileCalendar, workingDaysBetween } from '../calendar/working-calendar.js';
import type { MissedLimit, Plan, Schedule } from './plan.js';

/** A plan with its schedule. */
export interface ScheduledPlan {
  readonly plan: Plan;
  readonly schedule: Schedule;
}

/** How a milestone moves, in working days; later is positive. */
export interface MovedMilestone {
  readonly milestoneId: string;
  readonly startDays: number;
  readonly finishDays: number;
}

/** A value before and after a change. */
export interface Change<T> {
  readonly before: T;
  readonly after: T;
}

/** What a change of a plan comes to. */
export interface PlanEffects {
  /** Milestones that are in both plans and have other dates, in the plan's order. */
  readonly moved: readonly MovedMilestone[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly forecast: Change<PlainDate | null>;
  readonly daysToRecover: Change<number>;
  /** Working days by which the forecast moves, later is positive; 0 without a forecast on both sides. */
  readonly forecastDays: number;
  /** Dates set that were kept before, and are missed by more than before. */
  readonly newlyMissed: readonly MissedLimit[];
  /** The launch date held, or was missed by fewer days, and no longer is: such a change needs a reason. */
  readonly breaksLaunch: boolean;
  /** Total float of the milestones that are in both plans, where it changes. */
  readonly floats: ReadonlyMap<string, Change<number>>;
}

/** Compares two schedules of a plan. */
export function effectsOf(before: ScheduledPlan, after: ScheduledPlan): PlanEffects {
  const compiled = compileCalendar(after.plan.calendar);
  const between = (from: PlainDate, to: PlainDate): number =>
    from === to || compiled.kind !== 'ok' ? 0 : workingDaysBetween(compiled.days, from, to);
  const earlier = new Map(before.schedule.milestones.map((milestone) => [milestone.id, milestone]));
  const moved: MovedMilestone[] = [];
  const added: string[] = [];
  const floats = new Map<string, Change<number>>();
  for (const milestone of after.schedule.milestones) {
    const was = earlier.get(milestone.id);
    earlier.delete(milestone.id);
    if (was === undefined) {
      added.push(milestone.id);
      continue;
    }
    if (was.earliestStart !== milestone.earliestStart || was.earliestFinish !== milestone.earliestFinish) {
      moved.push({
        milestoneId: milestone.id,
        startDays: between(was.earliestStart, milestone.earliestStart),
        finishDays: between(was.earliestFinish, milestone.earliestFinish),
      });
    }
    if (was.totalFloatDays !== milestone.totalFloatDays) {
      floats.set(milestone.id, { before: was.totalFloatDays, after: milestone.totalFloatDays });
    }
  }
  const forecast = { before: before.schedule.forecastFinish, after: after.schedule.forecastFinish };
  const daysToRecover = { before: before.schedule.daysToRecover, after: after.schedule.daysToRecover };
  return {
    moved,
    added,
    removed: [...earlier.keys()],
    forecast,
    forecastDays: forecast.before && forecast.after ? between(forecast.before, forecast.after) : 0,
    daysToRecover,
    newlyMissed: newlyMissed(before.schedule.missedLimits, after.schedule.missedLimits),
    breaksLaunch: after.plan.launchDate !== null && daysToRecover.after > daysToRecover.before,
    floats,
  };
}

function newlyMissed(before: readonly MissedLimit[], after: readonly MissedLimit[]): MissedLimit[] {
  return after.filter(({ milestoneId, limit, days }) => {
    const was = before.find((each) => each.milestoneId === milestoneId && each.limit === limit);
    return was === undefined || was.days < days;
  });
}
