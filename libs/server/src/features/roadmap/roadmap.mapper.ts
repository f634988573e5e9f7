import type { Milestone } from '@workback/contracts/roadmap/milestone.schemas';
import type { PlanChange } from '@workback/contracts/roadmap/plan-change.schemas';
import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import { isPlainDate, type PlainDate } from '@workback/domain/calendar/plain-date';
import { plainDateIn } from '@workback/domain/calendar/zoned-time';
import { compileCalendar } from '@workback/domain/calendar/working-calendar';
import { dueAfterCheckIn } from '@workback/domain/check-in/check-in-cadence';
import type { ScheduledMilestone, ScheduleResult } from '@workback/domain/roadmap/plan';
import {
  planOf,
  type PlanContent,
  type PlannedMilestone,
  type PlanSetting,
} from '@workback/domain/roadmap/plan-content';
import { schedule } from '@workback/domain/roadmap/schedule';
import type { CrossDependencyRow } from '../cross-dependency/cross-dependency.repository.js';
import type { WorkspaceCalendar } from '../workspace/workspace.service.js';
import type { PlanChangeRow } from './plan-change.repository.js';
import { problemSentence } from './plan-problem.js';
import type { MilestoneRow, RoadmapRow } from './roadmap.repository.js';

/** The stored plan as operations change it. */
export function toContent({ milestones, dependencies, daysOff, lastNumber }: RoadmapRow): PlanContent {
  return { milestones: milestones.map(toPlanned), dependencies, daysOff, lastNumber };
}

function toPlanned({ version: _, owner: _owner, lastCheckIn: _checkIn, ...milestone }: MilestoneRow): PlannedMilestone {
  return milestone;
}

/** What the stored plan is scheduled with. */
export function toSetting(
  { launchDate, outside = [] }: RoadmapRow,
  { today, workingDays, holidays }: WorkspaceCalendar,
): PlanSetting {
  return {
    today,
    launchDate: launchDate !== null && isPlainDate(launchDate) ? launchDate : null,
    calendar: { workingDays, holidays },
    outside,
  };
}

/** A roadmap as it crosses the wire, scheduled. */
export function toRoadmap(row: RoadmapRow, calendar: WorkspaceCalendar): Roadmap {
  const plan = planOf(toContent(row), toSetting(row, calendar));
  const result = schedule(plan);
  const scheduled = result.kind === 'ok' ? result : null;
  const lastWord = lastWords(row, calendar);
  const predecessors = Map.groupBy(row.dependencies, ({ successorId }) => successorId);
  return {
    initiativeId: row.initiativeId,
    planVersion: row.planVersion,
    milestones: row.milestones.map((milestone, position) =>
      toMilestone(
        milestone,
        (predecessors.get(milestone.id) ?? []).map(({ predecessorId, lagDays, type }) => ({
          milestoneId: predecessorId,
          lagDays,
          type,
        })),
        scheduled?.milestones[position] ?? null,
        lastWord(milestone),
      ),
    ),
    lastNumber: row.lastNumber,
    launchDate: plan.launchDate,
    forecastLaunch: scheduled?.forecastFinish ?? null,
    daysToRecover: daysToRecoverOf(plan.launchDate, result),
    launchFloatDays: plan.launchDate === null ? null : (scheduled?.launchFloatDays ?? null),
    minimumFloatDays: scheduled?.minimumFloatDays ?? null,
    criticalPath: [...(scheduled?.criticalPath ?? [])],
    missedLimits: [...(scheduled?.missedLimits ?? [])],
    problem: problemSentence(row.milestones, result),
    today: plan.today,
    workingDays: [...calendar.workingDays],
    holidays: [...calendar.holidays],
    holidayNames: { ...calendar.holidayNames },
    daysOff: [...row.daysOff],
    crossing: (row.crossing ?? []).map((each) => toCrossDependency(each, row)),
  };
}

/** Null where nothing is promised or planned. */
export function daysToRecoverOf(launchDate: string | null, result: ScheduleResult): number | null {
  if (result.kind !== 'ok' || launchDate === null || result.milestones.length === 0) return null;
  return result.daysToRecover;
}

function toMilestone(
  { lastCheckIn: _, promiseIds, deliverables, ownerId: _owner, ...row }: MilestoneRow,
  predecessors: Milestone['predecessors'],
  scheduled: ScheduledMilestone | null,
  lastCheckIn: Milestone['lastCheckIn'],
): Milestone {
  return {
    ...row,
    predecessors,
    deliverables: [...deliverables],
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

/** A change of a plan as it crosses the wire. */
export function toPlanChange({ at, ...row }: PlanChangeRow): PlanChange {
  return { ...row, at: at.toISOString() };
}

/** A dependency on, or of, another initiative, with the date that crosses. */
function toCrossDependency(
  { id, predecessor, successor, type, lagDays }: CrossDependencyRow,
  { initiativeId, outside = [] }: RoadmapRow,
): Roadmap['crossing'][number] {
  const waits = successor.initiativeId === initiativeId;
  const [own, other] = waits ? [successor, predecessor] : [predecessor, successor];
  const link = outside.find((each) => each.milestoneId === own.milestoneId && each.otherId === other.milestoneId);
  return {
    id,
    milestoneId: own.milestoneId,
    direction: waits ? 'waits-for' : 'awaited-by',
    other,
    type,
    lagDays,
    date: link?.date ?? null,
  };
}
