import { toDayNumber, type PlainDate } from '../calendar/plain-date.js';
import { compileCalendar, workingIndex, type WorkingDays } from '../calendar/working-calendar.js';
import { FINISHED, STARTED } from './progress.js';
import { readLinks, type Links } from './network-links.js';
import { MAX_PLAN_DAYS, type Plan, type PlanMilestone, type PlanProblem } from './plan.js';

/**
 * A plan as numbers. Milestones are 0..n-1 in the plan's order. Times are counted in working days as boundaries between
 * days: start s and finish f = s + duration mean work on the days s … f-1, so that nothing needs a plus or minus one.
 */
export interface Network extends Links {
  readonly size: number;
  readonly days: WorkingDays;
  /** The morning of today, or of the next working day. */
  readonly today: number;
  /** The evening of the launch date; null without one. */
  readonly deadline: number | null;
  readonly duration: Int32Array;
  readonly progress: Uint8Array;
  readonly actualStart: Int32Array;
  readonly actualFinish: Int32Array;
}

/** A plan as numbers, or everything that is wrong with it. */
export type NetworkResult =
  | { readonly kind: 'ok'; readonly network: Network }
  | { readonly kind: 'invalid'; readonly problems: readonly PlanProblem[] };

/** Checks a plan and turns it into numbers; every id is looked up once, here. */
export function buildNetwork(plan: Plan): NetworkResult {
  const problems: PlanProblem[] = [];
  const calendar = compileCalendar(plan.calendar);
  if (calendar.kind === 'invalid') return calendar;
  const { days } = calendar;

  const today = toDayNumber(plan.today);
  if (Number.isNaN(today)) problems.push({ code: 'invalid-plan-date', field: 'today', value: plan.today });
  const launch = plan.launchDate === null ? null : toDayNumber(plan.launchDate);
  if (Number.isNaN(launch)) problems.push({ code: 'invalid-plan-date', field: 'launchDate', value: plan.launchDate! });

  const milestones = readMilestones(plan.milestones, days, problems);
  const links = readLinks(plan.dependencies, milestones.indexes, milestones.progress, problems);
  if (problems.length > 0) return { kind: 'invalid', problems };
  return {
    kind: 'ok',
    network: {
      size: plan.milestones.length,
      days,
      today: workingIndex(days, today),
      deadline: launch === null ? null : workingIndex(days, launch + 1),
      duration: milestones.duration,
      progress: milestones.progress,
      actualStart: milestones.actualStart,
      actualFinish: milestones.actualFinish,
      ...links,
    },
  };
}

function readMilestones(milestones: readonly PlanMilestone[], days: WorkingDays, problems: PlanProblem[]) {
  const size = milestones.length;
  const indexes = new Map<string, number>();
  const duration = new Int32Array(size);
  const progress = new Uint8Array(size);
  const actualStart = new Int32Array(size);
  const actualFinish = new Int32Array(size);
  let duplicates = 0;

  const actualDay = (milestoneId: string, field: 'startedOn' | 'finishedOn', value: PlainDate) => {
    const day = toDayNumber(value);
    if (Number.isNaN(day)) problems.push({ code: 'invalid-milestone-date', milestoneId, field, value });
    return day;
  };
  for (let index = 0; index < size; index++) {
    const { id, estimateDays, startedOn, finishedOn } = milestones[index]!;
    indexes.set(id, index);
    if (indexes.size + duplicates <= index) {
      duplicates++;
      problems.push({ code: 'duplicate-milestone', milestoneId: id });
    }
    if (!Number.isInteger(estimateDays) || estimateDays < 0 || estimateDays > MAX_PLAN_DAYS) {
      problems.push({ code: 'invalid-estimate', milestoneId: id, value: estimateDays });
    }
    duration[index] = estimateDays;
    const start = startedOn == null ? null : actualDay(id, 'startedOn', startedOn);
    const finish = finishedOn == null ? null : actualDay(id, 'finishedOn', finishedOn);
    if (start !== null && finish !== null && finish < start) {
      problems.push({ code: 'finished-before-started', milestoneId: id });
    }
    if (finish !== null) {
      progress[index] = FINISHED;
      actualFinish[index] = workingIndex(days, finish + 1);
      actualStart[index] = start === null ? actualFinish[index]! - estimateDays : workingIndex(days, start);
    } else if (start !== null) {
      progress[index] = STARTED;
      actualStart[index] = workingIndex(days, start);
    }
  }
  return { indexes, duration, progress, actualStart, actualFinish };
}
