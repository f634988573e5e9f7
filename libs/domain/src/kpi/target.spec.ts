import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { periodDays } from '../calendar/period.js';
import { addDays, toDayNumber } from '../calendar/plain-date.js';
import { targetOver, type TargetPlan, targetProblems, targetSteps } from './target.js';
import { likelyFormat, readPastedTargets } from './target-paste.js';

const weekly = { grain: 'day', aggregation: 'mean', weekEndingDay: 6 } as const;
const week = (date: string) => periodDays(toDayNumber(date), 'week', 6);

describe('targets', () => {
  it('hold for ever, for their own period, or on the line between two dates', () => {
    const threshold: TargetPlan = { kind: 'threshold', commit: 40, stretch: 50 };
    expect(targetOver(threshold, week('2026-11-01'), 'week', weekly)).toEqual({ commit: 40, stretch: 50 });
    expect(targetOver(threshold, week('2026-11-01'), 'week', { ...weekly, aggregation: 'sum' })).toBeNull();
    const rows = [
      { start: '2026-11-01', commit: 10, stretch: null },
      { start: '2026-11-11', commit: 12, stretch: 14 },
    ];
    const moving: TargetPlan = { kind: 'per-period', grain: 'week', rows };
    expect(targetOver(moving, week('2026-11-08'), 'week', weekly)).toEqual({ commit: 12, stretch: 14 });
    expect(targetOver(moving, week('2026-11-15'), 'week', weekly)).toBeNull();
    expect(targetOver(moving, periodDays(toDayNumber('2026-11-08'), 'month', 6), 'month', weekly)).toBeNull();
    const line: TargetPlan = {
      kind: 'trajectory',
      from: { date: '2026-11-01', value: 0 },
      to: { date: '2026-11-11', commit: 100, stretch: 200 },
    };
    const day = (date: string) => targetOver(line, { from: toDayNumber(date), to: toDayNumber(date) }, 'day', weekly);
    expect([day('2026-10-31'), day('2026-11-01'), day('2026-11-06'), day('2027-01-01')]).toEqual([
      null,
      { commit: 0, stretch: 0 },
      { commit: 50, stretch: 100 },
      { commit: 100, stretch: 200 },
    ]);
  });

  it('never leave the stretch between the ends of a line, whatever they are', () => {
    const value = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(
        value,
        value,
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: -50, max: 500 }),
        (a, b, days, at) => {
          const from = '2026-01-01';
          const plan: TargetPlan = {
            kind: 'trajectory',
            from: { date: from, value: a },
            to: { date: addDays(from, days), commit: b, stretch: null },
          };
          const day = toDayNumber(from) + at;
          const found = targetOver(plan, { from: day, to: day }, 'day', weekly);
          if (at < 0) return found === null;
          return found !== null && found.commit >= Math.min(a, b) - 1e-9 && found.commit <= Math.max(a, b) + 1e-9;
        },
      ),
    );
  });

  it('name every field that cannot be used', () => {
    const fields = (plan: TargetPlan, direction: 'up' | 'down' = 'up') =>
      targetProblems(plan, direction, 6).map(({ field }) => field);
    expect(fields({ kind: 'threshold', commit: 5, stretch: 4 })).toEqual(['stretch']);
    expect(fields({ kind: 'threshold', commit: 5, stretch: 4 }, 'down')).toEqual([]);
    expect(fields({ kind: 'threshold', commit: Number.NaN, stretch: null })).toEqual(['commit']);
    const to = { date: '2026-01-01', commit: 1, stretch: null };
    expect(fields({ kind: 'trajectory', from: { date: '2026-01-01', value: 0 }, to })).toEqual(['to.date']);
    const row = { start: '2026-11-01', commit: 1, stretch: null };
    expect(fields({ kind: 'per-period', grain: 'week', rows: [row, { ...row, start: '2026-11-03' }] })).toEqual([
      'rows.1.start',
    ]);
    expect(fields({ kind: 'per-period', grain: 'week', rows: [] })).toEqual(['rows']);
  });

  it('are steps on a chart', () => {
    const plan: TargetPlan = {
      ...{ kind: 'per-period', grain: 'month' },
      rows: [{ start: '2026-02-10', commit: 7, stretch: null }],
    };
    const range = { from: toDayNumber('2026-01-15'), to: toDayNumber('2026-03-02') };
    expect(targetSteps(plan, range, 'month', weekly)).toEqual([
      { from: '2026-02-01', to: '2026-02-28', commit: 7, stretch: null },
    ]);
  });
});

describe('targets pasted from a sheet', () => {
  it('are read with headings, months, thousands and decimal commas, and what is not read is named by its line', () => {
    const text =
      'Month\tCommit\tStretch\r\nOct 2026\t1.200,5\t1.500\r\n2026-11\t1.300\t\r\nsoon\t1\r\n2026-12\tmany\t2';
    const format = likelyFormat(text);
    expect(format).toEqual({ order: 'ymd', decimal: ',' });
    expect(readPastedTargets(text, 'month', 6, format)).toEqual({
      rows: [
        { start: '2026-10-01', commit: 1200.5, stretch: 1500 },
        { start: '2026-11-01', commit: 1300, stretch: null },
      ],
      problems: [
        { line: 4, message: '“soon” is no date.' },
        { line: 5, message: '“many” is no number.' },
      ],
    });
  });

  it('take days in the order that fits them, and the last of two rows of a week', () => {
    const text = '25/10/2026,10\n31/10/2026,11,12\n1/11/2026,13';
    const format = likelyFormat(text);
    expect(format).toEqual({ order: 'dmy', decimal: '.' });
    expect(readPastedTargets(text, 'week', 6, format)).toEqual({
      rows: [
        { start: '2026-10-25', commit: 11, stretch: 12 },
        { start: '2026-11-01', commit: 13, stretch: null },
      ],
      problems: [{ line: 2, message: 'This week has a row above; this one counts.' }],
    });
  });

  it('are total over any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('day' as const, 'week' as const, 'month' as const), (text, grain) => {
        const { rows } = readPastedTargets(text, grain, 0, likelyFormat(text));
        return rows.every(({ commit }) => Number.isFinite(commit));
      }),
    );
  });
});
