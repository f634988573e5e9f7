import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, toDayNumber } from '../calendar/plain-date.js';
import { EMPTY_SERIES, seriesFromDense } from '../kpi/daily-series.js';
import { AGGREGATIONS } from '../kpi/aggregation.js';
import { COMPARATORS } from './criterion.js';
import { dryRun } from './dry-run.js';
import { evaluate } from './evaluate.js';
import type { EvaluationInput } from './evaluation.js';
import { checkVerdict } from './verdict-check.js';

const START = '2026-03-01';
const cell = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 9 }) },
  fc.constantFrom(null, 0.1, 1e-300, 1e290, -5),
);
const cases = fc.record({
  values: fc.array(cell, { minLength: 30, maxLength: 80 }),
  later: fc.array(fc.tuple(fc.nat(79), cell), { maxLength: 6 }),
  how: fc.constantFrom(...AGGREGATIONS),
  comparator: fc.constantFrom(...COMPARATORS),
  value: fc.integer({ min: 0, max: 40 }),
  grain: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
  count: fc.integer({ min: 1, max: 3 }),
  coverage: fc.constantFrom(0, 0.5, 1),
  due: fc.integer({ min: 20, max: 80 }),
  weekEndingDay: fc.nat(6),
  delayDays: fc.nat(3),
});
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

const inputOf = (c: Case): EvaluationInput => ({
  criterion: {
    ...{ comparator: c.comparator, value: c.value, against: 'value', window: { count: c.count, grain: c.grain } },
    ...{ aggregation: c.how, due: { kind: 'date', date: addDays(START, c.due) }, minimumCoverage: c.coverage },
    ...{ consecutivePeriods: 1, noDataPolicy: 'no-data', tolerance: 0.1, trajectory: false },
  },
  kpi: { unit: '', aggregation: 'mean', grain: 'day' },
  series: seriesFromDense({ start: START, values: c.values }),
  ...{ baseline: null, launchDate: null, measureFrom: START, asOf: addDays(START, 90) },
  ...{ weekEndingDay: c.weekEndingDay, delayDays: c.delayDays, freshness: 'fresh' },
});

describe('a kept verdict', () => {
  it('follows from what was kept with it, through JSON, whatever became of the numbers', () => {
    fc.assert(
      fc.property(cases, (c) => {
        const found = evaluate(inputOf(c));
        const stored = JSON.parse(JSON.stringify(found.inputs)) as typeof found.inputs;
        const values = [...c.values];
        for (const [at, value] of c.later) if (at < values.length) values[at] = value;
        const present = { series: seriesFromDense({ start: START, values }), operands: {} };
        const check = checkVerdict(found, stored, present);
        expect(check.reproduced).toBe(true);
        const fresh = evaluate({ ...inputOf(c), series: present.series });
        expect(check.now).toEqual({ state: fresh.state, value: fresh.value, reason: fresh.reason });
        if (check.restated.length === 0) expect(check.changed).toBe(false);
        for (const { date, before, now } of check.restated) {
          const at = toDayNumber(date) - toDayNumber(START);
          expect([c.values[at] ?? null, values[at] ?? null]).toEqual([before, now]);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('that was altered by hand is told from one that follows', () => {
    const found = evaluate(inputOf(fc.sample(cases, { seed: 1, numRuns: 1 })[0]!));
    const altered = { ...found, state: 'met' as const, value: 1e9 };
    expect(checkVerdict(altered, found.inputs, { series: EMPTY_SERIES, operands: {} }).reproduced).toBe(false);
  });
});

describe('a dry run', () => {
  it('says for each past date what the criterion says when it is due that day', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 12 }), (c, count) => {
        const { launchDate: _l, measureFrom: _m, freshness: _f, ...input } = inputOf(c);
        const points = dryRun(input, count);
        expect(points).toHaveLength(count);
        for (const { asOf, state, value } of points) {
          const due = { kind: 'date' as const, date: asOf };
          const real = evaluate({ ...inputOf(c), criterion: { ...input.criterion, due }, asOf, measureFrom: null });
          expect(value).toBe(real.value);
          if (state === 'met' || state === 'missed') expect(state).toBe(real.state);
          else expect(['no-data', 'error']).toContain(real.state);
        }
        expect(points.map(({ asOf }) => asOf)).toEqual(points.map(({ asOf }) => asOf).sort());
        expect(points.at(-1)!.asOf <= input.asOf).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is too early until the first window is complete', () => {
    const values = new Array<number>(14).fill(5);
    const [base] = fc.sample(cases, { seed: 2, numRuns: 1 });
    const shaped = {
      ...base!,
      values,
      how: 'mean' as const,
      comparator: 'at-least' as const,
      value: 5,
      grain: 'week' as const,
    };
    const {
      launchDate: _l,
      measureFrom: _m,
      freshness: _f,
      ...input
    } = inputOf({
      ...{ ...shaped, count: 1, coverage: 1, weekEndingDay: 6, delayDays: 0 },
    });
    // The rows begin on Sunday 1 March 2026 and end with the second week.
    const points = dryRun({ ...input, asOf: '2026-03-22' }, 4);
    expect(points.map(({ asOf, state }) => [asOf, state])).toEqual([
      ['2026-03-01', 'too-early'],
      ['2026-03-08', 'met'],
      ['2026-03-15', 'met'],
      ['2026-03-22', 'no-data'],
    ]);
  });
});
