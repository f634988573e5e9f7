import { describe, expect, it } from '@jest/globals';
import { addDays, fromDayNumber, toDayNumber } from '../calendar/plain-date.js';
import { seriesFromDense } from '../kpi/daily-series.js';
import { CRITERION_DEFAULTS, type SuccessCriterion } from './criterion.js';
import { evaluate } from './evaluate.js';
import type { EvaluationInput } from './evaluation.js';

const LAUNCH = '2026-06-01';
const criterion: SuccessCriterion = {
  ...CRITERION_DEFAULTS,
  comparator: 'at-least',
  value: 40,
  window: { count: 7, grain: 'day' },
  due: { kind: 'after-launch', days: 30 },
};
const base: EvaluationInput = {
  criterion,
  kpi: { unit: '%', aggregation: 'mean', grain: 'day' },
  series: seriesFromDense({ start: LAUNCH, values: [] }),
  baseline: null,
  launchDate: LAUNCH,
  measureFrom: null,
  asOf: '2026-06-15',
  weekEndingDay: 0,
  delayDays: 0,
  freshness: 'fresh',
};
/** The same value from the launch on, with some days changed or removed. */
function daily(value: number, changes: Record<string, number | null> = {}, start = LAUNCH, days = 90) {
  const values = Array.from({ length: days }, (_, i) => {
    const date = addDays(start, i);
    return date in changes ? changes[date]! : value;
  });
  return seriesFromDense({ start, values });
}
const judge = (change: Partial<EvaluationInput>, rule: Partial<SuccessCriterion> = {}) =>
  evaluate({ ...base, ...change, criterion: { ...criterion, ...rule } });

describe('before the due date', () => {
  it('is too early until one window since the launch is complete, delay included', () => {
    const series = daily(50, {}, '2026-01-01', 300);
    expect(judge({ series, launchDate: null })).toMatchObject({
      state: 'too-early',
      dueDate: null,
      reason: 'It is not launched yet.',
    });
    const early = judge({ series, asOf: '2026-06-07' });
    expect(early).toMatchObject({
      state: 'too-early',
      value: null,
      reason: 'The first window is complete on 8 Jun 2026.',
    });
    expect(judge({ series, asOf: '2026-06-08' })).toMatchObject({
      state: 'on-track',
      value: 50,
      window: { start: '2026-06-01', end: '2026-06-07' },
      dueDate: '2026-07-01',
    });
    expect(judge({ series, asOf: '2026-06-09', delayDays: 2 }).state).toBe('too-early');
    expect(judge({ series, asOf: '2026-06-10', delayDays: 2 }).state).toBe('on-track');
  });

  it.each([
    ['on-track', 40, null],
    ['at-risk', 36, null],
    ['off-track', 35.9, null],
    ['at-risk', 38, 20],
    ['off-track', 37.9, 20],
  ] as const)('is %s at %d with baseline %p', (state, value, baseline) => {
    const found = judge({ series: daily(value), baseline: baseline === null ? null : { value: baseline, date: null } });
    expect(found.state).toBe(state);
    expect(found.required).toBe(40);
  });

  it('follows the straight line from baseline to target', () => {
    // Half way: the window ends on day 15 of 30, the line stands at 30, a tenth of the way is 2.
    const line = { asOf: '2026-06-17', baseline: { value: 20, date: LAUNCH } };
    const at = (value: number) => judge({ ...line, series: daily(value) }, { trajectory: true });
    expect(at(30)).toMatchObject({ state: 'on-track', required: 30 });
    expect(at(28).state).toBe('at-risk');
    expect(at(27.99).state).toBe('off-track');
    expect(at(41)).toMatchObject({ state: 'on-track' });
    const falling = judge(
      { ...line, baseline: { value: 60, date: LAUNCH }, series: daily(50) },
      { trajectory: true, comparator: 'at-most' },
    );
    expect(falling).toMatchObject({ state: 'on-track', required: 50 });
  });

  it('says so when the source is failing or silent', () => {
    const series = daily(50);
    expect(judge({ series, freshness: 'failing' })).toMatchObject({ state: 'error', value: 50 });
    expect(judge({ series, freshness: 'stale' })).toMatchObject({ state: 'stale', value: 50 });
    expect(judge({ series, freshness: 'late' }).state).toBe('on-track');
    expect(judge({ freshness: 'failing', asOf: '2026-06-03' }).state).toBe('too-early');
  });

  it('treats missing days by the policy', () => {
    const series = daily(50, { '2026-06-12': null });
    expect(judge({ series })).toMatchObject({ state: 'no-data', coverage: { expectedDays: 7, presentDays: 6 } });
    expect(judge({ series }, { minimumCoverage: 0.8 }).state).toBe('on-track');
    expect(judge({ series }, { minimumCoverage: 0.8, aggregation: 'sum' }).reason).toBe(
      'Only 6 of 7 days have data from 8 Jun 2026 to 14 Jun 2026, and a sum needs all of them.',
    );
    expect(judge({ series }, { noDataPolicy: 'missed' }).state).toBe('off-track');
    expect(judge({ series }, { noDataPolicy: 'hold' })).toMatchObject({
      state: 'on-track',
      window: { end: '2026-06-11' },
    });
  });
});

