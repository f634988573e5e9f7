import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../calendar/plain-date.js';
import { admitSliced, type DimensionTotal, MOST_SLICES, totalsOf } from './dimension.js';

const TODAY = '2026-11-20';
const row = (date: string, value: number, slice?: string) => ({ date, value, slice });

describe('a dimension', () => {
  it('keeps values apart and combines rows of one value and day', () => {
    const rows = [
      row('2026-11-02', 3, 'DE'),
      row('2026-11-01', 1, ' DE '),
      row('2026-11-02', 4, 'DE'),
      row('2026-11-02', 5),
    ];
    expect(admitSliced(rows, TODAY, 'sum', { name: 'country', total: 'sum' })).toEqual({
      slices: [
        { slice: '(none)', points: [{ date: '2026-11-02', value: 5 }] },
        {
          slice: 'DE',
          points: [
            { date: '2026-11-01', value: 1 },
            { date: '2026-11-02', value: 7 },
          ],
        },
      ],
      ...{ given: [], refused: [], combinedDays: 1 },
    });
    const { given, slices } = admitSliced(rows, TODAY, 'sum', { name: 'country', total: 'given' });
    expect([given, slices.length]).toEqual([[{ date: '2026-11-02', value: 5 }], 1]);
  });

  it('names rows that it refuses by their place, and refuses what is no dimension', () => {
    const rows = [row('2026-11-01', 1, 'DE'), row('x', 1, 'FR'), row('2026-11-01', 1, 'y'.repeat(200))];
    const { refused } = admitSliced(rows, TODAY, 'sum', { name: 'country', total: 'sum' });
    expect(refused.map(({ index }) => index).sort()).toEqual([1, 2]);
    const many = Array.from({ length: MOST_SLICES + 1 }, (_, i) => row('2026-11-01', 1, `c${i}`));
    expect(admitSliced(many, TODAY, 'sum', { name: 'country', total: 'sum' })).toMatchObject({ slices: [] });
  });

  it('has the total that its rule gives, day by day, and none where it has none', () => {
    const values = fc.array(fc.tuple(fc.nat(4), fc.constantFrom('a', 'b', 'c'), fc.integer({ min: -9, max: 9 })));
    fc.assert(
      fc.property(values, fc.constantFrom<DimensionTotal>('sum', 'mean', 'min', 'max'), (cells, total) => {
        const unique = new Map(cells.map(([day, slice, value]) => [`${day} ${slice}`, { day, slice, value }]));
        const rows = [...unique.values()].map(({ day, slice, value }) => row(addDays('2026-11-01', day), value, slice));
        const { slices } = admitSliced(rows, TODAY, 'last', { name: 'x', total });
        for (const { date, value } of totalsOf(slices, total)) {
          const of = rows.filter((each) => each.date === date).map((each) => each.value);
          const sum = of.reduce((a, b) => a + b, 0);
          const slow = { sum, mean: sum / of.length, min: Math.min(...of), max: Math.max(...of) }[total as 'sum'];
          expect(value).toBeCloseTo(slow, 9);
        }
        expect(totalsOf(slices, total)).toHaveLength(new Set(rows.map(({ date }) => date)).size);
        expect(totalsOf(slices, 'none')).toEqual([]);
      }),
    );
  });
});
