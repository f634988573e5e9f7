import { moveOperations } from './move.js';
import type { PlanContent, PlannedMilestone, PlanSetting } from './plan-content.js';
import { touchedBy, type PlanOperation } from './plan-operation.js';
import { estimateProblems, limitProblems, progressProblems, type MilestoneProblem } from './plan-rules.js';
import type { PlanDependency } from './plan.js';

/** Why a change cannot be made: which operation, which of its fields, and what is wrong. */
export interface OperationRefusal extends MilestoneProblem {
  readonly index: number;
}

/** A plan after a change, with the operations that would take it back, or everything that stands against it. */
export type AppliedOperations =
  | {
      readonly kind: 'ok';
      readonly content: PlanContent;
      /** The operations with every move worked out into dates and lags. */
      readonly made: readonly PlanOperation[];
      readonly inverse: readonly PlanOperation[];
      readonly touched: readonly string[];
    }
  | { readonly kind: 'refused'; readonly refusals: readonly OperationRefusal[] };

/**
 * Makes all operations, one after the other, or none. Rings of dependencies are for the schedule to find; who may own a
 * milestone and which promises exist is for the caller to know.
 */
export function applyOperations(
  before: PlanContent,
  operations: readonly PlanOperation[],
  setting: PlanSetting,
): AppliedOperations {
  return apply(before, operations, setting, problemsOf);
}

/** Takes a change back by its inverse: what was there before is not questioned again. */
export function undoOperations(
  before: PlanContent,
  inverse: readonly PlanOperation[],
  setting: PlanSetting,
): AppliedOperations {
  return apply(before, inverse, setting, () => []);
}

function apply(
  before: PlanContent,
  operations: readonly PlanOperation[],
  setting: PlanSetting,
  rules: typeof problemsOf,
): AppliedOperations {
  let content = before;
  const inverse: PlanOperation[] = [];
  const made: PlanOperation[] = [];
  const touched = new Set<string>();
  const lastTouch = new Map<string, { index: number; fields: ReadonlySet<string> }>();
  const refusals: OperationRefusal[] = [];

  operations.forEach((given, index) => {
    const steps = given.op === 'move' ? moveOperations(content, setting, given.milestoneId, given.to) : [given];
    if (steps === null) {
      refusals.push({ index, ...moveProblem(content, given as Extract<PlanOperation, { op: 'move' }>) });
      return;
    }
    for (const operation of steps) {
      const done = applyOne(content, operation);
      if ('field' in done) {
        refusals.push({ index, ...done });
        continue;
      }
      content = done.content;
      made.push(operation);
      inverse.unshift(...done.inverse);
      touchedBy(operation).forEach((key) => touched.add(key));
      if ('milestoneId' in operation) lastTouch.set(operation.milestoneId, { index, fields: fieldsOf(given) });
    }
  });
  for (const [milestoneId, { index, fields }] of lastTouch) {
    const milestone = content.milestones.find(({ id }) => id === milestoneId);
    if (milestone) refusals.push(...rules(milestone, fields, setting).map((problem) => ({ index, ...problem })));
  }
  if (refusals.length > 0) return { kind: 'refused', refusals };
  return { kind: 'ok', content, made, inverse, touched: [...touched] };
}

function moveProblem(
  { milestones }: PlanContent,
  { milestoneId }: Extract<PlanOperation, { op: 'move' }>,
): MilestoneProblem {
  const milestone = milestones.find(({ id }) => id === milestoneId);
  if (!milestone) return UNKNOWN;
  if (milestone.startedOn !== null || milestone.finishedOn !== null) {
    return { field: 'milestoneId', message: 'has started and cannot be moved; change its dates instead' };
  }
  return { field: 'to', message: 'cannot be worked out, because the plan has no schedule' };
}

/** Which groups of fields an operation sets: only those are questioned, old dates are not; a move may miss a date set. */
function fieldsOf({ op }: PlanOperation): ReadonlySet<string> {
  return new Set(op === 'create' ? ['progress', 'constrain', 'estimate'] : [op]);
}

function problemsOf(
  milestone: PlannedMilestone,
  fields: ReadonlySet<string>,
  { today }: PlanSetting,
): MilestoneProblem[] {
  return [
    ...(fields.has('progress') ? progressProblems(milestone.startedOn, milestone.finishedOn, today) : []),
    ...(fields.has('constrain') ? limitProblems(milestone) : []),
    ...(fields.has('estimate') ? estimateProblems(milestone) : []),
  ];
}

const UNKNOWN: MilestoneProblem = { field: 'milestoneId', message: 'is not a milestone of this plan' };

type Done = { readonly content: PlanContent; readonly inverse: readonly PlanOperation[] } | MilestoneProblem;

