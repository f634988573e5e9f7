import type { PlainDate } from '@workback/domain/calendar/plain-date';
import type { PlanDependency } from '@workback/domain/roadmap/plan';
import type { FieldError } from '../../platform/errors/failure.js';

/** A dependency as people give it. */
export interface Predecessor {
  readonly milestoneId: string;
  readonly lagDays: number;
}

/** Work starts before it ends, and neither lies in the future. */
export function dateErrors(startedOn: PlainDate | null, finishedOn: PlainDate | null, today: PlainDate): FieldError[] {
  const errors: FieldError[] = [];
  const future = `must not be after today, ${today}`;
  if (startedOn !== null && startedOn > today) errors.push({ field: 'startedOn', message: future });
  if (finishedOn !== null && finishedOn > today) errors.push({ field: 'finishedOn', message: future });
  if (finishedOn !== null && startedOn === null) {
    errors.push({ field: 'startedOn', message: 'say on which day it was started; it is finished' });
  }
  if (finishedOn !== null && startedOn !== null && finishedOn < startedOn) {
    errors.push({ field: 'finishedOn', message: `must not be before its start, ${startedOn}` });
  }
  return errors;
}

/** Predecessors are other milestones of the same initiative, each named once. */
export function predecessorErrors(
  predecessors: readonly Predecessor[],
  milestoneId: string | null,
  milestoneIds: ReadonlySet<string>,
): FieldError[] {
  const field = 'predecessors';
  const ids = predecessors.map((each) => each.milestoneId);
  if (milestoneId !== null && ids.includes(milestoneId)) {
    return [{ field, message: 'a milestone cannot wait for itself' }];
  }
  if (ids.some((id) => !milestoneIds.has(id))) {
    return [{ field, message: 'every one must be a milestone of this initiative' }];
  }
  if (new Set(ids).size < ids.length) return [{ field, message: 'name every milestone only once' }];
  return [];
}

/** The dependencies of a plan after a milestone's predecessors were replaced; a kept one keeps its type. */
export function withPredecessors(
  dependencies: readonly PlanDependency[],
  successorId: string,
  predecessors: readonly Predecessor[],
): { all: PlanDependency[]; own: PlanDependency[] } {
  const before = new Map(
    dependencies.filter((each) => each.successorId === successorId).map((each) => [each.predecessorId, each.type]),
  );
  const own = predecessors.map(({ milestoneId, lagDays }) => ({
    predecessorId: milestoneId,
    successorId,
    type: before.get(milestoneId) ?? ('FS' as const),
    lagDays,
  }));
  return { all: [...dependencies.filter((each) => each.successorId !== successorId), ...own], own };
}
