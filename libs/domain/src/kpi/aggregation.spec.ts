import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromDayNumber } from '../calendar/plain-date.js';
import { aggregate, aggregateRatio, AGGREGATIONS, combine, type Aggregation } from './aggregation.js';
import { denseSlice, pointsOf, seriesFromDense, seriesFromPoints, type DailyPoint } from './daily-series.js';
import { missingForActivation } from './definition.js';
import { downsample } from './downsample.js';
import { admitRows, diffObservations, refusalOf } from './observation.js';

const BASE = 20_000;
const cells = fc.array(fc.option(fc.integer({ min: -1_000, max: 1_000 }), { nil: null, freq: 6 }), {
  minLength: 1,
  maxLength: 60,
});
const series = (values: (number | null)[]) => seriesFromDense({ start: fromDayNumber(BASE), values });

function slow(values: number[], how: Aggregation): number {
  if (how === 'sum') return values.reduce((a, b) => a + b, 0);
  if (how === 'mean') return values.reduce((a, b) => a + b, 0) / values.length;
  if (how === 'min') return Math.min(...values);
  if (how === 'max') return Math.max(...values);
  return (how === 'first' ? values[0] : values.at(-1)) as number;
}

describe('aggregation', () => {
  it('agrees with the slow way, and never sums over a missing day', () => {
    fc.assert(
      fc.property(
        cells,
        fc.constantFrom(...AGGREGATIONS),
        fc.integer({ min: -5, max: 60 }),
        fc.nat(40),
        (values, how, start, length) => {
          const wanted = Array.from({ length: length + 1 }, (_, i) => values[start + i] ?? null);
          const present = wanted.filter((value) => value !== null);
          const result = aggregate(series(values), { from: BASE + start, to: BASE + start + length }, how);
          expect([result.expectedDays, result.presentDays]).toEqual([wanted.length, present.length]);
          if (present.length === 0) expect(result).toMatchObject({ state: 'no-data', value: null });
          else if (how === 'sum' && present.length < wanted.length)
            expect(result).toMatchObject({ state: 'incomplete', value: null });
          else expect(result.value).toBeCloseTo(slow(present, how), 9);
        },
      ),
    );
  });

  it('never lets a non-finite number through', () => {
    const wild = fc.array(fc.constantFrom(Number.NaN, Infinity, -Infinity, 1.7e308, -1.7e308, 1), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(wild, fc.constantFrom(...AGGREGATIONS), (values, how) => {
        const { value } = aggregate(
          { startDay: 0, values: Float64Array.from(values) },
          { from: 0, to: values.length - 1 },
          how,
        );
        expect(value === null || Number.isFinite(value)).toBe(true);
      }),
    );
  });

  it('keeps zero, and adds tenths to what people expect', () => {
    expect(aggregate(series([0, 0]), { from: BASE, to: BASE + 1 }, 'sum')).toMatchObject({
      state: 'complete',
      value: 0,
    });
    expect(aggregate(series(Array<number>(8).fill(0.1)), { from: BASE, to: BASE + 7 }, 'sum').value).toBe(0.8);
  });

  it('divides after aggregating', () => {
    const ratio = aggregateRatio(series([10, 100]), series([100, 10_000]), { from: BASE, to: BASE + 1 });
    expect(ratio.value).toBeCloseTo(110 / 10_100, 12);
    expect(aggregateRatio(series([1]), series([0]), { from: BASE, to: BASE })).toMatchObject({
      state: 'not-comparable',
      value: null,
    });
    expect(aggregateRatio(series([1, 1]), series([1, null]), { from: BASE, to: BASE + 1 }).state).toBe('incomplete');
    const five = aggregate(series([5]), { from: BASE, to: BASE }, 'last');
    expect(combine('difference', five, five).value).toBe(0);
  });

  it('lets one row cover the week of a weekly KPI', () => {
    const rows = { grain: 'week', weekEndingDay: 0 } as const;
    const weekly = seriesFromPoints([
      { date: '2026-11-04', value: 3 },
      { date: '2026-11-15', value: 4 },
    ]);
    const week = (from: string, to: string) => ({ from: Date.parse(from) / 864e5, to: Date.parse(to) / 864e5 });
    expect(aggregate(weekly, week('2026-11-02', '2026-11-15'), 'sum', rows)).toEqual({
      state: 'complete',
      value: 7,
      expectedDays: 14,
      presentDays: 14,
    });
    expect(aggregate(weekly, week('2026-11-02', '2026-11-22'), 'sum', rows)).toMatchObject({
      state: 'incomplete',
      presentDays: 14,
      expectedDays: 21,
    });
    expect(aggregate(weekly, week('2026-11-03', '2026-11-06'), 'sum', rows)).toMatchObject({
      state: 'no-data',
      expectedDays: 0,
    });
  });
});

