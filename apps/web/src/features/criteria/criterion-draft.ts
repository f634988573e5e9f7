import type { CriterionWire } from '@workback/contracts/criterion/criterion.schemas';
import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import { describeCriterion } from '@workback/domain/evaluation/describe-criterion';
import { unitWords } from '@workback/domain/kpi/unit';
import type { CriterionInput } from './api/criteria.mutations.js';

/** A criterion as it stands in the form; numbers as they were typed, shares in percent. */
export interface CriterionDraft {
  readonly initiativeId: string;
  readonly kpiId: string;
  readonly promiseId: string;
  readonly comparator: CriterionWire['comparator'];
  readonly value: string;
  readonly against: CriterionWire['against'];
  readonly count: string;
  readonly grain: CriterionWire['window']['grain'];
  /** Empty takes the KPI's. */
  readonly aggregation: NonNullable<CriterionWire['aggregation']> | '';
  readonly dueKind: CriterionWire['due']['kind'];
  readonly dueDate: string;
  readonly dueDays: string;
  readonly coverage: string;
  readonly periods: string;
  readonly noDataPolicy: CriterionWire['noDataPolicy'];
  readonly tolerance: string;
  readonly trajectory: boolean;
}

/** What is known before anything is chosen. */
export interface CriterionStart {
  readonly initiativeId?: string | undefined;
  readonly kpiId?: string | undefined;
  readonly promiseId?: string | undefined;
}

/** An empty form: four complete weeks, 60 days after launch. */
export function newCriterionDraft(start: CriterionStart): CriterionDraft {
  return {
    initiativeId: start.initiativeId ?? '',
    kpiId: start.kpiId ?? '',
    promiseId: start.promiseId ?? '',
    comparator: 'at-least',
    value: '',
    against: 'value',
    count: '4',
    grain: 'week',
    aggregation: '',
    dueKind: 'after-launch',
    dueDate: '',
    dueDays: '60',
    coverage: '90',
    periods: '1',
    noDataPolicy: 'no-data',
    tolerance: '10',
    trajectory: false,
  };
}

/** A stored criterion as a form. */
export function criterionDraftOf(criterion: CriterionWire): CriterionDraft {
  const { due, window } = criterion;
  return {
    initiativeId: criterion.initiativeId,
    kpiId: criterion.kpiId,
    promiseId: criterion.promiseId ?? '',
    comparator: criterion.comparator,
    value: String(criterion.value),
    against: criterion.against,
    count: String(window.count),
    grain: window.grain,
    aggregation: criterion.aggregation ?? '',
    dueKind: due.kind,
    dueDate: due.kind === 'date' ? due.date : '',
    dueDays: due.kind === 'after-launch' ? String(due.days) : '60',
    coverage: String(percent(criterion.minimumCoverage)),
    periods: String(criterion.consecutivePeriods),
    noDataPolicy: criterion.noDataPolicy,
    tolerance: String(percent(criterion.tolerance)),
    trajectory: criterion.trajectory,
  };
}

const percent = (share: number): number => Math.round(share * 1000) / 10;

/** The form as the API takes it. */
export function criterionInputOf(draft: CriterionDraft) {
  return {
    initiativeId: draft.initiativeId,
    kpiId: draft.kpiId,
    promiseId: draft.promiseId || null,
    comparator: draft.comparator,
    value: Number(draft.value),
    against: draft.against,
    window: { count: Number(draft.count), grain: draft.grain },
    aggregation: draft.aggregation || null,
    due:
      draft.dueKind === 'date'
        ? { kind: 'date', date: draft.dueDate }
        : { kind: 'after-launch', days: Number(draft.dueDays) },
    minimumCoverage: Number(draft.coverage) / 100,
    consecutivePeriods: Number(draft.periods),
    noDataPolicy: draft.noDataPolicy,
    tolerance: Number(draft.tolerance) / 100,
    trajectory: draft.trajectory,
  } satisfies CriterionInput;
}

/** Whether every number of the rule was typed, so that it can be tried. */
export function isWritten({ value, count, coverage, periods, tolerance }: CriterionDraft): boolean {
  return [value, count, coverage, periods, tolerance].every(
    (typed) => typed.trim() !== '' && !Number.isNaN(Number(typed)),
  );
}

/** What the form says so far, as one sentence; gaps are shown as "…". */
export function draftSentence(draft: CriterionDraft, kpi: Kpi | undefined): string {
  const { initiativeId: _i, kpiId: _k, promiseId: _p, ...rule } = criterionInputOf(draft);
  // Numbers nobody typed yet are marked by one that nobody types, within the six digits of a sentence, and shown as a gap.
  const gap = 987_653;
  const wording = {
    unit: kpi ? unitWords(kpi.unit, kpi.currency) : '',
    aggregation: kpi?.formula ? 'formula' : (kpi?.aggregation ?? 'mean'),
  } as const;
  const filled = {
    ...rule,
    against: draft.against,
    aggregation: draft.aggregation || null,
    minimumCoverage: Number(draft.coverage) / 100,
    consecutivePeriods: Number(draft.periods) || 1,
    noDataPolicy: draft.noDataPolicy,
    tolerance: Number(draft.tolerance) / 100,
    trajectory: draft.trajectory,
    value: draft.value === '' ? gap : rule.value,
    window: { count: draft.count === '' ? gap : rule.window.count, grain: draft.grain },
    due:
      draft.dueKind === 'date'
        ? { kind: 'date' as const, date: draft.dueDate || '…' }
        : { kind: 'after-launch' as const, days: draft.dueDays === '' ? gap : Number(draft.dueDays) },
  };
  const sentence = describeCriterion(filled, wording).replaceAll(String(gap), '…');
  const name = kpi?.name ?? '…';
  return `${name}: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}.`;
}
