import type { PromiseWire } from '@workback/contracts/promise/promise.schemas';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { isDue } from '@workback/domain/evaluation/due';
import { shortAnchor } from '@workback/domain/passage/anchor';
import type { passageFinder } from '@workback/domain/passage/find';
import { promiseLabel } from '@workback/domain/promise/label';
import { promiseVerdict } from '@workback/domain/promise/verdict';
import { promiseReason } from '@workback/domain/promise/verdict-reason';
import type { PromisedText, PromiseRow } from './promise.repository.js';

/** A promise with its verdict on the workspace's present day, as it goes over the wire. */
export function toPromise(
  row: PromiseRow,
  { launchedOn }: PromisedText,
  find: ReturnType<typeof passageFinder>,
  today: PlainDate,
): PromiseWire {
  const criteria = row.criteria.map((criterion) => ({
    ...criterion,
    due: isDue(criterion.dueRule, launchedOn, today),
  }));
  const { state } = find(row.passage);
  return {
    id: row.id,
    label: promiseLabel(row.number),
    passage: shortAnchor(row.passage),
    found: state === 'found',
    state,
    kind: row.kind,
    frozen: row.frozenAt !== null,
    addedAfterApproval: row.addedAfterApproval,
    verdict: promiseVerdict(criteria),
    reason: promiseReason(criteria),
    milestoneIds: [...row.milestoneIds],
    criterionIds: criteria.map(({ id }) => id),
    kpiIds: [...new Set(criteria.map(({ kpiId }) => kpiId))],
    earlierWords: [...row.earlierWords],
    withdrawn:
      row.withdrawnAt === null ? null : { at: row.withdrawnAt.toISOString(), reason: row.withdrawnReason ?? '' },
    createdAt: row.createdAt.toISOString(),
    version: row.version,
  };
}
