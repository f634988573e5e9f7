import type { PlannedMilestone } from './plan-content.js';
import type { NewMilestone, PlanOperation } from './plan-operation.js';
import type { DependencyType, PlanDependency } from './plan.js';

/** What a milestone waits for, as a form gives it; a kept dependency keeps its type unless another one is given. */
export interface GivenPredecessor {
  readonly milestoneId: string;
  readonly lagDays: number;
  readonly type?: DependencyType | undefined;
}

/** Fields of a milestone that a form or a request names; what is left out stays. */
export type MilestonePatch = {
  readonly [field in keyof Omit<PlannedMilestone, 'id' | 'number'>]?: PlannedMilestone[field] | undefined;
} & { readonly predecessors?: readonly GivenPredecessor[] | undefined };

/** A new milestone with what it waits for, as operations. */
export function createOperations(
  milestoneId: string,
  { predecessors = [], ...given }: MilestonePatch & Pick<NewMilestone, 'outcome' | 'estimateDays'>,
): PlanOperation[] {
  return [{ op: 'create', milestoneId, ...present(given) }, ...linkOperations(milestoneId, predecessors, [])];
}

/** A patch of a milestone as operations; empty when it changes nothing. */
export function patchOperations(
  before: PlannedMilestone,
  patch: MilestonePatch,
  dependencies: readonly PlanDependency[],
): PlanOperation[] {
  const milestoneId = before.id;
  const changed = differences(before, patch);
  const { outcome, ownerId, team, notes, deliverables, estimateDays, estimateRange, promiseIds } = changed;
  const { notBefore, notAfter, startOn, finishOn, startedOn, finishedOn } = changed;
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
    operations.push({ op: 'estimate', milestoneId, estimateDays: likely, estimateRange: patch.estimateRange ?? null });
  }
  const limits = present({ notBefore, notAfter, startOn, finishOn });
  if (any(limits)) operations.push({ op: 'constrain', milestoneId, ...limits });
  if (promiseIds) operations.push({ op: 'tie', milestoneId, promiseIds: [...new Set(promiseIds)] });
  if (patch.predecessors) {
    const own = dependencies.filter(({ successorId }) => successorId === milestoneId);
    operations.push(...linkOperations(milestoneId, patch.predecessors, own));
  }
  return operations;
}

/** Makes what a milestone waits for into exactly these. */
function linkOperations(
  successorId: string,
  predecessors: readonly GivenPredecessor[],
  present: readonly PlanDependency[],
): PlanOperation[] {
  const wanted = new Set(predecessors.map(({ milestoneId }) => milestoneId));
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

/** The fields of a patch that say something else than what is there. */
function differences(before: PlannedMilestone, { predecessors: _, ...patch }: MilestonePatch): MilestonePatch {
  const same = (field: string, value: unknown) =>
    JSON.stringify(value) === JSON.stringify(before[field as keyof PlannedMilestone]);
  return Object.fromEntries(
    Object.entries(patch).filter(([field, value]) => value !== undefined && !same(field, value)),
  );
}

function present<T extends object>(fields: T): { [field in keyof T]: Exclude<T[field], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

function any(fields: object): boolean {
  return Object.keys(fields).length > 0;
}
