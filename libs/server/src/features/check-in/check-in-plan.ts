import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import { compileCalendar, workingDaysBetween } from '@workback/domain/calendar/working-calendar';
import type { CheckInEntity } from './check-in.entity.js';

type PlanFigures = Pick<CheckInEntity, 'planFinishOn' | 'planDueOn' | 'planRemainingDays'>;

const NOTHING: PlanFigures = { planFinishOn: null, planDueOn: null, planRemainingDays: null };

/** What the plan says at this moment about the subject of a check-in; nothing when it cannot be scheduled. */
export function planFigures(roadmap: Roadmap, milestoneId: string | null): PlanFigures {
  const scheduled = roadmap.milestones.filter(
    (milestone) => milestone.scheduled !== null && (milestoneId === null || milestone.id === milestoneId),
  );
  if (scheduled.length === 0) return NOTHING;
  const planRemainingDays = scheduled.reduce((sum, milestone) => sum + remainingDays(roadmap, milestone), 0);
  if (milestoneId === null) {
    if (roadmap.forecastLaunch === null) return NOTHING;
    return { planFinishOn: roadmap.forecastLaunch, planDueOn: roadmap.launchDate, planRemainingDays };
  }
  const { earliestFinish, latestFinish } = scheduled[0]!.scheduled!;
  return { planFinishOn: earliestFinish, planDueOn: latestFinish, planRemainingDays };
}

/** Working days of work that are left: of a started milestone those until its finish, today included. */
function remainingDays(roadmap: Roadmap, milestone: Roadmap['milestones'][number]): number {
  if (milestone.finishedOn !== null) return 0;
  if (milestone.startedOn === null) return milestone.estimateDays;
  const calendar = compileCalendar(roadmap);
  if (calendar.kind !== 'ok') return milestone.estimateDays;
  return Math.max(0, workingDaysBetween(calendar.days, roadmap.today, milestone.scheduled!.earliestFinish) + 1);
}
