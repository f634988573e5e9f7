import { describe, expect, it } from '@jest/globals';
import { addDays, fromDayNumber } from '@workback/domain/calendar/plain-date';
import fc from 'fast-check';
import { dayTicks, mondays, valueAxis } from './chart-axes.js';
import { spreadLabels, verdictStretches } from './chart-marks.js';
import { prepareKpiChart, type KpiChartInput } from './kpi-chart.js';

const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');
const empty: KpiChartInput = {
  unit: 'percent',
  precision: 1,
  start: null,
  values: [],
  target: null,
  baseline: null,
  launchDate: null,
  verdicts: [],
};
const chart = (input: Partial<KpiChartInput>) => prepareKpiChart({ ...empty, ...input });

describe('prepareKpiChart', () => {
  it('draws an empty chart without a series', () => {
    const { hasData, points, last, conclusion, rows } = chart({});
    expect({ hasData, points, last, conclusion, rows }).toEqual({
      hasData: false,
      points: [],
      last: null,
      conclusion: 'No data yet.',
      rows: [],
    });
  });

  it('says when a series has only gaps, and lists them', () => {
    const prepared = chart({ start: '2026-11-20', values: [null, null], target: 90 });
    expect(prepared.hasData).toBe(false);
    expect(prepared.conclusion).toBe('No data from 20 Nov 2026 to 21 Nov 2026.');
    expect(prepared.rows.map(({ valueText }) => valueText)).toEqual(['—', '—']);
    expect(plain(prepared.target?.label)).toBe('Target 90.0 %');
  });

  it('gives a single point room and a dot', () => {
    const prepared = chart({ start: '2026-11-21', values: [81.2], target: 75 });
    expect(prepared.points).toHaveLength(1);
    expect(prepared.points[0]?.alone).toBe(true);
    expect(prepared.toDay - prepared.fromDay).toBe(6);
    expect(plain(prepared.conclusion)).toBe('81.2 % on 21 Nov 2026, 6.2 pp above the target of 75.0 %.');
  });

  it('keeps gaps, and rows of weeks are no gaps', () => {
    const daily = chart({ start: '2026-11-01', values: [1, null, 3] });
    expect(daily.points.map(({ value }) => value)).toEqual([1, null, 3]);
    expect(daily.notes).toContain('A gap is a time without data.');
    const week = [null, null, null, null, null, null];
    const weekly = chart({ grain: 'week', start: '2026-11-07', values: [1, ...week, 2, ...week, null, ...week, 4] });
    expect(weekly.points.map(({ date, value }) => [date, value])).toEqual([
      ['2026-11-07', 1],
      ['2026-11-14', 2],
      ['2026-11-21', null],
      ['2026-11-28', 4],
    ]);
  });

  it('draws at most 400 points, keeps the extremes and says so', () => {
    const values = Array.from({ length: 730 }, (_, i) => (i === 333 ? 999 : i % 7));
    const prepared = chart({ unit: 'count', precision: 0, start: '2024-11-22', values });
    expect(prepared.points.length).toBeLessThanOrEqual(400);
    expect(prepared.points.some(({ value }) => value === 999)).toBe(true);
    expect(prepared.notes.join()).toMatch(/of 730 values are drawn/);
    expect(prepared.rows).toHaveLength(60);
    expect(prepared.rows[0]?.date).toBe(addDays('2024-11-22', 729));
  });

  it('judges the last settled value and marks the provisional one', () => {
    const prepared = chart({ start: '2026-11-19', values: [89, 89.8, 60], target: 92, provisionalFrom: '2026-11-21' });
    expect(plain(prepared.conclusion)).toBe(
      '89.8 % on 20 Nov 2026, 2.2 pp under the target of 92.0 %. 21 Nov is provisional.',
    );
    expect(prepared.last).toMatchObject({ value: 60, provisional: true });
    expect(prepared.points.map(({ settled }) => settled)).toEqual([89, 89.8, null]);
    expect(prepared.points.map(({ provisional }) => provisional)).toEqual([null, 89.8, 60]);
    expect(prepared.rows[0]?.note).toBe('Provisional');
  });

  it('does not force the axis to 0, and says so', () => {
    const { axis } = chart({ start: '2026-11-19', values: [89, 90], target: 92 });
    expect(axis.from).toBeGreaterThan(80);
    expect(plain(axis.note ?? '')).toMatch(/^The axis starts at 8\d(\.\d)? %, not at 0\.$/);
    expect(chart({ start: '2026-11-19', values: [1, 90] }).axis).toMatchObject({ from: 0, note: null });
  });

  it('puts the guardrail band on the bad side, and a baseline where it was measured', () => {
    const prepared = chart({
      start: '2026-11-01',
      values: [81, 82, 83, 84, 85, 86, 87, 88],
      guardrail: { value: 80, badSide: 'below' },
      baseline: { value: 81.4, on: '2026-11-03' },
    });
    expect(prepared.guardrail).toMatchObject({ edge: 80, from: prepared.axis.from, to: 80 });
    expect(prepared.axis.from).toBeLessThan(80);
    expect(fromDayNumber(prepared.baseline!.fromDay)).toBe('2026-11-03');
    expect(chart({ guardrail: { value: 3, badSide: 'above' } }).guardrail).toMatchObject({ from: 3 });
  });

  it('flags a launch near the data and mentions one far from it', () => {
    const values = Array.from({ length: 30 }, (_, i) => i);
    const near = chart({ start: '2026-10-01', values, launchDate: '2026-11-05' });
    expect(near.launch).toMatchObject({ label: 'Launch, 5 Nov', side: 'left' });
    const far = chart({ start: '2026-10-01', values, launchDate: '2027-02-09' });
    expect(far.launch).toBeNull();
    expect(far.notes).toContain('Launch on 9 Feb 2027, outside the chart.');
  });

  it('never holds a NaN or an infinity', () => {
    const value = fc.option(fc.double({ noNaN: false }), { nil: null });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 20 }), value, value, (values, target, edge) => {
        const prepared = chart({
          unit: 'count',
          start: '2026-11-01',
          values,
          target,
          baseline: target === null ? null : { value: target, on: '2026-11-02' },
          guardrail: edge === null ? null : { value: edge, badSide: 'above' },
          launchDate: '2026-11-05',
        });
        JSON.stringify(prepared, (_, part: unknown) => {
          if (typeof part === 'number') expect(Number.isFinite(part)).toBe(true);
          if (typeof part === 'string') expect(part).not.toMatch(/NaN|Infinity|undefined/);
          return part;
        });
        expect(prepared.axis.to).toBeGreaterThan(prepared.axis.from);
      }),
    );
  });
});

