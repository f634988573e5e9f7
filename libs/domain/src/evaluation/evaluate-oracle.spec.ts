import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayOfWeek, daysBetween } from '../calendar/plain-date.js';
import { seriesFromDense } from '../kpi/daily-series.js';
import { parseFormula } from '../kpi/formula.js';
import { COMPARATORS, type SuccessCriterion } from './criterion.js';
import { evaluate, evaluateAgain } from './evaluate.js';
import type { EvaluationInput } from './evaluation.js';

const START = '2026-01-15';
const criteria = fc.record({
  comparator: fc.constantFrom(...COMPARATORS),
  value: fc.integer({ min: -5, max: 25 }),
  against: fc.constantFrom('value' as const, 'change-from-baseline' as const, 'percent-change-from-baseline' as const),
  window: fc.record({
    count: fc.integer({ min: 1, max: 3 }),
    grain: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
  }),
  aggregation: fc.constantFrom(null, 'sum' as const, 'min' as const, 'last' as const),
  due: fc.oneof(
    fc.nat(150).map((days) => ({ kind: 'date' as const, date: addDays(START, days) })),
    fc.nat(150).map((days) => ({ kind: 'after-launch' as const, days })),
  ),
  minimumCoverage: fc.constantFrom(0, 0.5, 0.9, 1),
  consecutivePeriods: fc.integer({ min: 1, max: 3 }),
  noDataPolicy: fc.constantFrom('no-data' as const, 'missed' as const, 'hold' as const),
  tolerance: fc.constantFrom(0, 0.1, 1),
  trajectory: fc.boolean(),
});
const dates = fc.nat(140).map((days) => addDays(START, days));
const cells = fc.array(
  fc.oneof({ weight: 12, arbitrary: fc.integer({ min: 0, max: 20 }) }, fc.constantFrom(null, Number.NaN, Infinity)),
  { maxLength: 150 },
);
const inputs: fc.Arbitrary<EvaluationInput> = fc.record({
  criterion: criteria,
  kpi: fc.record({
    unit: fc.constantFrom('', '%'),
    aggregation: fc.constantFrom('mean' as const, 'max' as const, 'ratio' as const),
    grain: fc.constantFrom('day' as const, 'day' as const, 'week' as const, 'month' as const),
  }),
  series: cells.map((values) => seriesFromDense({ start: START, values: values as number[] })),
  denominator: fc.option(cells.map((values) => seriesFromDense({ start: START, values: values as number[] }))),
  baseline: fc.option(fc.record({ value: fc.constantFrom(0, 10, -4, Number.NaN), date: fc.option(dates) })),
  launchDate: fc.option(dates, { freq: 8 }),
  measureFrom: fc.option(dates),
  asOf: fc.nat(200).map((days) => addDays(START, days)),
  weekEndingDay: fc.nat(6),
  delayDays: fc.nat(4),
  freshness: fc.constantFrom(
    'fresh' as const,
    'fresh' as const,
    'late' as const,
    'stale' as const,
    'failing' as const,
    'never-pulled' as const,
  ),
});

/** The same inputs judged through a formula over two KPIs. */
const derivedInputs = inputs.map((input): EvaluationInput => {
  const formula = parseFormula('100 * a / b');
  if (!formula.ok) throw new Error(formula.message);
  const { unit, grain } = input.kpi;
  const operand = { aggregation: 'sum' as const, name: 'x' };
  return {
    ...input,
    kpi: {
      ...{ unit, grain, aggregation: 'formula' },
      derived: {
        formula: formula.formula,
        operands: [
          { ...operand, key: 'a', grain: 'day' },
          { ...operand, key: 'b', grain },
        ],
      },
    },
    operands: { a: input.series, b: input.denominator ?? input.series },
  };
});

