import { toDayNumber } from '@workback/domain/calendar/plain-date';
import type { Comparison } from '@workback/domain/wbr/comparison';
import type { MetricRows, RowRule } from '@workback/domain/wbr/metric-rows';
import { planRows } from '@workback/domain/wbr/plan-rows';
import type { WbrAxis } from '@workback/domain/wbr/wbr-axis';
import type { WbrMetric } from '@workback/domain/wbr/wbr-metric';
import { HISTORY_WEEKS } from '@workback/domain/wbr/weekly-history';
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

/** A KPI as metrics of a deck: its rows, and its plan where it has a target. */
export function kpiMetrics(
  kpi: DeckKpiRow,
  rows: MetricRows,
  days: { from: number; monthEnd: number },
  weekEndingDay: number,
): WbrMetric[] {
  const rule: RowRule = { aggregation: kpi.aggregation, grain: kpi.grain, weekEndingDay, missingDays: 'incomplete' };
  const look = {
    title: kpi.name,
    unit: kpi.unit,
    currency: kpi.currency,
    precision: kpi.precision,
    comparison: comparisonOf(kpi),
    direction: kpi.direction,
    target: kpi.target === null ? null : planName(kpi.id),
  };
  const own: WbrMetric = { name: kpi.id, look, content: { kind: 'rows', rows, rule } };
  if (kpi.target === null) return [own];
  const plan = planRows(kpi.target, rule, days.from, days.monthEnd);
  return [
    own,
    { name: planName(kpi.id), look: { ...look, target: null }, content: { kind: 'rows', rows: plan, rule } },
  ];
}

/** The last day of the month that a day lies in. */
export function monthEndOf(axis: WbrAxis, day: number): number {
  return axis.months.find(({ from, to }) => from <= day && day <= to)?.to ?? day;
}

/** The next such weekday after a day. */
export function weekdayAfter(date: string, weekday: number): number {
  const day = toDayNumber(date);
  // 1970-01-01 was a Thursday.
  return day + 1 + ((((weekday - (day + 1 + 4)) % 7) + 7) % 7);
}
