import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, toDayNumber } from '../calendar/plain-date.js';
import { AGGREGATIONS } from './aggregation.js';
import { seriesFromPoints } from './daily-series.js';
import { aggregateDerived, coarsest, derivedPoints, type DerivedRule, operandKey, writtenOut } from './derived.js';
import { parseFormula } from './formula.js';
import type { Formula } from './formula-tree.js';

const parsed = (text: string): Formula => {
  const result = parseFormula(text, { filters: true });
  if (!result.ok) throw new Error(result.message);
  return result.formula;
};

const START = '2026-03-01';
const from = toDayNumber(START);
const series = (values: readonly (number | null)[]) =>
  seriesFromPoints(values.flatMap((value, i) => (value === null ? [] : [{ date: addDays(START, i), value }])));
const rate: DerivedRule = {
  formula: parsed('orders / visits'),
  operands: [
    { key: 'orders', name: 'Orders', aggregation: 'sum', grain: 'day' },
    { key: 'visits', name: 'Visits', aggregation: 'sum', grain: 'day' },
  ],
};

describe('a derived KPI', () => {
  it('aggregates first: 10/100 and 100/10,000 are 1.09 %, not 5.5 %', () => {
    const operands = { orders: series([10, 100]), visits: series([100, 10_000]) };
    const over = aggregateDerived(rate, operands, { from, to: from + 1 }, 6);
    expect(over).toEqual({ state: 'complete', value: 110 / 10_100, expectedDays: 2, presentDays: 2 });
    expect(derivedPoints(rate, operands, { from, to: from + 1 }, 6)).toEqual([
      { date: START, value: 0.1 },
      { date: '2026-03-02', value: 0.01 },
    ]);
  });

  it('tells zero, missing, incomplete and no comparison possible apart', () => {
    const over = (orders: (number | null)[], visits: (number | null)[]) =>
      aggregateDerived(rate, { orders: series(orders), visits: series(visits) }, { from, to: from + 1 }, 6);
    expect(over([0, 0], [5, 5])).toMatchObject({ state: 'complete', value: 0 });
    expect(over([1, 2], [0, 0])).toMatchObject({ state: 'not-comparable', value: null });
    expect(over([1, 2], [null, 4])).toMatchObject({ state: 'incomplete', value: null });
    expect(over([1, 2], [null, null])).toMatchObject({ state: 'no-data', value: null });
    expect(derivedPoints(rate, { orders: series([1, 2]), visits: series([0, 4]) }, { from, to: from + 1 }, 6)).toEqual([
      { date: '2026-03-02', value: 0.5 },
    ]);
  });

  it('is written out through derived KPIs, and refused when one needs itself or grows without end', () => {
    const formulas = new Map([
      ['rate', parsed('orders / visits')],
      ['self', parsed('self + a')],
    ]);
    const formulaOf = (name: string) => formulas.get(name);
    expect(writtenOut(parsed('100 * rate'), formulaOf)).toEqual(parsed('100 * (orders / visits)'));
    expect(writtenOut(parsed('self'), formulaOf)).toBeNull();
    const doubling = new Map(Array.from({ length: 30 }, (_, i) => [`d${i}`, parsed(`d${i + 1} + d${i + 1}`)]));
    expect(writtenOut(parsed('d0'), (name) => doubling.get(name))).toBeNull();
    expect(writtenOut(parsed('orders[DE] / orders'), formulaOf)).toMatchObject({
      left: { name: operandKey('orders', ['DE']) },
      right: { name: 'orders' },
    });
  });

  it('has a row for the coarsest period of its operands', () => {
    expect(coarsest(['day', 'month', 'week'])).toBe('month');
    const mixed: DerivedRule = {
      formula: parsed('orders / plan'),
      operands: [rate.operands[0]!, { key: 'plan', name: 'Plan', aggregation: 'last', grain: 'week' }],
    };
    const numbers = {
      orders: series(new Array<number>(14).fill(2)),
      plan: series([null, 7, ...new Array<null>(6).fill(null), 14]),
    };
    // 1 March 2026 is a Sunday; weeks end on Saturday.
    expect(derivedPoints(mixed, numbers, { from, to: from + 13 }, 6)).toEqual([
      { date: '2026-03-07', value: 2 },
      { date: '2026-03-14', value: 1 },
    ]);
  });

  it('equals the formula over slowly aggregated operands, for any data, window and aggregation', () => {
    const cell = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: -3, max: 9 }) }, fc.constantFrom(null, Number.NaN));
    const cells = fc.array(cell, { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(
        ...[cells, cells, fc.constantFrom(...AGGREGATIONS), fc.constantFrom(...AGGREGATIONS)],
        ...[fc.nat(30), fc.nat(20), fc.constantFrom('+', '-', '*', '/')],
        (a, b, howA, howB, begin, length, sign) => {
          const rule: DerivedRule = {
            formula: parsed(`a ${sign} b`),
            operands: [
              { key: 'a', name: 'A', aggregation: howA, grain: 'day' },
              { key: 'b', name: 'B', aggregation: howB, grain: 'day' },
            ],
          };
          const range = { from: from + begin, to: from + begin + length };
          const got = aggregateDerived(rule, { a: series(a), b: series(b) }, range, 0);
          const [x, y] = [slow(a, begin, length, howA), slow(b, begin, length, howB)];
          if (x === null || y === null) return got.value === null && ['incomplete', 'no-data'].includes(got.state);
          if (sign === '/' && y === 0) return got.state === 'not-comparable' && got.value === null;
          const expected = { '+': x + y, '-': x - y, '*': x * y, '/': x / y }[sign] as number;
          return got.value !== null && Math.abs(got.value - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
        },
      ),
    );
  });
});

function slow(cells: readonly (number | null)[], begin: number, length: number, how: string): number | null {
  const all = Array.from({ length: length + 1 }, (_, i) => cells[begin + i] ?? null);
  const rows = all.filter((value): value is number => value !== null && Number.isFinite(value));
  if (rows.length === 0 || (how === 'sum' && rows.length < all.length)) return null;
  const total = rows.reduce((sum, value) => sum + value, 0);
  if (how === 'sum') return total;
  if (how === 'mean') return total / rows.length;
  if (how === 'min') return Math.min(...rows);
  if (how === 'max') return Math.max(...rows);
  return how === 'first' ? rows[0]! : rows.at(-1)!;
}
