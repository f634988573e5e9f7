import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayOfWeek, daysBetween } from '../calendar/plain-date.js';
import { compileCalendar, isWorkingDay, MONDAY_TO_FRIDAY, type WorkingDays } from '../calendar/working-calendar.js';
import { toDayNumber } from '../calendar/plain-date.js';
import { type CheckInCadence, dueAfterCheckIn, firstDue, latestDue } from './check-in-cadence.js';

const compiled = (
  holidays: string[] = [],
  workingDays: readonly number[] = MONDAY_TO_FRIDAY.workingDays,
): WorkingDays => {
  const result = compileCalendar({ workingDays, holidays });
  if (result.kind !== 'ok') throw new Error('no calendar');
  return result.days;
};
const everyDay = compiled([], [0, 1, 2, 3, 4, 5, 6]);
const thursdays: CheckInCadence = { every: 'week', weekday: 4 };
const month = (day: number): CheckInCadence => ({ every: 'month', day });

describe('the days on which check-ins are due', () => {
  it.each([
    ['a week after the last', { every: 'days', days: 7 }, '2026-03-02', '2026-03-09'],
    ['Thursdays, from a Monday', thursdays, '2026-03-02', '2026-03-05'],
    ['Thursdays, from a Thursday', thursdays, '2026-03-05', '2026-03-12'],
    [
      'every second Thursday, in its week',
      { every: 'two-weeks', weekday: 4, from: '2026-03-02' },
      '2026-03-02',
      '2026-03-05',
    ],
    [
      'every second Thursday, in the week between',
      { every: 'two-weeks', weekday: 4, from: '2026-03-02' },
      '2026-03-05',
      '2026-03-19',
    ],
    [
      'every second Thursday, long before it begins',
      { every: 'two-weeks', weekday: 4, from: '2026-03-02' },
      '2026-01-01',
      '2026-01-08',
    ],
    ['the 31st in a short month', month(31), '2026-02-01', '2026-02-28'],
    ['the 31st in a leap year', month(31), '2028-02-01', '2028-02-29'],
    ['the 31st, from the last day of a short month', month(31), '2026-02-28', '2026-03-31'],
    ['the 5th, over a year end', month(5), '2026-12-05', '2027-01-05'],
  ] as const)('%s', (_name, cadence, after, due) => {
    expect(firstDue(cadence, after, everyDay)).toBe(due);
  });

  it('move to the next working day when nobody works', () => {
    expect(firstDue(thursdays, '2026-03-02', compiled(['2026-03-05', '2026-03-06']))).toBe('2026-03-09');
    expect(firstDue({ every: 'days', days: 5 }, '2026-03-02', compiled())).toBe('2026-03-09');
  });

  it('are answered by a check-in up to three days before, and by none earlier', () => {
    expect(dueAfterCheckIn(thursdays, '2026-03-02', everyDay)).toBe('2026-03-12');
    expect(dueAfterCheckIn(thursdays, '2026-03-01', everyDay)).toBe('2026-03-05');
    expect(dueAfterCheckIn(thursdays, '2026-03-06', everyDay)).toBe('2026-03-12');
    expect(dueAfterCheckIn(month(31), '2026-03-20', everyDay)).toBe('2026-03-31');
    expect(dueAfterCheckIn(month(31), '2026-03-22', everyDay)).toBe('2026-04-30');
  });

  const cadences: fc.Arbitrary<CheckInCadence> = fc.oneof(
    fc.record({ every: fc.constant('days' as const), days: fc.integer({ min: 1, max: 60 }) }),
    fc.record({ every: fc.constant('week' as const), weekday: fc.nat(6) }),
    fc.record({ every: fc.constant('two-weeks' as const), weekday: fc.nat(6), from: fc.constant('2026-03-02') }),
    fc.record({ every: fc.constant('month' as const), day: fc.integer({ min: 1, max: 31 }) }),
  );
  const dates = fc.integer({ min: -1500, max: 1500 }).map((offset) => addDays('2026-03-02', offset));
  const gaps = { days: 60, week: 7, 'two-weeks': 14, month: 31 };

  it('lie ahead, never further than one period, on the day that was chosen', () => {
    fc.assert(
      fc.property(cadences, dates, (cadence, date) => {
        const due = firstDue(cadence, date, everyDay);
        expect(daysBetween(date, due)).toBeGreaterThan(0);
        expect(daysBetween(date, due)).toBeLessThanOrEqual(gaps[cadence.every]);
        if (cadence.every === 'week' || cadence.every === 'two-weeks') expect(dayOfWeek(due)).toBe(cadence.weekday);
        // Whoever is asked on a day and answers is not asked again before the next one.
        expect(dueAfterCheckIn(cadence, due, everyDay)).toBe(firstDue(cadence, due, everyDay));
      }),
    );
  });

  it('come again for whoever stays silent', () => {
    expect(latestDue(thursdays, '2026-03-05', '2026-03-05', everyDay)).toBe('2026-03-05');
    expect(latestDue(thursdays, '2026-03-05', '2026-03-11', everyDay)).toBe('2026-03-05');
    expect(latestDue(thursdays, '2026-03-05', '2026-03-27', everyDay)).toBe('2026-03-26');
  });

  it('fall on working days', () => {
    const holidays = fc.array(dates, { maxLength: 40 });
    fc.assert(
      fc.property(cadences, dates, holidays, (cadence, date, off) => {
        const days = compiled(off);
        expect(isWorkingDay(days, toDayNumber(firstDue(cadence, date, days)))).toBe(true);
      }),
    );
  });
});
