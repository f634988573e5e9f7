import { dateWords } from '../calendar/date-words.js';
import type { PlanContent } from './plan-content.js';
import type { PlanOperation } from './plan-operation.js';

/** A change of a plan in one sentence, for the record; names are those before it, of new milestones those after. */
export function changeWords(before: PlanContent, operations: readonly PlanOperation[]): string {
  const [first] = operations;
  if (first === undefined) return 'Nothing was changed';
  const about = new Set(operations.map(subjectOf));
  if (about.size > 1 || operations.length > 3) return summary(operations, about.size);
  const names = new Map(before.milestones.map(({ id, outcome }) => [id, `“${outcome}”`]));
  for (const operation of operations) {
    if (operation.op === 'create') names.set(operation.milestoneId, `“${operation.outcome}”`);
    if (operation.op === 'restore') names.set(operation.milestone.id, `“${operation.milestone.outcome}”`);
  }
  const nameOf = (id: string) => names.get(id) ?? 'that is gone';
  // The first operation says what it is about; what follows goes with it.
  return sentence(before, first, nameOf);
}

function subjectOf(operation: PlanOperation): string {
  switch (operation.op) {
    case 'link':
    case 'unlink':
      return operation.successorId;
    case 'restore':
      return operation.milestone.id;
    case 'days-off':
      return 'days-off';
    default:
      return operation.milestoneId;
  }
}

function sentence(before: PlanContent, operation: PlanOperation, nameOf: (id: string) => string): string {
  switch (operation.op) {
    case 'create':
      return `Milestone ${nameOf(operation.milestoneId)} was added`;
    case 'remove':
      return `Milestone ${nameOf(operation.milestoneId)} was removed`;
    case 'restore':
      return `Milestone ${nameOf(operation.milestone.id)} was put back`;
    case 'estimate': {
      const was = before.milestones.find(({ id }) => id === operation.milestoneId)?.estimateDays;
      return `Estimate of ${nameOf(operation.milestoneId)}: ${was ?? '—'} → ${operation.estimateDays} days`;
    }
    case 'move':
      return `Milestone ${nameOf(operation.milestoneId)} was moved to ${dateWords(operation.to)}`;
    case 'constrain':
      return `Dates of ${nameOf(operation.milestoneId)} were changed`;
    case 'progress':
      return progress(operation, nameOf(operation.milestoneId));
    case 'tie':
      return `Promises of ${nameOf(operation.milestoneId)} were changed`;
    case 'describe':
      return `Milestone ${nameOf(operation.milestoneId)} was changed`;
    case 'link':
      return `${nameOf(operation.successorId)} waits for ${nameOf(operation.predecessorId)}`;
    case 'unlink':
      return `${nameOf(operation.successorId)} no longer waits for ${nameOf(operation.predecessorId)}`;
    case 'days-off':
      return 'Days off of the initiative were changed';
  }
}

function progress({ startedOn, finishedOn }: Extract<PlanOperation, { op: 'progress' }>, name: string): string {
  if (finishedOn != null) return `Milestone ${name} was finished`;
  if (startedOn != null) return `Milestone ${name} was started`;
  return `Progress of ${name} was changed`;
}

const COUNTED: Readonly<Record<PlanOperation['op'], string>> = {
  create: 'added',
  remove: 'removed',
  restore: 'put back',
  estimate: 're-estimated',
  move: 'moved',
  constrain: 'given dates',
  progress: 'started or finished',
  tie: 'tied to promises',
  describe: 'changed',
  link: 'linked',
  unlink: 'unlinked',
  'days-off': 'days off',
};

function summary(operations: readonly PlanOperation[], subjects: number): string {
  const counts = new Map<string, Set<string>>();
  for (const operation of operations) {
    const word = COUNTED[operation.op];
    counts.set(word, (counts.get(word) ?? new Set()).add(subjectOf(operation)));
  }
  const parts = [...counts].map(([word, about]) => `${about.size} ${word}`);
  return `${subjects === 1 ? 'One milestone' : `${subjects} milestones`} of the plan: ${parts.join(', ')}`;
}
