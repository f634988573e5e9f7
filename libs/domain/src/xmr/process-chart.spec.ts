import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../calendar/plain-date.js';
import { type PeriodValue, processChart, readChart, signalProblems, type SignalSettings } from './process-chart.js';
import { xmrLimits } from './xmr.js';

/** The sample of METHOD 9.1, by week. */
const SAMPLE = [5045, 4350, 4350, 3975, 4290, 4430, 4485, 4285, 3980, 3925, 3645, 3760, 3300, 3685, 3463, 5200];
const weekly: SignalSettings = { grain: 'week', centre: 'mean', dividers: [], locked: null, season: null };
const weeks = (values: readonly number[]): PeriodValue[] =>
  values.map((value, week) => ({
    start: addDays('2026-01-04', week * 7),
    end: addDays('2026-01-10', week * 7),
    value,
  }));
const calm = [10, 11, 10, 9, 10, 11, 10, 9];
const higher = calm.map((value) => value + 20);

describe('a process behaviour chart', () => {
  it('of the published sample has the published limits and its last value outside', () => {
    const { parts, values } = processChart(weeks(SAMPLE), weekly);
    expect(parts).toHaveLength(1);
    expect(parts[0]?.limits?.upper).toBeCloseTo(5082.28, 2);
    expect(values.at(-1)).toMatchObject({ signal: 'outside-limit', range: 1737, rangeSignal: true });
  });

  it('of medians follows the published factors 3.145 and 3.865', () => {
    const { mean, meanRange, upper, lower, upperRange } = xmrLimits(SAMPLE, 'median')!;
    expect(mean).toBe(4132.5);
    expect(meanRange).toBe(280);
    expect(upper).toBeCloseTo(4132.5 + 3.145 * 280, 6);
    expect(lower).toBeCloseTo(4132.5 - 3.145 * 280, 6);
    expect(upperRange).toBeCloseTo(3.865 * 280, 6);
  });

  it('computes limits anew after a divider, and no distance across it', () => {
    const values = weeks([...calm, ...higher]);
    const undivided = processChart(values, weekly);
    expect(undivided.values.some(({ signal }) => signal !== null)).toBe(true);
    const { parts, values: read } = processChart(values, { ...weekly, dividers: [values[8]!.start] });
    expect(parts.map(({ count, limits }) => [count, limits?.mean])).toEqual([
      [8, 10],
      [8, 30],
    ]);
    expect(read.every(({ signal }) => signal === null)).toBe(true);
    expect(read[8]).toMatchObject({ part: 1, range: null });
  });

  it('leaves no part empty, wherever dividers fall', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -200, max: 400 }), { maxLength: 3 }),
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 40 }),
        (days, numbers) => {
          const dividers = [...new Set(days)].map((day) => addDays('2026-01-04', day));
          const { parts, values } = processChart(weeks(numbers), { ...weekly, dividers });
          expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(numbers.length);
          expect(parts.every(({ count }) => count > 0)).toBe(true);
          expect(values.map(({ value }) => value)).toEqual(numbers);
        },
      ),
    );
  });

  it('holds locked limits for the first part only', () => {
    const values = weeks([...calm, ...higher]);
    const locked = { kind: 'periods', from: '2026-01-04', to: values[7]!.end } as const;
    const held = processChart(values, { ...weekly, locked });
    expect(held.parts).toMatchObject([{ locked: true, count: 16, limits: { mean: 10 } }]);
    expect(held.values.slice(8).every(({ signal }) => signal === 'outside-limit')).toBe(true);
    const divided = processChart(values, { ...weekly, locked, dividers: [values[8]!.start] });
    expect(divided.parts.map((part) => [part.locked, part.limits?.mean])).toEqual([
      [true, 10],
      [false, 30],
    ]);
    const given = processChart(values, { ...weekly, locked: { kind: 'values', mean: 20, lower: 0, upper: 46.6 } });
    expect(given.parts[0]?.limits).toMatchObject({ mean: 20, lower: 0, upper: 46.6, meanRange: 10 });
  });

  it('takes a season out before it computes', () => {
    // Sundays are half of the other days.
    const days = Array.from({ length: 28 }, (_, day) => {
      const date = addDays('2026-03-01', day);
      return { start: date, end: date, value: day % 7 === 0 ? 50 : 100 };
    });
    const settings = { ...weekly, grain: 'day', season: 'weekday' } as const;
    const { values, factors, parts } = processChart(days, settings);
    expect(factors?.[0]?.factor).toBeCloseTo(50 / (650 / 7), 9);
    for (const { plain } of values) expect(plain).toBeCloseTo(650 / 7, 9);
    expect(parts[0]?.limits?.meanRange).toBeCloseTo(0, 9);
    const nothing = processChart(
      days.map((day) => ({ ...day, value: 0 })),
      settings,
    );
    expect(nothing.values.every(({ plain }) => plain === 0)).toBe(true);
  });
});

describe('reading a chart', () => {
  it('needs six values in the latest part', () => {
    expect(readChart(processChart([], weekly), 5, 'up')).toEqual({ kind: 'too-few', count: 0, needed: 6 });
    expect(readChart(processChart(weeks([1, 2, 3]), weekly), 5, 'up')).toMatchObject({ kind: 'too-few', count: 3 });
  });

  it.each([
    // Limits are 10 plus and minus 2.66.
    [13, 'up', 'not-without-change'],
    [13, 'down', 'met-routinely'],
    [11, 'up', 'by-chance'],
    [7, 'up', 'met-routinely'],
    [7, 'down', 'not-without-change'],
  ] as const)('tells what it means to want %i where %s is better', (target, direction, capability) => {
    expect(readChart(processChart(weeks(calm), weekly), target, direction)).toMatchObject({
      kind: 'read',
      side: null,
      signals: 0,
      target: capability,
    });
  });

  it('names the side of a signal', () => {
    expect(readChart(processChart(weeks(SAMPLE), weekly), null, 'up')).toMatchObject({ side: 'above', target: null });
  });
});

describe('settings of a chart', () => {
  it.each([
    ['dividers', { dividers: ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'] }],
    ['dividers', { dividers: ['soon'] }],
    ['dividers', { dividers: ['2026-01-01', '2026-01-01'] }],
    ['season', { season: 'weekday' }],
    ['locked', { locked: { kind: 'periods', from: '2026-02-01', to: '2026-01-01' } }],
    ['locked', { locked: { kind: 'values', mean: 5, lower: 6, upper: 7 } }],
    ['locked', { locked: { kind: 'values', mean: Number.NaN, lower: 6, upper: 7 } }],
  ] as const)('with wrong %s are refused', (field, wrong) => {
    expect(signalProblems({ ...weekly, ...wrong })).toMatchObject([{ field }]);
    expect(signalProblems(weekly)).toEqual([]);
  });
});