function applyOne(content: PlanContent, operation: PlanOperation): Done {
  switch (operation.op) {
    case 'create':
      return create(content, operation);
    case 'remove':
      return remove(content, operation.milestoneId);
    case 'restore':
      return restore(content, operation);
    case 'link':
      return link(content, operation);
    case 'unlink':
      return unlink(content, operation);
    case 'days-off': {
      const daysOff = [...new Map(operation.daysOff.map((day) => [day.on, day])).values()];
      daysOff.sort((a, b) => (a.on < b.on ? -1 : 1));
      return { content: { ...content, daysOff }, inverse: [{ op: 'days-off', daysOff: content.daysOff }] };
    }
    case 'describe':
    case 'constrain':
    case 'progress':
    case 'tie':
    case 'estimate':
      return change(content, operation);
    case 'move':
      throw new RangeError('a move is worked out before it is made');
  }
}

function create(
  content: PlanContent,
  { op: _, milestoneId, ...given }: Extract<PlanOperation, { op: 'create' }>,
): Done {
  if (content.milestones.some(({ id }) => id === milestoneId)) {
    return { field: 'milestoneId', message: 'is already a milestone of this plan' };
  }
  const number = content.lastNumber + 1;
  const milestone: PlannedMilestone = { ...BLANK, ...defined(given), id: milestoneId, number };
  return {
    content: { ...content, lastNumber: number, milestones: [...content.milestones, milestone] },
    inverse: [{ op: 'remove', milestoneId }],
  };
}

const BLANK = {
  ownerId: null,
  team: '',
  notes: '',
  estimateRange: null,
  startedOn: null,
  finishedOn: null,
  notBefore: null,
  notAfter: null,
  startOn: null,
  finishOn: null,
  deliverables: [],
  promiseIds: [],
};

function remove(content: PlanContent, milestoneId: string): Done {
  const milestone = content.milestones.find(({ id }) => id === milestoneId);
  if (!milestone) return UNKNOWN;
  const hangs = ({ predecessorId, successorId }: PlanDependency) =>
    predecessorId === milestoneId || successorId === milestoneId;
  return {
    content: {
      ...content,
      milestones: content.milestones.filter((each) => each !== milestone),
      dependencies: content.dependencies.filter((each) => !hangs(each)),
    },
    inverse: [{ op: 'restore', milestone, dependencies: content.dependencies.filter(hangs) }],
  };
}

function restore(content: PlanContent, { milestone, dependencies }: Extract<PlanOperation, { op: 'restore' }>): Done {
  if (content.milestones.some(({ id }) => id === milestone.id)) {
    return { field: 'milestone', message: 'is already a milestone of this plan' };
  }
  const milestones = [...content.milestones, milestone].sort((a, b) => a.number - b.number);
  const known = new Set(milestones.map(({ id }) => id));
  // What it was tied to may be gone in the meantime.
  const back = dependencies.filter((each) => known.has(each.predecessorId) && known.has(each.successorId));
  return {
    content: { ...content, milestones, dependencies: [...content.dependencies, ...back] },
    inverse: [{ op: 'remove', milestoneId: milestone.id }],
  };
}

function link(content: PlanContent, { op: _, ...given }: Extract<PlanOperation, { op: 'link' }>): Done {
  const { predecessorId, successorId } = given;
  const known = (id: string) => content.milestones.some((milestone) => milestone.id === id);
  if (!known(predecessorId)) return { ...UNKNOWN, field: 'predecessorId' };
  if (!known(successorId)) return { ...UNKNOWN, field: 'successorId' };
  if (predecessorId === successorId) return { field: 'predecessorId', message: 'a milestone cannot wait for itself' };
  const present = content.dependencies.find(joins(given));
  return {
    content: {
      ...content,
      dependencies: present
        ? content.dependencies.map((each) => (each === present ? given : each))
        : [...content.dependencies, given],
    },
    inverse: [present ? { op: 'link', ...present } : { op: 'unlink', predecessorId, successorId }],
  };
}

function unlink(content: PlanContent, ends: Extract<PlanOperation, { op: 'unlink' }>): Done {
  const present = content.dependencies.find(joins(ends));
  if (!present) return { field: 'predecessorId', message: 'is not waited for by this milestone' };
  return {
    content: { ...content, dependencies: content.dependencies.filter((each) => each !== present) },
    inverse: [{ op: 'link', ...present }],
  };
}

function joins({ predecessorId, successorId }: Pick<PlanDependency, 'predecessorId' | 'successorId'>) {
  return (each: PlanDependency) => each.predecessorId === predecessorId && each.successorId === successorId;
}

type FieldChange = Extract<PlanOperation, { op: 'describe' | 'estimate' | 'constrain' | 'progress' | 'tie' }>;

function change(content: PlanContent, operation: FieldChange): Done {
  const { op, milestoneId, ...given } = operation;
  const before = content.milestones.find(({ id }) => id === milestoneId);
  if (!before) return UNKNOWN;
  const fields = defined(given) as Partial<PlannedMilestone>;
  // An estimate of one number takes the outer two away.
  if (op === 'estimate' && fields.estimateRange === undefined) Object.assign(fields, { estimateRange: null });
  const kept = Object.fromEntries(Object.keys(fields).map((field) => [field, before[field as keyof PlannedMilestone]]));
  return {
    content: {
      ...content,
      milestones: content.milestones.map((each) => (each === before ? { ...each, ...fields } : each)),
    },
    inverse: [{ op, milestoneId, ...kept } as PlanOperation],
  };
}

function defined<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
