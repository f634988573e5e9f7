/**
 * Derived KPIs: a formula over other KPIs. Each of these is aggregated over the period first, by its own rule, and the
 * formula combines the results (METHOD.md 7.5), so a weekly rate is orders of the week by visits of the week.
 */
import { type DayRange, type Grain, periodDays } from '../calendar/period.js';
import { fromDayNumber } from '../calendar/plain-date.js';
import { aggregate, type Aggregate, type Aggregation } from './aggregation.js';
import { type DailyPoint, type DailySeries, EMPTY_SERIES, firstDayWithRow } from './daily-series.js';
import { evaluateFormula } from './formula.js';
import type { Formula } from './formula-tree.js';

/** A KPI that a formula stands on, under the name that the formula uses for it. */
export interface FormulaOperand {
  readonly key: string;
  readonly name: string;
  readonly aggregation: Aggregation;
  readonly grain: Grain;
}

/** A formula with the KPIs that it stands on; none of them is derived itself. */
export interface DerivedRule {
  readonly formula: Formula;
  readonly operands: readonly FormulaOperand[];
}

/** The numbers of the operands, by key. */
export type OperandSeries = Readonly<Record<string, DailySeries>>;

/** What may stand in a formula once it is written out, so that nobody writes one that takes a minute. */
const MOST_PARTS = 2_000;
const GRAINS: readonly Grain[] = ['day', 'week', 'month'];

/** The key of a KPI in a formula: its id, and the values of its dimension that it is narrowed to. */
export function operandKey(id: string, only?: readonly string[]): string {
  return only === undefined ? id : `${id}[${only.map((value) => JSON.stringify(value)).join(',')}]`;
}

/**
 * Writes a formula out until it names only KPIs that are not derived, each under its key; null when that gets too long or
 * a KPI needs itself. `formulaOf` gives the formula of a derived KPI by the name that stands for it.
 */
export function writtenOut(formula: Formula, formulaOf: (name: string) => Formula | undefined): Formula | null {
  let parts = 0;
  const walk = (part: Formula, path: readonly string[]): Formula | null => {
    if (++parts > MOST_PARTS) return null;
    if (part.kind === 'number') return part;
    if (part.kind === 'name') {
      const inner = formulaOf(part.name);
      if (inner === undefined) return { kind: 'name', name: operandKey(part.name, part.only) };
      return path.includes(part.name) ? null : walk(inner, [...path, part.name]);
    }
    const left = walk(part.left, path);
    const right = left && walk(part.right, path);
    return left && right && { ...part, left, right };
  };
  return walk(formula, []);
}

/** The coarsest of several grains: a rate of a weekly and a daily KPI is a weekly one. */
export function coarsest(grains: readonly Grain[]): Grain {
  return GRAINS[Math.max(0, ...grains.map((grain) => GRAINS.indexOf(grain)))] as Grain;
}

/** The value of a derived KPI over a range: operands first, then the formula. */
export function aggregateDerived(
  rule: DerivedRule,
  series: OperandSeries,
  range: DayRange,
  weekEndingDay: number,
): Aggregate {
  const operands = new Map(rule.operands.map((operand) => [operand.key, operand]));
  return evaluateFormula(rule.formula, (key) => {
    const operand = operands.get(key);
    if (!operand) return { state: 'no-data', value: null, expectedDays: range.to - range.from + 1, presentDays: 0 };
    const rows = { grain: operand.grain, weekEndingDay };
    return aggregate(series[key] ?? EMPTY_SERIES, range, operand.aggregation, rows);
  });
}

/** The first day on which every operand has begun; null while one has no row. */
export function firstDerivedDay(rule: DerivedRule, series: OperandSeries): number | null {
  const days = rule.operands.map(({ key }) => firstDayWithRow(series[key] ?? EMPTY_SERIES));
  return days.includes(null) || days.length === 0 ? null : Math.max(...(days as number[]));
}

/**
 * The rows of a derived KPI, one a day, week or month as its operands have them, for charts and lists. A period counts
 * once it is whole; one that divides by zero has no row, because no comparison is possible in it.
 */
export function derivedPoints(
  rule: DerivedRule,
  series: OperandSeries,
  range: DayRange,
  weekEndingDay: number,
): DailyPoint[] {
  const grain = coarsest(rule.operands.map((operand) => operand.grain));
  const points: DailyPoint[] = [];
  for (let period = periodDays(range.from, grain, weekEndingDay); period.from <= range.to;) {
    const { state, value } = aggregateDerived(rule, series, period, weekEndingDay);
    if (state === 'complete' && value !== null) points.push({ date: fromDayNumber(period.to), value });
    period = periodDays(period.to + 1, grain, weekEndingDay);
  }
  return points;
}
