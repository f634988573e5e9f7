import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';

type Plan = NonNullable<Kpi['targets']>;

/** Targets as they stand in the form; numbers as they were typed. */
export interface TargetDraft {
  readonly kind: Plan['kind'];
  readonly commit: string;
  readonly stretch: string;
  readonly grain: 'day' | 'week' | 'month';
  readonly rows: readonly { readonly start: string; readonly commit: string; readonly stretch: string }[];
  readonly fromDate: string;
  readonly fromValue: string;
  readonly toDate: string;
}

const typed = (value: number | null): string => (value === null ? '' : String(value));
const number = (text: string): number | null => (text.trim() === '' ? null : Number(text));

/** Stored targets as a form; without any, one value that is still to be typed. */
export function targetDraftOf(plan: Kpi['targets'], baseline: Kpi['baseline'] = null): TargetDraft {
  const empty: TargetDraft = {
    ...{ kind: 'threshold', commit: '', stretch: '', grain: 'month', rows: [], toDate: '' },
    fromDate: baseline?.on ?? '',
    fromValue: typed(baseline?.value ?? null),
  };
  if (plan === null) return empty;
  if (plan.kind === 'per-period') {
    const rows = plan.rows.map((row) => ({ start: row.start, commit: typed(row.commit), stretch: typed(row.stretch) }));
    return { ...empty, kind: plan.kind, grain: plan.grain, rows };
  }
  if (plan.kind === 'threshold') return { ...empty, commit: typed(plan.commit), stretch: typed(plan.stretch) };
  const { from, to } = plan;
  return {
    ...{ ...empty, kind: plan.kind, commit: typed(to.commit), stretch: typed(to.stretch) },
    ...{ fromDate: from.date, fromValue: typed(from.value), toDate: to.date },
  };
}

/** The form as the API takes it; nothing committed to is no target. */
export function targetPlanOf(draft: TargetDraft): Kpi['targets'] {
  const commit = number(draft.commit);
  const stretch = number(draft.stretch);
  if (draft.kind === 'per-period') {
    const rows = draft.rows.flatMap((row) => {
      const value = number(row.commit);
      return value === null ? [] : [{ start: row.start, commit: value, stretch: number(row.stretch) }];
    });
    return rows.length === 0 ? null : { kind: draft.kind, grain: draft.grain, rows };
  }
  if (commit === null) return null;
  if (draft.kind === 'threshold') return { kind: draft.kind, commit, stretch };
  return {
    kind: draft.kind,
    from: { date: draft.fromDate, value: number(draft.fromValue) ?? 0 },
    to: { date: draft.toDate, commit, stretch },
  };
}
