import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../calendar/plain-date.js';
import { seriesFromDense } from '../kpi/daily-series.js';
import { COMPARATORS, type Comparator, CRITERION_DEFAULTS, type SuccessCriterion } from './criterion.js';
import { evaluate } from './evaluate.js';
import type { EvaluationInput } from './evaluation.js';

const START = '2026-03-01';
const criterion = (more: Partial<SuccessCriterion>): SuccessCriterion => ({
  ...CRITERION_DEFAULTS,
  ...{ comparator: 'at-least', value: 10, window: { count: 10, grain: 'day' } },
  due: { kind: 'date', date: addDays(START, 10) },
  ...more,
});
const judge = (
  values: readonly (number | null)[],
  more: Partial<SuccessCriterion>,
  rest: Partial<EvaluationInput> = {},
) =>
  evaluate({
    criterion: criterion(more),
    kpi: { unit: '', aggregation: 'mean', grain: 'day' },
    series: seriesFromDense({ start: START, values }),
    ...{ baseline: null, launchDate: null, measureFrom: START, asOf: addDays(START, 10) },
    ...{ weekEndingDay: 6, delayDays: 0, freshness: 'fresh' },
    ...rest,
  });
const level = (value: number, days = 10): number[] => new Array<number>(days).fill(value);

describe('criteria at their boundaries', () => {
  const holds: Record<Comparator, (value: number, target: number) => boolean> = {
    'at-least': (value, target) => value >= target,
    'at-most': (value, target) => value <= target,
    above: (value, target) => value > target,
    below: (value, target) => value < target,
    'equal-to': (value, target) => value === target,
  };

  it('tell under, at and over the threshold for every comparator and any size of number', () => {
    const sizes = fc.constantFrom(1e-300, 1e-9, 0.1, 1, 10, 1e9, 1e290).chain((size) => fc.constantFrom(size, -size));
    fc.assert(
      fc.property(sizes, fc.constantFrom(...COMPARATORS), fc.constantFrom(-1, 0, 1), (target, comparator, side) => {
        const value = target + side * Math.abs(target) * 1e-3;
        const { state } = judge(level(value), { comparator, value: target });
        expect(state).toBe(holds[comparator](value, target) ? 'met' : 'missed');
      }),
    );
  });

  it('take the noise of floating-point sums for equal: eight times 0.1 is 0.8, and a third three times is one', () => {
    const eighths = {
      aggregation: 'sum',
      comparator: 'equal-to',
      value: 0.8,
      window: { count: 8, grain: 'day' },
    } as const;
    const due = { kind: 'date', date: addDays(START, 8) } as const;
    expect(judge(level(0.1, 8), { ...eighths, due }, { asOf: due.date }).state).toBe('met');
    expect(judge(level(1 / 3), { value: 1 / 3, comparator: 'equal-to' }).state).toBe('met');
    expect(judge(level(1 / 3), { value: 1 / 3, comparator: 'above' }).state).toBe('missed');
  });

  it.each([
    [9, 0.9, 'met'],
    [8, 0.9, 'no-data'],
    [8, 0.8, 'met'],
    [0, 0, 'no-data'],
    [1, 0, 'met'],
    [10, 1, 'met'],
    [9, 1, 'no-data'],
  ] as const)('%i of 10 days at a coverage of %d: %s', (days, minimumCoverage, state) => {
    const values = [...level(12, days), ...new Array<null>(10 - days).fill(null)];
    expect(judge(values, { minimumCoverage }).state).toBe(state);
  });

  it.each([
    [9, 0, 'too-early'],
    [10, 0, 'met'],
    [11, 0, 'met'],
  ] as const)('judged on day %i after a delay of %i days: %s', (day, delayDays, state) => {
    expect(judge(level(12), {}, { asOf: addDays(START, day), delayDays }).state).toBe(state);
  });

  it('do not count a window that late data could still change, to the day', () => {
    const due = { kind: 'date' as const, date: addDays(START, 12) };
    const on = (delayDays: number) => judge(level(12, 12), { due }, { asOf: due.date, delayDays }).window?.end;
    expect([on(0), on(1), on(2)]).toEqual([addDays(START, 11), addDays(START, 10), addDays(START, 9)]);
    expect(on(3)).toBeUndefined();
  });

  it('are decided on the due day itself, and by nothing that comes later', () => {
    const due = { kind: 'date' as const, date: addDays(START, 10) };
    const late = [...level(12), ...level(0)];
    for (const day of [10, 11, 19]) expect(judge(late, { due }, { asOf: addDays(START, day) }).state).toBe('met');
    expect(judge(late, { due }, { asOf: addDays(START, 9) }).state).toBe('too-early');
  });

  it('need all of their windows in a row, not one less', () => {
    const rule = (consecutivePeriods: number) => ({
      ...{ window: { count: 1, grain: 'day' as const }, consecutivePeriods },
      due: { kind: 'date' as const, date: addDays(START, 5) },
    });
    const values = [1, 12, 12, 12, 12];
    expect([1, 4, 5].map((n) => judge(values, rule(n), { asOf: addDays(START, 5) }).state)).toEqual([
      'met',
      'met',
      'missed',
    ]);
    expect(judge(values, rule(6), { asOf: addDays(START, 5) }).state).toBe('missed');
  });

  it('never take what is no finite number for a number', () => {
    const odd = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, null);
    fc.assert(
      fc.property(
        fc.array(odd, { minLength: 10, maxLength: 10 }),
        fc.constantFrom(...COMPARATORS),
        (values, comparator) => {
          const found = judge(values as number[], { comparator, minimumCoverage: 0 });
          expect([found.state, found.value]).toEqual(['no-data', null]);
        },
      ),
    );
    // Finite numbers whose sum is not finite are no total either.
    expect(judge(level(1.7e308), { aggregation: 'sum' })).toMatchObject({ state: 'no-data', value: null });
  });

  it('measure a change from a baseline of zero absolutely, and in percent not at all', () => {
    const baseline = { value: 0, date: START };
    expect(judge(level(12), { against: 'change-from-baseline', value: 12 }, { baseline }).state).toBe('met');
    expect(judge(level(12), { against: 'percent-change-from-baseline', value: 1 }, { baseline }).state).toBe('no-data');
    const under = { value: -10, date: START };
    expect(judge(level(-5), { against: 'percent-change-from-baseline', value: 50 }, { baseline: under }).state).toBe(
      'met',
    );
  });
});
