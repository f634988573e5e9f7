import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayOfWeek, daysBetween, fromDayNumber, isPlainDate, toDayNumber } from './plain-date.js';

describe('plain dates', () => {
  it('round-trips every day number between the years 1 and 9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (n) => {
        expect(toDayNumber(fromDayNumber(n))).toBe(n);
      }),
    );
  });

  it('writes the date that the platform would', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (n) => {
        expect(fromDayNumber(n)).toBe(new Date(n * 86_400_000).toISOString().slice(0, 10));
      }),
    );
  });

  it('refuses dates that do not exist', () => {
    for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '', 'tomorrow', '2026-11-22T00:00:00Z']) {
      expect(isPlainDate(text)).toBe(false);
    }
    expect(isPlainDate('2028-02-29')).toBe(true);
  });

  it('knows weekdays and spans', () => {
    expect(dayOfWeek('1970-01-01')).toBe(4);
    expect(dayOfWeek('2026-11-22')).toBe(0);
    expect(daysBetween('2026-11-22', addDays('2026-11-22', 78))).toBe(78);
  });
});
