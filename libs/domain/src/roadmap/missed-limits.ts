import { limitBoundary } from './bounds.js';
import type { Network } from './network.js';
import type { Times } from './passes.js';
import type { MissedLimit, PlanMilestone } from './plan.js';
import { FINISHED, UNSTARTED } from './progress.js';

const CEILINGS = ['startOn', 'finishOn', 'notAfter'] as const;

/** The dates set for unfinished milestones that they miss, in the plan's order; none of what has already begun or ended. */
export function missedLimits(
  milestones: readonly PlanMilestone[],
  { days, progress, bounds }: Network,
  { start, finish }: Times,
): MissedLimit[] {
  if (bounds === null) return [];
  return milestones.flatMap((milestone, index) => {
    if (progress[index] === FINISHED) return [];
    return CEILINGS.flatMap((limit): MissedLimit[] => {
      const date = milestone[limit];
      if (date == null || (limit === 'startOn' && progress[index] !== UNSTARTED)) return [];
      const allowed = limitBoundary(days, limit, date, milestone.estimateDays === 0);
      const late = (limit === 'startOn' ? start[index]! : finish[index]!) - allowed;
      return late > 0 ? [{ milestoneId: milestone.id, limit, date, days: late }] : [];
    });
  });
}
