/**
 * The deck against a slow second computation that shares nothing with it: days are texts that are counted one by one with
 * Date, rows are searched from the start for every period, and nothing is kept.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toDayNumber } from '../calendar/plain-date.js';
import { AGGREGATIONS, type Aggregation } from '../kpi/aggregation.js';
import { parseFormula } from '../kpi/formula.js';
import type { Compared, Comparison } from './comparison.js';
import { deckFigures } from './deck-figures.js';
import type { PeriodFigures } from './metric-figures.js';
import { metricRows } from './metric-rows.js';
import type { WbrMetric } from './wbr-metric.js';

interface Row {
  readonly date: string;
  readonly value: number | null;
}
interface Given {
  readonly weekEnding: string;
  readonly fiscalYearEndMonth: number;
  readonly months: 'trailing' | 'fiscal-year';
  readonly missingDays: 'incomplete' | 'skip';
  readonly comparison: Comparison;
  readonly one: { readonly aggregation: Aggregation; readonly rows: readonly Row[] };
  readonly other: { readonly aggregation: Aggregation; readonly rows: readonly Row[] };
}
type Slow = { state: string; value: number | null };

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
const text = (date: Date): string => date.toISOString().slice(0, 10);
const plus = (from: string, days: number): string => text(new Date(day(from).getTime() + days * 86_400_000));
const yearBefore = (from: string): string => {
  const back = `${Number(from.slice(0, 4)) - 1}${from.slice(4)}`;
  return Number.isNaN(day(back).getTime()) || text(day(back)) !== back ? `${back.slice(0, 8)}28` : back;
};
const everyDay = (from: string, to: string): string[] => {
  const days: string[] = [];
  for (let at = from; at <= to; at = plus(at, 1)) days.push(at);
  return days;
};

function slowAggregate({ aggregation, rows }: Given['one'], from: string, to: string, skip: boolean): Slow {
  const perDay = everyDay(from, to).map((date) => rows.filter((row) => row.date === date));
  const values = perDay.flat().flatMap(({ value }) => (value === null ? [] : [value]));
  const holes = perDay.filter((own) => own.length === 0 || own.some(({ value }) => value === null)).length;
  if (values.length === 0) return { state: 'no-data', value: null };
  if (aggregation === 'sum' && holes > 0 && !skip) return { state: 'incomplete', value: null };
  const sum = values.reduce((total, value) => total + value, 0);
  const value = {
    sum,
    mean: sum / values.length,
    min: Math.min(...values),
    max: Math.max(...values),
    first: values[0] as number,
    last: values.at(-1) as number,
  }[aggregation];
  return { state: holes > 0 ? 'partial' : 'complete', value };
}

function slowRatio(one: Slow, other: Slow): Slow {
  if (one.value === null || other.value === null) {
    const lacks = (state: Slow['state']): boolean => one.state === state || other.state === state;
    return {
      state: lacks('incomplete') ? 'incomplete' : lacks('not-comparable') ? 'not-comparable' : 'no-data',
      value: null,
    };
  }
  if (other.value === 0) return { state: 'not-comparable', value: null };
  const whole = one.state === 'complete' && other.state === 'complete';
  return { state: whole ? 'complete' : 'partial', value: one.value / other.value };
}

function slowCompare(now: Slow, before: Slow, how: Comparison): Compared {
  if (now.value === null) {
    const known = now.state === 'incomplete' || now.state === 'not-comparable';
    return { state: known ? (now.state as 'incomplete') : 'no-data', value: null };
  }
  if (before.value === null) return { state: 'not-comparable', value: null };
  if (how === 'bps') return { state: 'compared', value: (now.value - before.value) * 10_000 };
  if (before.value === 0) return { state: 'not-comparable', value: null };
  return { state: 'compared', value: (now.value / before.value - 1) * 100 };
}

const near = (value: number | null): unknown =>
  value === null ? null : expect.closeTo(value, Math.max(0, 8 - Math.ceil(Math.log10(Math.abs(value) + 1))));

const whole = (slow: Slow): Slow => (slow.state === 'partial' ? { state: 'incomplete', value: null } : slow);

const rowsFrom = (firstDay: string, days: number): fc.Arbitrary<Row[]> =>
  fc
    .tuple(
      fc.constantFrom(0, 0, 0.02, 0.3),
      fc.constantFrom(0, 0, 0.02),
      fc.constantFrom(0, 0.05),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      fc.constantFrom(0, 1, 1_000),
    )
    .map(([gaps, blanks, doubles, chance, size]) => {
      const draw = (): number => chance.next().value as number;
      const rows: Row[] = [];
      for (let i = 0; i < days; i += 1) {
        const date = plus(firstDay, i);
        if (draw() < gaps) continue;
        for (let again = draw() < doubles ? 2 : 1; again > 0; again -= 1) {
          rows.push({ date, value: draw() < blanks ? null : Math.round(draw() * size) });
        }
      }
      return rows;
    });

const given: fc.Arbitrary<Given> = fc
  .tuple(
    fc.integer({ min: 0, max: 5_000 }),
    fc.constantFrom(0, 0, 3, 40, 130, -20, -700),
    fc.integer({ min: 30, max: 900 }),
  )
  .chain(([at, ahead, length]) => {
    const weekEnding = plus('2018-01-01', at);
    const rows = rowsFrom(plus(weekEnding, ahead - length), length + 1);
    return fc.record({
      weekEnding: fc.constant(weekEnding),
      fiscalYearEndMonth: fc.integer({ min: 1, max: 12 }),
      months: fc.constantFrom('trailing' as const, 'fiscal-year' as const),
      missingDays: fc.constantFrom('incomplete' as const, 'skip' as const),
      comparison: fc.constantFrom('percent' as const, 'bps' as const),
      one: fc.record({ aggregation: fc.constantFrom(...AGGREGATIONS), rows }),
      other: fc.record({ aggregation: fc.constantFrom(...AGGREGATIONS), rows }),
    });
  });

describe('A deck', () => {
  it('has the figures of a slow second computation: every aggregation, ratio, week, fiscal year, gap, zero and blank', () => {
    fc.assert(
      fc.property(given, (world) => {
        const { weekEnding, fiscalYearEndMonth, months, missingDays, comparison } = world;
        const content = ({ aggregation, rows }: Given['one']): WbrMetric['content'] => ({
          kind: 'rows',
          rows: metricRows(
            rows.map(({ date }) => toDayNumber(date)),
            rows.map(({ value }) => value ?? Number.NaN),
          ),
          rule: { aggregation, grain: 'day', weekEndingDay: 0, missingDays },
        });
        const look = {
          title: '',
          unit: 'ratio',
          currency: null,
          precision: null,
          comparison,
          direction: 'up',
          target: null,
        } as const;
        const formula = parseFormula('one / other');
        if (!formula.ok) throw new Error(formula.message);
        const deck = deckFigures({ weekEnding, fiscalYearEndMonth, months }, [
          { name: 'one', look: { ...look, target: 'other' }, content: content(world.one) },
          { name: 'other', look, content: content(world.other) },
          { name: 'ratio', look, content: { kind: 'formula', formula: formula.formula } },
        ]);
        const skip = missingDays === 'skip';
        const slow: Record<string, (from: string, to: string) => Slow> = {
          one: (from, to) => slowAggregate(world.one, from, to, skip),
          other: (from, to) => slowAggregate(world.other, from, to, skip),
          ratio: (from, to) =>
            slowRatio(slowAggregate(world.one, from, to, skip), slowAggregate(world.other, from, to, skip)),
        };
        const check = (
          name: string,
          figures: PeriodFigures,
          own: string[],
          previous: string[],
          prior: string[],
          onlyWhole = false,
        ): void => {
          const of = slow[name]!;
          const strict = onlyWhole ? whole : (each: Slow): Slow => each;
          const now = strict(of(own[0]!, own[1]!));
          const before = previous.length === 0 ? null : of(previous[0]!, previous[1]!);
          const lastYear = of(prior[0]!, prior[1]!);
          expect(figures.actual).toMatchObject({ state: now.state, value: near(now.value) });
          expect(figures.priorYear).toMatchObject({ state: lastYear.state, value: near(lastYear.value) });
          const expected = (compared: Compared): unknown => ({ state: compared.state, value: near(compared.value) });
          expect(figures.onPriorYear).toEqual(expected(slowCompare(now, lastYear, comparison)));
          if (before) expect(figures.onPreviousPeriod).toEqual(expected(slowCompare(now, before, comparison)));
          if (name === 'one') {
            const plan = strict(slow['other']!(own[0]!, own[1]!));
            expect(figures.target?.value).toEqual(near(plan.value));
            expect(figures.onTarget).toEqual(expected(slowCompare(now, plan, comparison)));
            expect(figures.variance).toEqual(
              near(now.value === null || plan.value === null ? null : now.value - plan.value),
            );
          }
        };
        for (const { name, weeks, months: shown, monthToDate, quarterToDate, yearToDate, boxes } of deck.metrics) {
          expect(weeks).toHaveLength(6);
          weeks.forEach((figures, i) => {
            const end = plus(weekEnding, -7 * (5 - i));
            check(
              name,
              figures,
              [plus(end, -6), end],
              [plus(end, -13), plus(end, -7)],
              [plus(end, -370), plus(end, -364)],
            );
          });
          shown.forEach((figures, i) => {
            const { year, month, standing } = deck.axis.months[i]!;
            const first = (y: number, m: number): string => text(new Date(Date.UTC(y, m - 1, 1)));
            const last = (y: number, m: number): string => text(new Date(Date.UTC(y, m, 0)));
            check(
              name,
              figures,
              [first(year, month), last(year, month)],
              [first(year, month - 1), last(year, month - 1)],
              [first(year - 1, month), last(year - 1, month)],
              standing !== 'full',
            );
          });
          let start = `${weekEnding.slice(0, 7)}-01`;
          check(name, monthToDate, [start, weekEnding], [], [yearBefore(start), yearBefore(weekEnding)]);
          // Back month by month until the month before ends a quarter, then until it ends the year.
          const back = (): void => void (start = `${plus(start, -1).slice(0, 7)}-01`);
          while ((Number(plus(start, -1).slice(5, 7)) - fiscalYearEndMonth) % 3 !== 0) back();
          check(name, quarterToDate, [start, weekEnding], [], [yearBefore(start), yearBefore(weekEnding)]);
          while (Number(plus(start, -1).slice(5, 7)) !== fiscalYearEndMonth) back();
          check(name, yearToDate, [start, weekEnding], [], [yearBefore(start), yearBefore(weekEnding)]);
          expect(boxes.map((box) => (box.kind === 'amount' ? box.amount.value : box.compared.value))).toEqual([
            weeks[5]!.actual.value,
            weeks[5]!.onPreviousPeriod.value,
            weeks[5]!.onPriorYear.value,
            monthToDate.actual.value,
            monthToDate.onPriorYear.value,
            quarterToDate.actual.value,
            quarterToDate.onPriorYear.value,
            yearToDate.actual.value,
            yearToDate.onPriorYear.value,
          ]);
        }
      }),
      { numRuns: Number(process.env['WORKBACK_ORACLE_RUNS'] ?? 60) },
    );
  });
});
