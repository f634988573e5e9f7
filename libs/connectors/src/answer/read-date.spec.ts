import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ConnectorError } from '../connector-error.js';
import { readDate } from './read-date.js';

const read = (value: unknown, zone = 'Europe/Berlin') => readDate(value, 'The date', zone);

describe('readDate', () => {
  it.each([
    ['2026-03-01', '2026-03-01'],
    [' 2026-03-01 ', '2026-03-01'],
    ['2026-03-01T23:30:00Z', '2026-03-02'],
    ['2026-03-01T22:59:59.999Z', '2026-03-01'],
    ['2026-06-01T22:30:00Z', '2026-06-02'],
    ['2026-03-01T23:30:00', '2026-03-01'],
    ['2026-03-01 23:30', '2026-03-01'],
    ['2026-03-01 23:30:00+00', '2026-03-02'],
    ['2026-03-01T00:30:00+05:30', '2026-02-28'],
    ['2026-03-01T20:00-0800', '2026-03-02'],
  ])('%s in Berlin is %s', (text, date) => {
    expect(read(text)).toBe(date);
  });

  it.each([
    '',
    '2026-3-1',
    '01/02/2026',
    '2026-02-29',
    '2026-13-01',
    '2026-01-01T25:00Z',
    '2026-01-01T10:00+99',
    'infinity',
    '2026-01-01x',
    20260101,
    null,
    {},
    [],
    true,
  ])('%j is not a date', (value) => {
    expect(() => read(value)).toThrow(/^The date is .* instead of a date such as 2026-01-31\.$/);
  });

  it('agrees with ISO text of any instant', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }),
        (instant) => {
          expect(read(instant.toISOString(), 'UTC')).toBe(instant.toISOString().slice(0, 10));
          expect(readDate(instant.getTime(), 'x', 'UTC', 'epoch-milliseconds')).toBe(
            instant.toISOString().slice(0, 10),
          );
        },
      ),
    );
  });

  it('refuses epochs out of range', () => {
    for (const value of [1e20, Number.NaN, Number.POSITIVE_INFINITY, '1e3', null]) {
      expect(() => readDate(value, 'x', 'UTC', 'epoch-seconds')).toThrow(ConnectorError);
    }
  });
});
