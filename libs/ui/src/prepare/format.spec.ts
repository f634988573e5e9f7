import { describe, expect, it } from '@jest/globals';
import { UNITS } from '@workback/domain/kpi/unit';
import fc from 'fast-check';
import { formatChange, formatDistance, formatValue } from './format.js';
import {
  floatShort,
  floatWords,
  formatDate,
  formatDay,
  formatInstantAge,
  formatWeekday,
  recoverWords,
} from './format-date.js';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const count = { unit: 'count', precision: 0 } as const;
const percent = { unit: 'percent', precision: 1 } as const;

describe('formatValue', () => {
  it.each([
    [1234567, count, '1,234,567'],
    [0, count, '0'],
    [-12, count, '−12'],
    [-0.4, count, '0'],
    [41.2, percent, '41.2 %'],
    [92, percent, '92.0 %'],
    [380, { unit: 'bps', precision: 0 } as const, '380 bps'],
    [2.4, { unit: 'currency', currency: 'GBP', precision: 2 } as const, '£2.40'],
    [-1240, { unit: 'currency', currency: 'EUR', precision: 0 } as const, '−€1,240'],
    [7, { unit: 'currency', currency: 'CHF', precision: 0 } as const, '7 CHF'],
    [7, { unit: 'currency', currency: 'points', precision: 0 } as const, '7 points'],
    [7, { unit: 'currency', currency: null, precision: 0 } as const, '7'],
    [0.415, { unit: 'ratio' } as const, '0.415'],
    [12.44, { unit: 'duration-seconds', precision: 1 } as const, '12.4 s'],
    [200, { unit: 'duration-seconds' } as const, '3 min 20 s'],
    [18_600, { unit: 'duration-seconds' } as const, '5 h 10 min'],
    [187_200, { unit: 'duration-seconds' } as const, '2 d 4 h'],
  ])('writes %p in full', (value, look, text) => {
    expect(plain(formatValue(value, look))).toBe(text);
  });

  it.each([
    [9999, '9,999'],
    [12_345, '12.3K'],
    [999_950, '1M'],
    [1_200_000, '1.2M'],
    [2_210_000_000, '2.21B'],
    [-45_600, '−45.6K'],
  ])('writes %p compactly', (value, text) => {
    expect(formatValue(value, count, 'compact')).toBe(text);
  });

  it('keeps no data, zero and not comparable apart', () => {
    expect([formatValue(null, count), formatValue(0, count), formatValue(Number.NaN, count)]).toEqual([
      '—',
      '0',
      'n/a',
    ]);
  });

  it('never writes NaN, an exponent or a hyphen as a minus', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e15, max: 1e15, noNaN: true }),
        fc.constantFrom(...UNITS),
        fc.constantFrom('full' as const, 'compact' as const),
        (value, unit, style) => {
          const text = formatValue(value, { unit, currency: 'EUR', precision: 1 }, style);
          expect(text).not.toMatch(/NaN|undefined|-|\de\d/);
        },
      ),
    );
  });
});

describe('formatChange', () => {
  it.each([
    [38, 41.8, percent, '+3.8 pp'],
    [41.8, 38, percent, '−3.8 pp'],
    [10, 25, { unit: 'bps', precision: 0 } as const, '+15 bps'],
    [100, 40, count, '−60'],
    [5, 5, count, '0'],
    [null, 5, count, 'n/a'],
    [5, null, count, '—'],
  ])('from %p to %p', (from, to, look, text) => {
    expect(plain(formatChange(from, to, look))).toBe(text);
  });
  it('writes a distance without a sign', () => expect(plain(formatDistance(-2.2, percent))).toBe('2.2 pp'));
});

describe('dates', () => {
  it('are written out', () => {
    expect(formatDate('2026-11-22')).toBe('22 Nov 2026');
    expect(formatDay('2026-11-02')).toBe('2 Nov');
    expect(formatWeekday('2026-11-22')).toBe('Sun 22 Nov 2026');
    expect(formatDate(null)).toBe('—');
    expect(formatDate('soon')).toBe('soon');
  });

  it('give the age of an instant under 7 days, then its date', () => {
    const now = Date.parse('2026-11-22T06:10:00Z');
    const age = (instant: string | null) => formatInstantAge(now, instant, 'UTC');
    expect(age('2026-11-22T06:09:30Z')).toBe('just now');
    expect(age('2026-11-22T06:06:00Z')).toBe('4 min ago');
    expect(age('2026-11-22T03:06:00Z')).toBe('3 h ago');
    expect(age('2026-11-19T03:06:00Z')).toBe('3 d ago');
    expect(age('2026-11-15T06:10:00Z')).toBe('15 Nov 2026');
    expect(age('2026-11-22T08:10:00Z')).toBe('in 2 h');
    expect(age(null)).toBe('never');
    expect(age('x')).toBe('—');
    expect(formatInstantAge(now, '2026-11-01T23:30:00Z', 'Europe/Berlin')).toBe('2 Nov 2026');
  });

  it('say working days in words', () => {
    expect([recoverWords(6), recoverWords(1), recoverWords(0), recoverWords(null)]).toEqual([
      '6 days to recover',
      '1 day to recover',
      'the launch date holds',
      'no launch date',
    ]);
    expect([floatWords(3), floatWords(1), floatWords(0), floatWords(-6)]).toEqual([
      '3 days of float',
      '1 day of float',
      'no float',
      '6 days too late',
    ]);
    expect([floatShort(-6), floatShort(9)]).toEqual(['−6 d', '9 d']);
  });
});
