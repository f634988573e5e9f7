import type { Initiative } from '@workback/contracts/initiative/initiative.schemas';
import type { SpineStep } from '@workback/ui/spine';
import { formatDate } from '@workback/ui/prepare/format-date';

/** The four steps of an initiative with their dates, as far as facts go. */
export function spineSteps(
  { prfaqStatus, approvedAt, stage, launch }: Pick<Initiative, 'prfaqStatus' | 'approvedAt' | 'stage' | 'launch'>,
  milestones: { done: number; total: number },
): SpineStep[] {
  const approved = approvedAt !== null;
  const launched = launch.actual !== null;
  const concluded = stage === 'concluded';
  const state = (past: boolean, now: boolean): SpineStep['state'] => (past ? 'past' : now ? 'now' : 'future');
  const documentWords = { draft: 'Draft', 'in-review': 'In review', approved: 'Approved', rejected: 'Rejected' }[
    prfaqStatus
  ];
  return [
    {
      name: 'PR/FAQ',
      state: state(approved, !approved),
      detail: approvedAt ? `Approved ${formatDate(approvedAt.slice(0, 10))}` : documentWords,
      progress: prfaqStatus === 'in-review' ? 0.7 : 0.3,
    },
    {
      name: 'Plan',
      state: state(launched, approved && !launched),
      detail:
        milestones.total === 0 ? 'No milestones yet' : `${milestones.done} of ${milestones.total} milestones done`,
      progress: milestones.total === 0 ? 0 : milestones.done / milestones.total,
    },
    {
      name: 'Launch',
      state: launched ? 'past' : 'future',
      detail: launch.actual
        ? `Launched ${formatDate(launch.actual)}`
        : launch.promised
          ? `Promised ${formatDate(launch.promised)}`
          : 'No date yet',
    },
    {
      name: 'Results',
      state: state(concluded, launched && !concluded),
      detail: concluded ? 'Concluded' : launched ? 'Measuring' : 'After the launch',
      progress: 0.5,
    },
  ];
}
