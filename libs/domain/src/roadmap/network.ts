import { toDayNumber, type PlainDate } from '../calendar/plain-date.js';
import { compileCalendar, workingIndex, type WorkingDays } from '../calendar/working-calendar.js';
import { hasLimit, readBounds, type Bounds } from './bounds.js';
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
  /** Null when nobody set a date and nothing outside of the plan bears on it. */
  readonly bounds: Bounds | null;
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
  const bounds = readBounds(
    plan.milestones,
    milestones.limited,
    plan.outside ?? [],
    milestones.indexes,
    days,
    problems,
  );
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
      bounds,
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
  const limited: number[] = [];

  for (let index = 0; index < size; index++) {
    const milestone = milestones[index]!;
    const { id, estimateDays, startedOn, finishedOn } = milestone;
    indexes.set(id, index);
    if (!Number.isInteger(estimateDays) || estimateDays < 0 || estimateDays > MAX_PLAN_DAYS) {
      problems.push({ code: 'invalid-estimate', milestoneId: id, value: estimateDays });
    }
    duration[index] = estimateDays;
    if (hasLimit(milestone)) limited.push(index);
    if (startedOn == null && finishedOn == null) continue;
    const start = startedOn == null ? null : actualDay(milestone, 'startedOn', startedOn, problems);
    const finish = finishedOn == null ? null : actualDay(milestone, 'finishedOn', finishedOn, problems);
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
  if (indexes.size < size) problems.push(...repeatedIds(milestones));
  return { indexes, duration, progress, actualStart, actualFinish, limited };
}

function actualDay(
  { id }: PlanMilestone,
  field: 'startedOn' | 'finishedOn',
  value: PlainDate,
  problems: PlanProblem[],
): number {
  const day = toDayNumber(value);
  if (Number.isNaN(day)) problems.push({ code: 'invalid-milestone-date', milestoneId: id, field, value });
  return day;
}

function repeatedIds(milestones: readonly PlanMilestone[]): PlanProblem[] {
  const seen = new Set<string>();
  return milestones.flatMap(({ id }) => {
    if (seen.has(id)) return [{ code: 'duplicate-milestone' as const, milestoneId: id }];
    seen.add(id);
    return [];
  });
}
