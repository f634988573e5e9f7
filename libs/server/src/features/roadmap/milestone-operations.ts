import type { milestoneCreateSchema, milestonePatchSchema } from '@workback/contracts/roadmap/milestone.schemas';
import type { PlanDependency } from '@workback/domain/roadmap/plan';
import type { PlanOperation } from '@workback/domain/roadmap/plan-operation';
import type { z } from 'zod';
import { invalid } from '../../platform/errors/failure.js';
import type { MilestoneRow } from './roadmap.repository.js';

export type MilestoneCreate = z.output<typeof milestoneCreateSchema>;
export type MilestonePatch = z.output<typeof milestonePatchSchema>;
type Predecessors = NonNullable<MilestonePatch['predecessors']>;

/** A new milestone with what it waits for, as operations. */
export function createOperations(
  milestoneId: string,
  { predecessors = [], ...given }: MilestoneCreate,
): PlanOperation[] {
  return [{ op: 'create', milestoneId, ...present(given) }, ...linkOperations(milestoneId, predecessors, [])];
}

/** A patch of a milestone as operations; empty when it names nothing. */
export function patchOperations(
  before: MilestoneRow,
  patch: MilestonePatch,
  dependencies: readonly PlanDependency[],
): PlanOperation[] {
  const milestoneId = before.id;
  const { outcome, ownerId, team, notes, deliverables, estimateDays, estimateRange, promiseIds, predecessors } = patch;
  const { notBefore, notAfter, startOn, finishOn, startedOn, finishedOn } = patch;
  const operations: PlanOperation[] = [];
  // What happened first: it is what the change is called after.
  if (startedOn !== undefined || finishedOn !== undefined) {
    operations.push({
      op: 'progress',
      milestoneId,
      startedOn: startedOn === undefined ? before.startedOn : startedOn,
      finishedOn: finishedOn === undefined ? before.finishedOn : finishedOn,
    });
  }
  const words = present({ outcome, ownerId, team, notes, deliverables });
  if (any(words)) operations.push({ op: 'describe', milestoneId, ...words });
  if (estimateDays !== undefined || estimateRange !== undefined) {
    const likely = estimateDays ?? before.estimateDays;
    operations.push({ op: 'estimate', milestoneId, estimateDays: likely, estimateRange: estimateRange ?? null });
  }
  const limits = present({ notBefore, notAfter, startOn, finishOn });
  if (any(limits)) operations.push({ op: 'constrain', milestoneId, ...limits });
  if (promiseIds) operations.push({ op: 'tie', milestoneId, promiseIds: [...new Set(promiseIds)] });
  if (predecessors) {
    const present = dependencies.filter(({ successorId }) => successorId === milestoneId);
    operations.push(...linkOperations(milestoneId, predecessors, present));
  }
  return operations;
}

/** Makes what a milestone waits for into exactly these; a kept dependency keeps its type unless another one is given. */
function linkOperations(
  successorId: string,
  predecessors: Predecessors,
  present: readonly PlanDependency[],
): PlanOperation[] {
  const wanted = new Map(predecessors.map((each) => [each.milestoneId, each]));
  if (wanted.size < predecessors.length) {
    throw invalid([{ field: 'predecessors', message: 'name every milestone only once' }]);
  }
  const were = new Map(present.map((link) => [link.predecessorId, link]));
  const gone = present.flatMap(({ predecessorId }): PlanOperation[] =>
    wanted.has(predecessorId) ? [] : [{ op: 'unlink', predecessorId, successorId }],
  );
  const links = predecessors.flatMap(({ milestoneId, lagDays, type }): PlanOperation[] => {
    const was = were.get(milestoneId);
    const link = { predecessorId: milestoneId, successorId, type: type ?? was?.type ?? 'FS', lagDays };
    return was?.lagDays === link.lagDays && was.type === link.type ? [] : [{ op: 'link', ...link }];
  });
  return [...gone, ...links];
}

function present<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

function any(fields: object): boolean {
  return Object.keys(fields).length > 0;
}