/** Met on the due date by the plain reading, one day at a time: daily KPI, mean of whole weeks, no gaps allowed. */
function slowVerdict(
  values: (number | null)[],
  criterion: SuccessCriterion,
  dueDate: string,
  ending: number,
  delay: number,
): string {
  let end = addDays(dueDate, -1);
  while (daysBetween(end, dueDate) <= delay || dayOfWeek(end) !== ending) end = addDays(end, -1);
  let lacking = false;
  for (let n = 0; n < criterion.consecutivePeriods; n++) {
    const days = Array.from({ length: 7 * criterion.window.count }, (_, i) => addDays(end, -i - 7 * n));
    const rows = days.map((day) => (day < START ? undefined : (values[daysBetween(START, day)] ?? null)));
    if (rows.includes(undefined) || rows.includes(null)) lacking = true;
    else if ((rows as number[]).reduce((a, b) => a + b, 0) / rows.length < criterion.value) return 'missed';
  }
  return lacking ? 'no-data' : 'met';
}

describe('evaluation', () => {
  it('is total, decided by the due date, and says the same again from what it stored', () => {
    fc.assert(
      fc.property(fc.oneof({ weight: 3, arbitrary: inputs }, derivedInputs), (input) => {
        const found = evaluate(input);
        const final = found.dueDate !== null && input.asOf >= found.dueDate;
        const allowed = final
          ? ['met', 'missed', 'no-data', 'error']
          : ['too-early', 'on-track', 'at-risk', 'off-track', 'no-data', 'stale', 'error'];
        expect(allowed).toContain(found.state);
        expect(found.reason).toMatch(/^[^\n]+\.$/);
        expect(found.reason).not.toMatch(/NaN|Infinity|null|undefined/);
        expect(found.value === null || Number.isFinite(found.value)).toBe(true);
        if (found.window) expect(daysBetween(found.window.end, input.asOf)).toBeGreaterThan(input.delayDays);
        if (found.window && input.measureFrom) expect(found.window.start >= input.measureFrom).toBe(true);
        if (found.state === 'met') expect(found.consecutive.met).toBe(found.consecutive.needed);
        if (Number.isNaN(input.baseline?.value)) return; // JSON has no NaN
        const stored = JSON.parse(JSON.stringify(found.inputs)) as typeof found.inputs;
        expect(evaluateAgain(stored)).toEqual(found);
      }),
      { numRuns: 3_000 },
    );
  });

  it('agrees with the plain reading on the due date', () => {
    const gappy = fc.array(fc.option(fc.integer({ min: 8, max: 12 }), { nil: null, freq: 60 }), {
      minLength: 30,
      maxLength: 120,
    });
    const shape = fc.record({
      count: fc.integer({ min: 1, max: 3 }),
      periods: fc.integer({ min: 1, max: 3 }),
      value: fc.integer({ min: 8, max: 12 }),
    });
    fc.assert(
      fc.property(
        gappy,
        shape,
        fc.nat(130),
        fc.nat(6),
        fc.nat(5),
        fc.nat(20),
        (values, { count, periods, value }, due, weekEndingDay, delayDays, later) => {
          const dueDate = addDays(START, due);
          const criterion: SuccessCriterion = {
            comparator: 'at-least',
            value,
            against: 'value',
            window: { count, grain: 'week' },
            aggregation: 'mean',
            due: { kind: 'date', date: dueDate },
            minimumCoverage: 1,
            consecutivePeriods: periods,
            noDataPolicy: 'no-data',
            tolerance: 0.1,
            trajectory: false,
          };
          const found = evaluate({
            criterion,
            kpi: { unit: '', aggregation: 'sum', grain: 'day' },
            series: seriesFromDense({ start: START, values }),
            baseline: null,
            launchDate: null,
            measureFrom: START,
            asOf: addDays(dueDate, later),
            weekEndingDay,
            delayDays,
            freshness: 'fresh',
          });
          expect(found.state).toBe(slowVerdict(values, criterion, dueDate, weekEndingDay, delayDays));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