describe('from the due date on', () => {
  const due = { asOf: '2026-07-01' };

  it('is met or missed on what was complete on the due date, whatever comes later', () => {
    const change = { '2026-07-01': 0, '2026-07-02': 0 };
    expect(judge({ ...due, series: daily(40, change) })).toMatchObject({
      state: 'met',
      window: { start: '2026-06-24', end: '2026-06-30' },
    });
    expect(judge({ asOf: '2026-08-01', series: daily(40, change) })).toMatchObject({
      state: 'met',
      window: { end: '2026-06-30' },
    });
    expect(judge({ ...due, series: daily(39.99) })).toMatchObject({ state: 'missed', value: expect.closeTo(39.99, 9) });
    expect(
      judge({ ...due, series: daily(30), baseline: { value: 20, date: LAUNCH } }, { trajectory: true }).state,
    ).toBe('missed');
    expect(judge({ ...due, series: daily(50), freshness: 'failing' }).state).toBe('met');
  });

  it('is no data, missed or error without enough data', () => {
    const series = daily(50, { '2026-06-28': null });
    expect(judge({ ...due, series }).state).toBe('no-data');
    expect(judge({ ...due, series }, { noDataPolicy: 'missed' }).state).toBe('missed');
    expect(judge({ ...due, series }, { noDataPolicy: 'hold' })).toMatchObject({
      state: 'met',
      window: { end: '2026-06-27' },
    });
    expect(judge({ ...due, series, freshness: 'failing' }).state).toBe('error');
    expect(judge({ ...due, series, freshness: 'stale' }).state).toBe('no-data');
    expect(judge(due)).toMatchObject({ state: 'no-data', value: null });
    expect(judge({ ...due, series: daily(Number.NaN) }).state).toBe('no-data');
    expect(
      judge({ ...due, series: { startDay: toDayNumber(LAUNCH), values: new Float64Array(90).fill(Infinity) } }).state,
    ).toBe('no-data');
  });

  it('wants every window in a row', () => {
    const series = daily(50, { '2026-06-23': -300 });
    expect(judge({ ...due, series }, { consecutivePeriods: 1 }).state).toBe('met');
    expect(judge({ ...due, series }, { consecutivePeriods: 2 })).toMatchObject({
      state: 'missed',
      window: { start: '2026-06-23', end: '2026-06-29' },
      consecutive: { met: 1, needed: 2 },
    });
    expect(judge({ ...due, series: daily(50) }, { consecutivePeriods: 24 }).state).toBe('met');
    expect(judge({ ...due, series: daily(50) }, { consecutivePeriods: 25 }).reason).toBe(
      'Only 24 of the 25 windows needed were complete by 1 Jul 2026.',
    );
  });

  it('judges a change against the measured baseline', () => {
    const change = { against: 'percent-change-from-baseline', value: 10 } as const;
    expect(judge({ ...due, series: daily(220), baseline: { value: 200, date: null } }, change)).toMatchObject({
      state: 'met',
      required: 220,
    });
    expect(judge({ ...due, series: daily(-180), baseline: { value: -200, date: null } }, change).state).toBe('met');
    expect(judge({ ...due, series: daily(220) }, change)).toMatchObject({
      state: 'no-data',
      reason: 'A change cannot be judged: no baseline was measured.',
    });
    expect(judge({ ...due, series: daily(220), baseline: { value: 0, date: null } }, change).reason).toContain(
      'the baseline is zero',
    );
    expect(
      judge(
        { ...due, series: daily(0.3), baseline: { value: 0.1, date: null } },
        { against: 'change-from-baseline', value: 0.2 },
      ).state,
    ).toBe('met');
  });

  it('compares as written', () => {
    const at = (comparator: SuccessCriterion['comparator'], value: number) =>
      judge({ ...due, series: daily(value) }, { comparator }).state;
    expect([at('at-least', 40), at('at-most', 40), at('above', 40), at('below', 40), at('equal-to', 40)]).toEqual([
      'met',
      'met',
      'missed',
      'missed',
      'met',
    ]);
    expect([at('above', 40.1), at('below', 39.9), at('equal-to', 40.1), at('at-most', 40.1)]).toEqual([
      'met',
      'met',
      'missed',
      'missed',
    ]);
  });

  it('keeps whole weeks and months of the workspace', () => {
    const week = { window: { count: 2, grain: 'week' } } as const;
    expect(judge({ ...due, series: daily(50), weekEndingDay: 6 }, week).window).toEqual({
      start: '2026-06-14',
      end: '2026-06-27',
    });
    const month = { window: { count: 1, grain: 'month' }, due: { kind: 'date', date: '2026-07-01' } } as const;
    expect(judge({ ...due, series: daily(50) }, month)).toMatchObject({
      state: 'met',
      window: { start: '2026-06-01', end: '2026-06-30' },
    });
  });

  it('divides a ratio after aggregating', () => {
    const kpi = { ...base.kpi, aggregation: 'ratio' } as const;
    const series = daily(40, { '2026-06-30': 0 });
    expect(judge({ ...due, kpi, series, denominator: daily(1) })).toMatchObject({ state: 'missed', value: 240 / 7 });
    expect(judge({ ...due, kpi, series, denominator: daily(0) }).state).toBe('no-data');
    expect(judge({ ...due, kpi, series }).state).toBe('no-data');
  });
});

it('stays total on dates that are none', () => {
  expect(judge({ asOf: 'today' }).state).toBe('error');
  expect(judge({}, { due: { kind: 'date', date: 'someday' } }).state).toBe('error');
  expect(judge({ measureFrom: 'whenever' }).state).toBe('too-early');
  expect(fromDayNumber(toDayNumber('2026-06-01'))).toBe(LAUNCH);
});
