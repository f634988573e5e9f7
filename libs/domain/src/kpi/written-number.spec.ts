import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readWrittenDate, readWrittenNumber } from './written-number.js';

describe('A number in a sheet', () => {
  it.each([
    ['1234.5', '.', 1234.5],
    ['1,234.50', '.', 1234.5],
    ['1.234,50', ',', 1234.5],
    ['1 234,5', ',', 1234.5],
    ['1\u202f234\u00a0567,5', ',', 1_234_567.5],
    ["1'234.5", '.', 1234.5],
    ['12,34,567', '.', 1_234_567],
    ['£1,234.50', '.', 1234.5],
    ['1.234,50 €', ',', 1234.5],
    ['US$ 5', '.', 5],
    ['EUR 5', '.', 5],
    ['5 EUR', '.', 5],
    ['-£5', '.', -5],
    ['£-5', '.', -5],
    ['−5', '.', -5],
    ['(1,234)', '.', -1234],
    ['($5)', '.', -5],
    ['12 %', '.', 12],
    ['12,5%', ',', 12.5],
    ['+7', '.', 7],
    ['1.5e3', '.', 1500],
    ['1,5E-2', ',', 0.015],
    ['-0', '.', 0],
    ['.5', '.', 0.5],
  ] as const)('%j with %j is %d', (text, decimal, value) => {
    expect(readWrittenNumber(text, decimal)).toBe(value);
  });

  it.each([
    ['', '.'],
    ['n/a', '.'],
    ['1,5', '.'],
    ['1.5', ','],
    ['1.2.3', '.'],
    ['12,3456', '.'],
    ['1,23,4567', '.'],
    ['1,234,56', '.'],
    ['1 234,567.0', '.'],
    ['--5', '.'],
    ['(-5)', '.'],
    ['£5 €', '.'],
    ['5 pcs', '.'],
    ['0x1f', '.'],
    ['1e999', '.'],
    ['Infinity', '.'],
    ['NaN', '.'],
    ['5 5', '.'],
    ['١٢', '.'],
    ['='.repeat(200), '.'],
  ] as const)('%j with %j is not read', (text, decimal) => {
    expect(readWrittenNumber(text, decimal)).toBeNull();
  });

  it('is read back however it was grouped', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.integer({ min: 0, max: 99 }),
        fc.constantFrom(['en-GB', '.'], ['de-DE', ','], ['fr-FR', ','], ['en-IN', '.'], ['de-CH', '.']),
        (whole, cents, [locale, decimal]) => {
          const value = whole + (whole < 0 ? -cents : cents) / 100;
          const text = value.toLocaleString(locale as string, { minimumFractionDigits: 2 });
          return Math.abs((readWrittenNumber(text, decimal as '.') as number) - value) < 0.001;
        },
      ),
    );
  });

  it('is finite or nothing, whatever stands there', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('.' as const, ',' as const), (text, decimal) => {
        const value = readWrittenNumber(text, decimal);
        return value === null || Number.isFinite(value);
      }),
    );
  });
});

describe('A date in a sheet', () => {
  it.each([
    ['31.01.2026', 'dmy', '2026-01-31'],
    ['1/2/2026', 'dmy', '2026-02-01'],
    ['1/2/2026', 'mdy', '2026-01-02'],
    ['1/31/26 14:05', 'mdy', '2026-01-31'],
    ['31-Jan-2026', 'dmy', '2026-01-31'],
    ['31 January 2026', 'dmy', '2026-01-31'],
    ['Jan 31, 2026', 'mdy', '2026-01-31'],
    ['2026/01/31', 'ymd', '2026-01-31'],
    ['20260131', 'ymd', '2026-01-31'],
    ['29.02.2028 23:59:59', 'dmy', '2028-02-29'],
    ['1/2/2026 3:04:05 PM', 'mdy', '2026-01-02'],
  ] as const)('%j as %s is %s', (text, order, date) => {
    expect(readWrittenDate(text, order)).toBe(date);
  });

  it.each([
    ['13/31/2026', 'mdy'],
    ['31.02.2026', 'dmy'],
    ['29.02.2026', 'dmy'],
    ['2026-01-31', 'dmy'],
    ['31 Foo 2026', 'dmy'],
    ['1.2', 'dmy'],
    ['', 'ymd'],
    ['1/2/026', 'mdy'],
  ] as const)('%j is no date as %s', (text, order) => {
    expect(readWrittenDate(text, order)).toBeNull();
  });
});
