import type { PlanContent } from '@workback/domain/roadmap/plan-content';
import type { PlanOperation } from '@workback/domain/roadmap/plan-operation';
import type { NewEvent } from '../../platform/events/event-log.js';

interface MadeChange {
  readonly workspaceId: string;
  readonly initiativeId: string;
  readonly actorId: string;
  readonly summary: string;
  readonly before: PlanContent;
  readonly operations: readonly PlanOperation[];
  readonly version: number;
  readonly reason: string;
}

/** The event of a change: of its milestone, where it is about a single one, else of the plan. */
export function planEvent(change: MadeChange): NewEvent {
  const { workspaceId, initiativeId, actorId, summary, before, operations, version, reason } = change;
  const about = new Set(operations.map(milestoneOf));
  const [only] = about;
  const rest = { workspaceId, initiativeId, actorId, summary, after: { version, reason, operations } };
  if (about.size !== 1 || only == null) {
    return { ...rest, kind: 'plan.changed', subjectType: 'plan', subjectId: initiativeId };
  }
  const milestone = before.milestones.find(({ id }) => id === only);
  return {
    ...rest,
    kind: `milestone.${verbOf(operations)}`,
    subjectType: 'milestone',
    subjectId: only,
    before: milestone,
  };
}

function milestoneOf(operation: PlanOperation): string | null {
  switch (operation.op) {
    case 'link':
    case 'unlink':
      return operation.successorId;
    case 'restore':
      return operation.milestone.id;
    case 'days-off':
      return null;
    default:
      return operation.milestoneId;
  }
}

function verbOf(operations: readonly PlanOperation[]): string {
  for (const operation of operations) {
    if (operation.op === 'create' || operation.op === 'restore') return 'added';
    if (operation.op === 'remove') return 'removed';
    if (operation.op === 'progress' && operation.finishedOn != null) return 'finished';
    if (operation.op === 'progress' && operation.startedOn != null) return 'started';
  }
  return 'updated';
}
