import type { Milestone, Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import { isPlainDate, type PlainDate } from '@workback/domain/calendar/plain-date';
import { plainDateIn } from '@workback/domain/calendar/zoned-time';
import { compileCalendar } from '@workback/domain/calendar/working-calendar';
import { dueAfterCheckIn } from '@workback/domain/check-in/check-in-cadence';
import type { Plan, ScheduledMilestone, ScheduleResult } from '@workback/domain/roadmap/plan';
import { schedule } from '@workback/domain/roadmap/schedule';
import type { WorkspaceCalendar } from '../workspace/workspace.service.js';
import { problemSentence } from './plan-problem.js';
import type { MilestoneRow, RoadmapRow } from './roadmap.repository.js';

/** The stored plan as the schedule takes it. */
export function toPlan(row: RoadmapRow, calendar: WorkspaceCalendar): Plan {
  const { workingDays, holidays, today } = calendar;
  return {
    milestones: row.milestones,
    dependencies: row.dependencies,
    launchDate: row.launchDate !== null && isPlainDate(row.launchDate) ? row.launchDate : null,
    today,
    calendar: { workingDays, holidays },
  };
}

/** A roadmap as it crosses the wire, scheduled. */
export function toRoadmap(row: RoadmapRow, calendar: WorkspaceCalendar): Roadmap {
  const plan = toPlan(row, calendar);
  const result = schedule(plan);
  const scheduled = result.kind === 'ok' ? result : null;
  const lastWord = lastWords(row, calendar);
  const predecessors = Map.groupBy(row.dependencies, ({ successorId }) => successorId);
  return {
    initiativeId: row.initiativeId,
    milestones: row.milestones.map((milestone, position) =>
      toMilestone(
        milestone,
        (predecessors.get(milestone.id) ?? []).map(({ predecessorId, lagDays }) => ({
          milestoneId: predecessorId,
          lagDays,
        })),
        scheduled?.milestones[position] ?? null,
        lastWord(milestone),
      ),
    ),
    launchDate: plan.launchDate,
    forecastLaunch: scheduled?.forecastFinish ?? null,
    daysToRecover: daysToRecover(plan, result),
    minimumFloatDays: scheduled?.minimumFloatDays ?? null,
    criticalPath: [...(scheduled?.criticalPath ?? [])],
    problem: problemSentence(row.milestones, result),
    today: plan.today,
    workingDays: [...calendar.workingDays],
    holidays: [...calendar.holidays],
  };
}

function daysToRecover(plan: Plan, result: ScheduleResult): number | null {
  if (result.kind !== 'ok' || plan.launchDate === null || plan.milestones.length === 0) return null;
  return result.daysToRecover;
}

function toMilestone(
  { lastCheckIn: _, promiseIds, ...row }: MilestoneRow,
  predecessors: Milestone['predecessors'],
  scheduled: ScheduledMilestone | null,
  lastCheckIn: Milestone['lastCheckIn'],
): Milestone {
  return {
    ...row,
    predecessors,
    promiseIds: [...promiseIds],
    scheduled: scheduled && toScheduled(scheduled),
    lastCheckIn,
  };
}

/** The last words on milestones; while work goes on they hold as long as the rhythm of check-ins says. */
function lastWords(
  { checkInRule }: RoadmapRow,
  { workingDays, holidays, timeZone, today }: WorkspaceCalendar,
): (milestone: MilestoneRow) => Milestone['lastCheckIn'] {
  const compiled = compileCalendar({ workingDays, holidays });
  const holdsUntil = (on: PlainDate): PlainDate =>
    checkInRule === null || compiled.kind !== 'ok' ? today : dueAfterCheckIn(checkInRule, on, compiled.days);
  return ({ lastCheckIn, startedOn, finishedOn }) => {
    if (lastCheckIn === null) return null;
    const { colour, note, atMs } = lastCheckIn;
    const on = plainDateIn(atMs, timeZone);
    const outdated = startedOn !== null && finishedOn === null && holdsUntil(on) < today;
    return { colour, note, on, outdated };
  };
}

/** Once work has started, the day by which it had to is its latest start. */
function toScheduled({ id: _, startBy, ...dates }: ScheduledMilestone): Milestone['scheduled'] {
  return { ...dates, startBy: startBy ?? dates.latestStart };
}
