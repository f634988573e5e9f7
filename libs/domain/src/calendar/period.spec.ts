import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  lastCompletePeriods,
  nextPeriod,
  periodDays,
  periodOf,
  previousPeriod,
  trailingDays,
  type Grain,
} from './period.js';
import { addDays, dayOfWeekOf, daysBetween, fromDayNumber } from './plain-date.js';

const days = fc.integer({ min: -30_000, max: 60_000 });
const grains = fc.constantFrom<Grain>('day', 'week', 'month');
const weekdays = fc.integer({ min: 0, max: 6 });

/** Walks outward day by day while the neighbour belongs to the same period. */
function slowPeriod(day: number, grain: Grain, weekEnding: number): { from: number; to: number } {
  const endsOn = (d: number): boolean =>
    grain === 'day' || (grain === 'week' ? dayOfWeekOf(d) === weekEnding : fromDayNumber(d + 1).endsWith('-01'));
  let to = day;
  while (!endsOn(to)) to++;
  let from = day;
  while (!endsOn(from - 1)) from--;
  return { from, to };
}

describe('periods', () => {
  it('agrees with walking day by day', () => {
    fc.assert(
      fc.property(days, grains, weekdays, (day, grain, weekEnding) => {
        expect(periodDays(day, grain, weekEnding)).toEqual(slowPeriod(day, grain, weekEnding));
      }),
    );
  });

  it('tiles: neighbours touch and are complete exactly after the delay', () => {
    fc.assert(
      fc.property(
        days,
        grains,
        weekdays,
        fc.nat(10),
        fc.integer({ min: 1, max: 8 }),
        (day, grain, ending, delay, count) => {
          const asOf = fromDayNumber(day);
          const periods = lastCompletePeriods(asOf, count, grain, ending, delay);
          const last = periods.at(-1)!;
          expect(daysBetween(last.end, asOf)).toBeGreaterThan(delay);
          expect(daysBetween(nextPeriod(last, grain, ending).end, asOf)).toBeLessThanOrEqual(delay);
          periods.slice(1).forEach((period, i) => {
            expect(addDays(periods[i]!.end, 1)).toBe(period.start);
            expect(previousPeriod(period, grain, ending)).toEqual(periods[i]);
          });
          const lastDays = periodDays(
            day - 1 - delay - daysBetween(last.end, fromDayNumber(day - 1 - delay)),
            grain,
            ending,
          );
          expect(fromDayNumber(trailingDays(lastDays, count, grain, ending).from)).toBe(periods[0]!.start);
        },
      ),
    );
  });

  it('ends weeks on the chosen day and months on their last', () => {
    expect(periodOf('2026-11-22', 'week', 0)).toEqual({ start: '2026-11-16', end: '2026-11-22' });
    expect(periodOf('2026-11-22', 'week', 6)).toEqual({ start: '2026-11-22', end: '2026-11-28' });
    expect(periodOf('2028-02-10', 'month', 0)).toEqual({ start: '2028-02-01', end: '2028-02-29' });
    expect(lastCompletePeriods('2026-11-23', 1, 'week', 0, 0)[0]!.end).toBe('2026-11-22');
    expect(lastCompletePeriods('2026-11-23', 1, 'week', 0, 1)[0]!.end).toBe('2026-11-15');
  });
});
