import { describe, expect, it } from '@jest/globals';
import { fromDayNumber, toDayNumber } from '@workback/domain/calendar/plain-date';
import fc from 'fast-check';
import { annotationsOn, FLAG_SIZE, placeFlags, prepareAnnotations } from './chart-annotations.js';

const first = toDayNumber('2026-03-01');
const last = toDayNumber('2026-03-31');
const note = (from: string, to: string | null = null) => ({ id: from, from, to, text: `Since ${from}` });

describe('annotations of a chart', () => {
  it('are numbered by date, cut to its days, and counted where they lie outside', () => {
    const { marks, outside } = prepareAnnotations(
      [note('2026-03-09'), note('2026-02-20', '2026-03-02'), note('2026-04-01'), note('nothing')],
      first,
      last,
    );
    expect(marks.map(({ number, dates, fromDay, toDay }) => [number, dates, fromDay - first, toDay - first])).toEqual([
      [1, '20 Feb to 2 Mar 2026', 0, 1],
      [2, '9 Mar 2026', 8, 8],
    ]);
    expect(outside).toBe(1);
  });

  it('stand in the rows of a table that they touch', () => {
    const all = [note('2026-03-02', '2026-03-05'), note('2026-03-05')];
    expect(annotationsOn(all, '2026-03-05', '2026-03-05')).toBe('Since 2026-03-02; Since 2026-03-05');
    expect(annotationsOn(all, '2026-03-06', '2026-03-12')).toBe('');
  });

  it('have flags that never overlap and together stand for every mark', () => {
    const anyMarks = fc.array(fc.integer({ min: first - 40, max: last + 40 }), { maxLength: 60 });
    fc.assert(
      fc.property(anyMarks, fc.integer({ min: 120, max: 1200 }), (days, width) => {
        const annotations = days.map((day, i) => ({ ...note(fromDayNumber(day)), id: String(i) }));
        const { marks } = prepareAnnotations(annotations, first, last);
        const flags = placeFlags(marks, (day) => ((day - first) / (last - first)) * width, 0, width);
        expect(flags.reduce((sum, flag) => sum + flag.last - flag.first + 1, 0)).toBe(marks.length);
        for (const [i, flag] of flags.entries()) {
          expect(flag.x).toBeGreaterThanOrEqual(0);
          expect(flag.x).toBeLessThanOrEqual(width);
          if (i > 0) expect(flag.x - flags[i - 1]!.x).toBeGreaterThanOrEqual(FLAG_SIZE);
        }
      }),
    );
  });
});
