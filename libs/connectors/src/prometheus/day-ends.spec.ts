import { describe, expect, it } from '@jest/globals';
import { dayEnds, evenRanges } from './day-ends.js';

const hours = (from: string, to: string, zone: string): string[] =>
  [...dayEnds({ from, to }, zone).keys()].map((second) => new Date(second * 1_000).toISOString());

describe('ends of days', () => {
  it('are midnights of the zone, also over a change of the clocks', () => {
    expect(hours('2026-03-28', '2026-03-30', 'Europe/Berlin')).toEqual([
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
      '2026-03-30T22:00:00.000Z',
    ]);
  });

  it('are even ranges with a new one at each change', () => {
    const ranges = evenRanges(dayEnds({ from: '2026-01-01', to: '2026-12-31' }, 'Europe/Berlin').keys());
    expect(ranges).toHaveLength(3);
    expect(ranges.map(({ start, end }) => (end - start) / 86_400 + 1).reduce((a, b) => a + b)).toBe(365);
    expect(evenRanges(dayEnds({ from: '2026-01-01', to: '2026-12-31' }, 'UTC').keys())).toHaveLength(1);
  });
});
