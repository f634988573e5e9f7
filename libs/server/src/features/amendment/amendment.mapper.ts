import type {
  Amendment,
  AmendmentImpactWire,
  AmendmentSummary,
  CriterionChangeWire,
  PromiseChangeWire,
} from '@workback/contracts/amendment/amendment.schemas';
import type { CriterionChange } from '@workback/domain/prfaq/amendment';
import { type AmendmentImpact, amendmentImpact } from '@workback/domain/prfaq/amendment-impact';
import { type PromiseChange, type PromiseOutcome, promiseOutcomes } from '@workback/domain/prfaq/amendment-promises';
import { shortAnchor } from '@workback/domain/passage/anchor';
import { promiseLabel } from '@workback/domain/promise/label';
import { sentenceOf } from '../criterion/criterion-amendment.service.js';
import { wireDocument } from '../prfaq/prfaq.mapper.js';
import { type Beside, impactFactsOf } from './amendment-beside.js';
import { problemsOf } from './amendment-reader.js';
import type { AmendmentRow, AmendmentSummaryRow } from './amendment.repository.js';

/** An amendment without its text, as it goes over the wire. */
export function toSummary(row: AmendmentSummaryRow): AmendmentSummary {
  const { id, initiativeId, number, reason, baseVersionNumber, status, withdrawnReason, createdBy } = row;
  return {
    ...{ id, initiativeId, number, reason, baseVersionNumber, status, withdrawnReason, createdBy },
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}

/** An amendment as it goes over the wire; one that was decided keeps what it touched then. */
export function toAmendment(row: AmendmentRow, beside: Beside): Amendment {
  const open = row.decidedAt === null;
  return {
    ...toSummary(row),
    document: wireDocument(row.document),
    promiseChanges: row.promiseChanges.map(toPromiseChange),
    criterionChanges: row.criterionChanges.map(toCriterionChange),
    promises: open ? promiseOutcomes(row.document, beside.promises, row.promiseChanges).map(toAmendedPromise) : [],
    criteria: open ? amendedCriteria(row, beside) : [],
    impact: toImpact(row.impact ?? amendmentImpact(impactFactsOf(row, beside))),
    problems: open ? problemsOf(row, beside).map(({ field, message }) => ({ field, message })) : [],
    savedBy: row.savedBy,
    savedAt: row.savedAt.toISOString(),
    version: row.version,
  };
}

function toAmendedPromise(outcome: PromiseOutcome): Amendment['promises'][number] {
  const known = outcome.outcome === 'added' ? null : outcome.promise;
  const passage = 'passage' in outcome ? shortAnchor(outcome.passage) : null;
  return {
    id: outcome.id,
    label: known ? promiseLabel(known.number) : null,
    outcome: outcome.outcome,
    before: known?.passage.exact ?? null,
    after: passage?.exact ?? null,
    passage,
    reason: outcome.outcome === 'withdrawn' ? outcome.reason : '',
  };
}

function amendedCriteria({ criterionChanges }: AmendmentRow, { criteria, kpis }: Beside): Amendment['criteria'] {
  const changeOf = new Map(
    criterionChanges.flatMap((each) => (each.change === 'add' ? [] : [[each.criterionId, each] as const])),
  );
  const standing = criteria.map((criterion): Amendment['criteria'][number] => {
    const { id, kpiId, kpiName, frozen, due, sentence } = criterion;
    const change = changeOf.get(id);
    const kept = { id, kpiId, kpiName, frozen, due, before: sentence, reason: change?.reason ?? '' };
    if (change === undefined) return { ...kept, promiseId: criterion.promiseId, how: 'kept', after: sentence };
    if (change.change === 'withdraw') {
      return { ...kept, promiseId: criterion.promiseId, how: 'withdrawn', after: null };
    }
    return { ...kept, promiseId: change.promiseId, how: 'changed', after: sentenceOf(change.rule, criterion) };
  });
  const added = criterionChanges.flatMap((change): Amendment['criteria'] => {
    if (change.change !== 'add') return [];
    const { id, kpiId, promiseId, rule } = change;
    const kpi = kpis.get(kpiId);
    const after = sentenceOf(rule, kpi ?? { unit: '', currency: null, aggregation: 'mean', formula: null });
    return [
      {
        ...{ id, kpiId, promiseId, after, how: 'added', before: null, reason: '', frozen: false, due: false },
        kpiName: kpi?.name ?? 'a KPI that is gone',
      },
    ];
  });
  return [...standing, ...added];
}

function toPromiseChange(change: PromiseChange): PromiseChangeWire {
  return change.change === 'withdraw' ? change : { ...change, passage: shortAnchor(change.passage) };
}

function toCriterionChange(change: CriterionChange): CriterionChangeWire {
  if (change.change === 'withdraw') return change;
  const { rule } = change;
  return { ...change, rule: { ...rule, noDataPolicy: rule.noDataPolicy as 'no-data' | 'missed' } };
}

function toImpact({ launchDate, promises, milestones, kpis }: AmendmentImpact): AmendmentImpactWire {
  return {
    launchDate,
    promises: [...promises],
    milestones: milestones.map((each) => ({ ...each, promises: [...each.promises] })),
    kpis: kpis.map((each) => ({ ...each, promises: [...each.promises], criteria: [...each.criteria] })),
  };
}