describe('daily series', () => {
  it('is the same from points in any order and from its dense form', () => {
    fc.assert(
      fc.property(cells, (values) => {
        const dense = series(values);
        const points = pointsOf(dense);
        const shuffled = seriesFromPoints([...points].reverse());
        expect(pointsOf(shuffled)).toEqual(points);
        expect(denseSlice(dense, BASE, BASE + values.length - 1).values).toEqual(values);
      }),
    );
  });
});

describe('downsampling', () => {
  it('keeps first, last, lowest and highest, and invents nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer(), { nil: null, freq: 5 }), { maxLength: 300 }),
        fc.integer({ min: 4, max: 60 }),
        (values, limit) => {
          const input = series(values);
          const all = pointsOf(input);
          const chart = downsample(input, limit);
          const kept = chart.points.filter((point): point is DailyPoint => point.value !== null);
          expect(chart.points.length).toBeLessThanOrEqual(limit);
          expect(chart.downsampled).toBe(chart.days > limit);
          const rows = new Map(all.map((point) => [point.date, point.value]));
          for (const point of kept) expect(rows.get(point.date)).toBe(point.value);
          expect([...chart.points].sort((a, b) => (a.date < b.date ? -1 : 1))).toEqual(chart.points);
          if (all.length === 0) return;
          const range = (points: DailyPoint[]) => [
            Math.min(...points.map((p) => p.value)),
            Math.max(...points.map((p) => p.value)),
          ];
          expect(range(kept)).toEqual(range(all));
          expect([kept[0], kept.at(-1)]).toEqual([all[0], all.at(-1)]);
        },
      ),
    );
  });
});

describe('observations', () => {
  it('refuses what cannot be stored, with the reason', () => {
    const today = '2026-11-22';
    for (const [date, value] of [
      ['2026-11-24', 1],
      ['2026-02-30', 1],
      [20261122, 1],
      ['0206-11-22', 1],
      ['2026-11-22', Number.NaN],
      ['2026-11-22', JSON.parse('1e999')],
      ['2026-11-22', '12'],
      ['2026-11-22', null],
      ['2026-11-22', 1e300],
    ] as const) {
      expect(refusalOf(date, value, today)).toEqual(expect.any(String));
    }
    expect(refusalOf('2026-11-23', -0.5, today)).toBeNull();
  });

  it('combines the rows of a day by the aggregation and keeps the order of the days', () => {
    const rows = [
      { date: '2026-11-02', value: 3 },
      { date: '2026-11-01', value: 1 },
      { date: '2026-11-02', value: 5 },
      { date: 'x', value: 5 },
    ];
    const on = (how: Aggregation) => admitRows(rows, '2026-11-22', how).accepted.map((point) => point.value);
    expect([on('sum'), on('mean'), on('min'), on('max'), on('first'), on('last')]).toEqual([
      [1, 8],
      [1, 4],
      [1, 3],
      [1, 5],
      [1, 3],
      [1, 5],
    ]);
    expect(admitRows(rows, '2026-11-22', 'sum')).toMatchObject({ refused: [{ index: 3 }], combinedDays: 1 });
    const huge = Array.from({ length: 2 }, () => ({ date: '2026-11-02', value: 9e299 }));
    expect(admitRows(huge, '2026-11-22', 'sum')).toMatchObject({ accepted: [], refused: [{ index: 0 }] });
  });

  it('tells new from unchanged from restated', () => {
    const stored = new Map([
      ['2026-11-01', 1],
      ['2026-11-02', 0],
    ]);
    const incoming = [
      { date: '2026-11-01', value: 2 },
      { date: '2026-11-02', value: -0 },
      { date: '2026-11-03', value: 3 },
    ];
    expect(diffObservations(incoming, stored)).toEqual({
      added: [{ date: '2026-11-03', value: 3 }],
      unchanged: 1,
      restated: [{ date: '2026-11-01', before: 1, after: 2 }],
    });
  });
});

it('lists what a KPI lacks before it counts', () => {
  const nothing = { ownerId: null, unit: ' ', direction: null, hasSource: false, hasTarget: false };
  expect(missingForActivation(nothing).map((gap) => gap.field)).toEqual([
    'owner',
    'unit',
    'direction',
    'source',
    'target',
  ]);
  expect(
    missingForActivation({ ownerId: 'u1', unit: '%', direction: 'higher-is-better', hasSource: true, hasTarget: true }),
  ).toEqual([]);
});