describe('axes', () => {
  it('hold every value between round ticks', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1 }), (values) => {
        const axis = valueAxis(values, { unit: 'count' });
        expect(axis.from).toBeLessThanOrEqual(Math.min(...values));
        expect(axis.to).toBeGreaterThanOrEqual(Math.max(...values));
        expect(axis.ticks.length).toBeLessThanOrEqual(10);
      }),
    );
  });

  it('mark days, weeks or months, never more than fit', () => {
    expect(dayTicks(0, 6, 8)).toHaveLength(7);
    expect(dayTicks(0, 42, 8).map(({ at }) => at)).toEqual([0, 7, 14, 21, 28, 35, 42]);
    expect(dayTicks(0, 364, 12).map(({ label }) => label)[1]).toBe('Feb');
    for (const span of [1, 12, 60, 63, 200, 730, 4000, 40_000]) {
      for (const most of [2, 4, 8]) expect(dayTicks(20_000, 20_000 + span, most).length).toBeLessThanOrEqual(most);
    }
  });

  it('start weeks on Mondays', () => {
    expect(mondays(0, 14).map(fromDayNumber)).toEqual(['1970-01-05', '1970-01-12']);
  });
});

describe('marks', () => {
  it('spread labels apart within their room', () => {
    const at = spreadLabels(
      [
        { key: 'a', y: 10 },
        { key: 'b', y: 12 },
        { key: 'c', y: 99 },
        { key: 'd', y: 99 },
      ],
      14,
      0,
      100,
    );
    expect([...at]).toEqual([
      ['a', 10],
      ['b', 24],
      ['c', 86],
      ['d', 100],
    ]);
  });

  it('join equal verdicts in a row', () => {
    const verdict = (date: string, state: string) => ({ date, state, label: state });
    const stretches = verdictStretches([
      verdict('2026-11-10', 'missed'),
      verdict('2026-11-03', 'on-track'),
      verdict('2026-10-27', 'on-track'),
      verdict('soon', 'met'),
    ]);
    expect(stretches.map(({ state, from, to, count }) => [state, from, to, count])).toEqual([
      ['on-track', '2026-10-27', '2026-11-03', 2],
      ['missed', '2026-11-10', '2026-11-10', 1],
    ]);
  });
});
