import type { PlainDate } from '../calendar/plain-date.js';
import { workingDaysBetween, type WorkingDays } from '../calendar/working-calendar.js';
import type { PlannedMilestone } from './plan-content.js';
import type { Schedule, ScheduledMilestone } from './plan.js';

/** A milestone as it was planned when the baseline was taken. */
export interface BaselineMilestone {
  readonly id: string;
  readonly number: number;
  readonly outcome: string;
  readonly estimateDays: number;
  readonly start: PlainDate;
  readonly finish: PlainDate;
}

/** A plan as it stood on one day, to measure slip and added scope against. */
export interface PlanBaseline {
  readonly launchDate: PlainDate | null;
  readonly forecast: PlainDate | null;
  readonly milestones: readonly BaselineMilestone[];
}

/** Keeps a plan as it stands. */
export function takeBaseline(
  milestones: readonly PlannedMilestone[],
  schedule: Schedule,
  launchDate: PlainDate | null,
): PlanBaseline {
  return {
    launchDate,
    forecast: schedule.forecastFinish,
    milestones: milestones.map(({ id, number, outcome, estimateDays }, at) => {
      const { earliestStart, earliestFinish } = schedule.milestones[at]!;
      return { id, number, outcome, estimateDays, start: earliestStart, finish: earliestFinish };
    }),
  };
}

/** How a plan differs from its baseline; days are working days, later and more are positive. */
export interface BaselineComparison {
  /** By milestone that is in both: how much later it starts and finishes. */
  readonly slips: ReadonlyMap<string, { readonly startDays: number; readonly finishDays: number }>;
  /** How much later the whole plan ends; null without an end on both sides. */
  readonly forecastSlipDays: number | null;
  readonly added: readonly PlannedMilestone[];
  readonly removed: readonly BaselineMilestone[];
  readonly reestimated: readonly { readonly milestone: PlannedMilestone; readonly before: number }[];
  /** Days of work added less those taken away, over all three. */
  readonly scopeDays: number;
}

/** Measures a plan against a baseline. */
export function compareWithBaseline(
  baseline: PlanBaseline,
  milestones: readonly PlannedMilestone[],
  scheduled: readonly Pick<ScheduledMilestone, 'id' | 'earliestStart' | 'earliestFinish'>[],
  forecast: PlainDate | null,
  days: WorkingDays,
): BaselineComparison {
  const dates = new Map(scheduled.map((each) => [each.id, each]));
  const left = new Map(baseline.milestones.map((each) => [each.id, each]));
  const slips = new Map<string, { startDays: number; finishDays: number }>();
  const added: PlannedMilestone[] = [];
  const reestimated: { milestone: PlannedMilestone; before: number }[] = [];
  for (const milestone of milestones) {
    const was = left.get(milestone.id);
    left.delete(milestone.id);
    if (was === undefined) {
      added.push(milestone);
      continue;
    }
    if (was.estimateDays !== milestone.estimateDays) reestimated.push({ milestone, before: was.estimateDays });
    const now = dates.get(milestone.id);
    if (now === undefined) continue;
    slips.set(milestone.id, {
      startDays: workingDaysBetween(days, was.start, now.earliestStart),
      finishDays: workingDaysBetween(days, was.finish, now.earliestFinish),
    });
  }
  const removed = [...left.values()];
  const sum = (estimates: readonly { readonly estimateDays: number }[]) =>
    estimates.reduce((total, { estimateDays }) => total + estimateDays, 0);
  const grown = reestimated.reduce((total, { milestone, before }) => total + milestone.estimateDays - before, 0);
  return {
    slips,
    forecastSlipDays:
      baseline.forecast === null || forecast === null ? null : workingDaysBetween(days, baseline.forecast, forecast),
    added,
    removed,
    reestimated,
    scopeDays: sum(added) - sum(removed) + grown,
  };
}
