import type { PromiseWire } from '@workback/contracts/promise/promise.schemas';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { isDue } from '@workback/domain/evaluation/due';
import { textAt } from '@workback/domain/prfaq/document';
import { locatePassage, promiseLabel } from '@workback/domain/promise/passage';
import { promiseVerdict } from '@workback/domain/promise/verdict';
import { promiseReason } from '@workback/domain/promise/verdict-reason';
import type { PromisedText, PromiseRow } from './promise.repository.js';

/** A promise with its verdict on the workspace's present day, as it goes over the wire. */
export function toPromise(row: PromiseRow, text: PromisedText, today: PlainDate): PromiseWire {
  const criteria = row.criteria.map((criterion) => ({
    ...criterion,
    due: isDue(criterion.dueRule, text.launchedOn, today),
  }));
  const { place, exact, prefix, suffix, start } = row.passage;
  const present = textAt(text.document, place);
  return {
    id: row.id,
    label: promiseLabel(row.number),
    passage: { place, exact, prefix, suffix, start },
    found: present !== null && locatePassage(present, row.passage) !== 'gone',
    kind: row.kind,
    frozen: row.frozenAt !== null,
    addedAfterApproval: row.addedAfterApproval,
    verdict: promiseVerdict(criteria),
    reason: promiseReason(criteria),
    milestoneIds: [...row.milestoneIds],
    criterionIds: criteria.map(({ id }) => id),
    kpiIds: [...new Set(criteria.map(({ kpiId }) => kpiId))],
    createdAt: row.createdAt.toISOString(),
    version: row.version,
  };
}
