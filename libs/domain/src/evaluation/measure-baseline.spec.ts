import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../calendar/plain-date.js';
import { seriesFromPoints } from '../kpi/daily-series.js';
import { CRITERION_DEFAULTS, type SuccessCriterion } from './criterion.js';
import { baselineDays, measureBaseline } from './measure-baseline.js';

const criterion: SuccessCriterion = {
  ...CRITERION_DEFAULTS,
  comparator: 'at-least',
  value: 10,
  window: { count: 1, grain: 'week' },
  due: { kind: 'after-launch', days: 30 },
};
// 2026-03-12 is a Thursday; with weeks ending on Saturday the last complete one is 1 to 7 March.
const setting = {
  criterion,
  kpi: { unit: '', aggregation: 'mean' as const, grain: 'day' as const },
  weekEndingDay: 6,
  delayDays: 0,
  asOf: '2026-03-12',
};
const days = (from: string, values: readonly number[]) =>
  seriesFromPoints(values.map((value, i) => ({ date: addDays(from, i), value })));

describe('measureBaseline', () => {
  it('takes the last complete window and nothing of the present one', () => {
    const series = days('2026-02-22', [9, 9, 9, 9, 9, 9, 9, 1, 2, 3, 4, 5, 6, 7, 100, 100, 100, 100]);
    expect(measureBaseline({ ...setting, series })).toEqual({ value: 4, date: '2026-03-07' });
  });

  it('waits for late data', () => {
    const series = days('2026-02-22', [9, 9, 9, 9, 9, 9, 9, 1, 2, 3, 4, 5, 6, 7]);
    expect(measureBaseline({ ...setting, delayDays: 5, series })).toEqual({ value: 9, date: '2026-02-28' });
  });

  it('is null where a day is missing that the criterion needs, or all are', () => {
    const series = days('2026-03-02', [2, 3, 4, 5, 6, 7]);
    expect(measureBaseline({ ...setting, series })).toBeNull();
    expect(measureBaseline({ ...setting, series: days('2026-03-01', []) })).toBeNull();
    const lenient = { ...criterion, minimumCoverage: 0.5 };
    expect(measureBaseline({ ...setting, criterion: lenient, series })).toEqual({ value: 4.5, date: '2026-03-07' });
  });

  it('reads no day outside of the days it names', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('day' as const, 'week' as const, 'month' as const),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 9 }),
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 400, maxLength: 400 }),
        (grain, count, delayDays, values) => {
          const input = { ...setting, criterion: { ...criterion, window: { count, grain } }, delayDays };
          const { from, to } = baselineDays(input);
          const points = values.map((value, i) => ({ date: addDays('2025-03-01', i), value }));
          const needed = points.filter(({ date }) => date >= from && date <= to);
          expect(measureBaseline({ ...input, series: seriesFromPoints(points) })).toEqual(
            measureBaseline({ ...input, series: seriesFromPoints(needed) }),
          );
        },
      ),
      { numRuns: 50 },
    );
  });
});
