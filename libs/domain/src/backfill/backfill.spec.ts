import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, fromDayNumber } from '../calendar/plain-date.js';
import { afterStep, BACKFILL_STATES, chunkFrom, daysIn, spanProblems } from './backfill.js';

const day = fc.integer({ min: 0, max: 30_000 }).map((n) => fromDayNumber(n));

describe('a backfill', () => {
  it('covers every day of its span once, in order', () => {
    fc.assert(
      fc.property(day, fc.nat(2_000), fc.integer({ min: 1, max: 366 }), (from, length, chunkDays) => {
        const to = addDays(from, length);
        let next = from;
        let days = 0;
        while (next <= to) {
          const chunk = chunkFrom(next, to, chunkDays);
          expect(chunk.from).toBe(next);
          expect(daysIn(chunk)).toBeGreaterThan(0);
          expect(daysIn(chunk)).toBeLessThanOrEqual(chunkDays);
          days += daysIn(chunk);
          next = addDays(chunk.to, 1);
        }
        expect(days).toBe(daysIn({ from, to }));
        expect(next).toBe(addDays(to, 1));
      }),
    );
  });

  it('refuses spans that make no sense, by the field', () => {
    const fields = (from: string, to: string, chunkDays = 90) =>
      spanProblems({ from, to }, chunkDays, '2026-03-01').map(({ field }) => field);
    expect(fields('2026-01-01', '2026-03-01')).toEqual([]);
    expect(fields('2026-03-01', '2026-01-01')).toEqual(['to']);
    expect(fields('2026-03-01', '2026-03-02')).toEqual(['to']);
    expect(fields('1899-12-31', '2026-03-01')).toEqual(['from']);
    expect(fields('1950-01-01', '2026-03-01', 1)).toEqual(['chunkDays']);
  });

  it('is paused, resumed and cancelled only where that means something', () => {
    const table = BACKFILL_STATES.map((state) => [
      state,
      ...(['pause', 'resume', 'cancel'] as const).map((step) => afterStep(state, step)),
    ]);
    expect(table).toEqual([
      ['running', 'paused', null, 'cancelled'],
      ['paused', null, 'running', 'cancelled'],
      ['failed', null, 'running', 'cancelled'],
      ['done', null, null, null],
      ['cancelled', null, null, null],
    ]);
  });
});
