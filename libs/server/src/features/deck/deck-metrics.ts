import { fromDayNumber, toDayNumber } from '@workback/domain/calendar/plain-date';
import { totalsOf } from '@workback/domain/kpi/dimension';
import type { Comparison } from '@workback/domain/wbr/comparison';
import { type MetricRows, metricRows } from '@workback/domain/wbr/metric-rows';
import { planContent } from '@workback/domain/wbr/plan-content';
import type { WbrAxis } from '@workback/domain/wbr/wbr-axis';
import type { MetricLook, WbrMetric } from '@workback/domain/wbr/wbr-metric';
import { HISTORY_WEEKS } from '@workback/domain/wbr/weekly-history';
import type { DerivedKpi, OperandSource } from '../formula/derived-kpi.js';
import { plannedTargets } from '../kpi/kpi-definition.js';
import type { DeckKpiRow } from './deck-numbers.repository.js';

/** The days whose rows a deck needs: from the first day of any comparison to the last one reviewed. */
export function neededDays(axis: WbrAxis): { from: number; to: number } {
  const to = axis.yearToDate.to;
  const firstMonth = axis.months[0];
  return {
    from: Math.min(
      to - 7 * HISTORY_WEEKS,
      axis.weeks[0]!.priorYear.from,
      axis.yearToDate.priorYear.from,
      ...(firstMonth ? [firstMonth.priorYear.from, firstMonth.from - 31] : []),
    ),
    to,
  };
}

/** Rates are compared in basis points, amounts in percent. */
export const comparisonOf = ({ unit }: Pick<DeckKpiRow, 'unit'>): Comparison =>
  unit === 'percent' || unit === 'bps' ? 'bps' : 'percent';

const planName = (id: string): string => `${id} plan`;
const NO_ROWS = metricRows([], []);

/** A KPI of a deck with what it is derived from; null for one with numbers of its own. */
export interface FormedKpi extends DeckKpiRow {
  readonly derived: DerivedKpi | null;
}

/** The series that a deck reads: those of its KPIs, and of what derived ones stand on. */
export function neededSeries(kpis: readonly FormedKpi[]): number[] {
  return [
    ...new Set(
      kpis.flatMap(({ series, derived }) => (derived ? derived.sources.flatMap((source) => source.series) : [series])),
    ),
  ];
}

/** The metrics of a deck: every KPI under its id, its plan, and what derived KPIs stand on. */
export function deckMetrics(
  kpis: readonly FormedKpi[],
  rows: ReadonlyMap<number, MetricRows>,
  weekEndingDay: number,
): WbrMetric[] {
  const metrics = new Map<string, WbrMetric>();
  const ruled = (of: Pick<DeckKpiRow, 'series' | 'aggregation' | 'grain'>): WbrMetric['content'] => ({
    kind: 'rows',
    rows: rows.get(of.series) ?? NO_ROWS,
    rule: { aggregation: of.aggregation, grain: of.grain, weekEndingDay, missingDays: 'incomplete' },
  });
  for (const kpi of kpis) {
    const plan = plannedTargets(kpi);
    const look: MetricLook = {
      title: kpi.name,
      unit: kpi.unit,
      currency: kpi.currency,
      precision: kpi.precision,
      comparison: comparisonOf(kpi),
      direction: kpi.direction,
      target: plan === null ? null : planName(kpi.id),
    };
    const content = kpi.derived ? { kind: 'formula' as const, formula: kpi.derived.rule.formula } : ruled(kpi);
    metrics.set(kpi.id, { name: kpi.id, look, content });
    if (plan !== null) {
      const planned = {
        aggregation: kpi.formula === null ? kpi.aggregation : 'formula',
        grain: kpi.grain,
        weekEndingDay,
      } as const;
      const name = planName(kpi.id);
      metrics.set(name, { name, look: { ...look, target: null }, content: planContent(plan, planned) });
    }
    for (const source of kpi.derived?.sources ?? []) {
      const { key, only } = source;
      if (metrics.has(key)) continue;
      const own = ruled(source.kpi);
      const content = only === null ? own : { ...own, rows: narrowedRows(source, rows) };
      metrics.set(key, { name: key, look: { ...look, target: null }, content });
    }
  }
  return [...metrics.values()];
}

/** The rows of some values of a dimension, several of them together as the total is made. */
function narrowedRows({ series, kpi }: OperandSource, rows: ReadonlyMap<number, MetricRows>): MetricRows {
  const slices = series.map((each) => {
    const { days, values } = rows.get(each) ?? NO_ROWS;
    return { points: Array.from(days, (day, at) => ({ date: fromDayNumber(day), value: values[at] as number })) };
  });
  const points = slices.length === 1 ? slices[0]!.points : totalsOf(slices, kpi.dimension?.total ?? 'none');
  return metricRows(
    points.map(({ date }) => toDayNumber(date)),
    points.map(({ value }) => value),
  );
}

/** The next such weekday after a day. */
export function weekdayAfter(date: string, weekday: number): number {
  const day = toDayNumber(date);
  // 1970-01-01 was a Thursday.
  return day + 1 + ((((weekday - (day + 1 + 4)) % 7) + 7) % 7);
}
