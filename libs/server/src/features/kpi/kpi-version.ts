import type { KpiRow } from './kpi.repository.js';

/** What the numbers of a KPI mean, with what they are asked of in words. */
export interface DefinedFields {
  readonly unit: string;
  readonly currency: string | null;
  readonly direction: string;
  readonly grain: string;
  readonly aggregation: string;
  readonly delayDays: number;
  readonly source: string | null;
  readonly querySummary: string;
  readonly formula: string | null;
  readonly dimension: string | null;
}

const SHOWN = [
  ...(['formula', 'source', 'querySummary', 'aggregation', 'grain', 'unit', 'currency', 'direction'] as const),
  ...(['delayDays', 'dimension'] as const),
];

/** What a version keeps of a KPI; its formula with the names of the day. */
export function definedFields(row: KpiRow, formulaText: string | null): DefinedFields {
  const { unit, currency, direction, grain, aggregation, delayDays, sourceName: source, querySummary } = row;
  const derived = formulaText !== null;
  const dimension = row.dimension && `${row.dimension.name}, total: ${row.dimension.total}`;
  return {
    ...{ unit, currency, direction, grain, delayDays, source, querySummary, formula: formulaText, dimension },
    aggregation: derived ? 'formula' : aggregation,
  };
}

/** What one version says otherwise than the one before it; of the first everything that says something. */
export function changedFields(
  now: DefinedFields,
  before: DefinedFields | undefined,
): { field: string; before: string | null; now: string }[] {
  const words = (value: string | number | null | undefined): string => String(value ?? '');
  return SHOWN.filter((field) => (before ? words(before[field]) !== words(now[field]) : words(now[field]) !== '')).map(
    (field) => ({ field, before: before ? words(before[field]) : null, now: words(now[field]) }),
  );
}
