/** A plan as rows of a file that an import reads back. */
import type { PlanDependency } from '../plan.js';
import type { PlannedMilestone } from '../plan-content.js';

/** What of a plan stands in the file. */
export interface ExportedPlan {
  readonly milestones: readonly PlannedMilestone[];
  readonly dependencies: readonly PlanDependency[];
  readonly ownerName: (id: string) => string;
  readonly promiseLabel: (id: string) => string;
  /** The dates that the schedule gives a milestone; empty texts when there is no schedule. */
  readonly dates: (id: string) => { readonly startBy: string; readonly finishBy: string; readonly float: string };
}

/** The columns of the file, in order. */
export const EXPORT_COLUMNS = [
  'Milestone',
  'Outcome',
  'Owner',
  'Team',
  'Estimate days',
  'Optimistic days',
  'Pessimistic days',
  'Not before',
  'Not after',
  'Started on',
  'Finished on',
  'Waits for',
  'Promises',
  'Deliverables',
  'Notes',
  'Start by',
  'Finish by',
  'Float days',
] as const;

/** One row a milestone, in the plan's order; dependencies as `M3FS+2d` on the key of the milestone that is waited for. */
export function exportRows(plan: ExportedPlan): string[][] {
  const key = new Map(plan.milestones.map(({ id, number }) => [id, `M${number}`]));
  const waits = Map.groupBy(plan.dependencies, ({ successorId }) => successorId);
  const days = (value: number | undefined): string => (value === undefined ? '' : String(value));
  return plan.milestones.map((milestone) => {
    const {
      id,
      number,
      outcome,
      ownerId,
      team,
      estimateDays,
      estimateRange,
      notBefore,
      notAfter,
      startedOn,
      finishedOn,
    } = milestone;
    const dates = plan.dates(id);
    return [
      `M${number}`,
      outcome,
      ownerId === null ? '' : plan.ownerName(ownerId),
      team,
      String(estimateDays),
      days(estimateRange?.optimisticDays),
      days(estimateRange?.pessimisticDays),
      notBefore ?? '',
      notAfter ?? '',
      startedOn ?? '',
      finishedOn ?? '',
      (waits.get(id) ?? [])
        .map(({ predecessorId, type, lagDays }) => {
          const lag = lagDays === 0 ? '' : `${lagDays > 0 ? '+' : '-'}${Math.abs(lagDays)}d`;
          return `${key.get(predecessorId) ?? ''}${type === 'FS' && lag === '' ? '' : type}${lag}`;
        })
        .join(', '),
      milestone.promiseIds.map((promise) => plan.promiseLabel(promise)).join(' '),
      milestone.deliverables.map(({ text, done }) => `- [${done ? 'x' : ' '}] ${text.replace(/\s+/g, ' ')}`).join('\n'),
      milestone.notes,
      dates.startBy,
      dates.finishBy,
      dates.float,
    ];
  });
}
