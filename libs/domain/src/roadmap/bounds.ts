import { toDayNumber, type PlainDate } from '../calendar/plain-date.js';
import { workingIndex, type WorkingDays } from '../calendar/working-calendar.js';
import {
  DATE_LIMITS,
  DEPENDENCY_TYPES,
  MAX_PLAN_DAYS,
  type DateLimit,
  type DateLimits,
  type OutsideLink,
  type PlanMilestone,
  type PlanProblem,
} from './plan.js';

/** No bound below, none above: further than any time of a plan. */
export const NO_FLOOR = -0x4000_0000;
export const NO_CEILING = 0x3fff_ffff;

/**
 * Bounds that do not come from dependencies inside the plan: dates that people set, and milestones of other plans.
 * Times are boundaries as in `Network`.
 */
export interface Bounds {
  readonly startFloor: Int32Array;
  readonly finishFloor: Int32Array;
  readonly startCeiling: Int32Array;
  readonly finishCeiling: Int32Array;
}

/** The boundary that a date set for a milestone stands for; an event is bounded by the evening of its day. */
export function limitBoundary(days: WorkingDays, limit: DateLimit, date: PlainDate, isEvent: boolean): number {
  const day = toDayNumber(date);
  if (limit === 'notAfter' || limit === 'finishOn') return workingIndex(days, day + 1);
  return workingIndex(days, day) + (isEvent ? 1 : 0);
}

/** The boundary that a milestone of another plan allows here: the earliest when this one waits, else the latest. */
export function outsideBoundary(days: WorkingDays, { direction, type, date, lagDays }: OutsideLink): number {
  const end = direction === 'waits-for' ? type[0] : type[1];
  const boundary = workingIndex(days, toDayNumber(date) + (end === 'F' ? 1 : 0));
  return direction === 'waits-for' ? boundary + lagDays : boundary - lagDays;
}

/** Says whether somebody set a date for a milestone. */
export function hasLimit({ notBefore, notAfter, startOn, finishOn }: DateLimits): boolean {
  return notBefore != null || notAfter != null || startOn != null || finishOn != null;
}

/** The bounds of a plan, of which `limited` milestones have dates set; null when it has none. Appends what is wrong. */
export function readBounds(
  milestones: readonly PlanMilestone[],
  limited: readonly number[],
  outside: readonly OutsideLink[],
  indexes: ReadonlyMap<string, number>,
  days: WorkingDays,
  problems: PlanProblem[],
): Bounds | null {
  if (limited.length === 0 && outside.length === 0) return null;
  const bounds = openBounds(milestones.length);
  for (const index of limited) readLimits(milestones[index]!, index, days, bounds, problems);
  for (const link of outside) {
    const index = indexes.get(link.milestoneId);
    if (index === undefined || !isUsable(link)) {
      problems.push({ code: 'invalid-outside-link', milestoneId: link.milestoneId, link });
      continue;
    }
    const boundary = outsideBoundary(days, link);
    if (link.direction === 'waits-for')
      raise(link.type[1] === 'S' ? bounds.startFloor : bounds.finishFloor, index, boundary);
    else lower(link.type[0] === 'S' ? bounds.startCeiling : bounds.finishCeiling, index, boundary);
  }
  return bounds;
}

function openBounds(size: number): Bounds {
  return {
    startFloor: new Int32Array(size).fill(NO_FLOOR),
    finishFloor: new Int32Array(size).fill(NO_FLOOR),
    startCeiling: new Int32Array(size).fill(NO_CEILING),
    finishCeiling: new Int32Array(size).fill(NO_CEILING),
  };
}

function readLimits(
  milestone: PlanMilestone,
  index: number,
  days: WorkingDays,
  bounds: Bounds,
  problems: PlanProblem[],
) {
  for (const limit of DATE_LIMITS) {
    const date = milestone[limit];
    if (date == null) continue;
    if (Number.isNaN(toDayNumber(date))) {
      problems.push({ code: 'invalid-milestone-date', milestoneId: milestone.id, field: limit, value: date });
      continue;
    }
    const boundary = limitBoundary(days, limit, date, milestone.estimateDays === 0);
    if (limit === 'notBefore' || limit === 'startOn') raise(bounds.startFloor, index, boundary);
    if (limit === 'finishOn') raise(bounds.finishFloor, index, boundary);
    if (limit === 'startOn') lower(bounds.startCeiling, index, boundary);
    if (limit === 'notAfter' || limit === 'finishOn') lower(bounds.finishCeiling, index, boundary);
  }
}

function isUsable({ type, lagDays, date }: OutsideLink): boolean {
  const knownType = DEPENDENCY_TYPES.includes(type);
  return (
    knownType && Number.isInteger(lagDays) && Math.abs(lagDays) <= MAX_PLAN_DAYS && !Number.isNaN(toDayNumber(date))
  );
}

function raise(floor: Int32Array, index: number, boundary: number): void {
  floor[index] = Math.max(floor[index]!, boundary);
}

function lower(ceiling: Int32Array, index: number, boundary: number): void {
  ceiling[index] = Math.min(ceiling[index]!, boundary);
}
