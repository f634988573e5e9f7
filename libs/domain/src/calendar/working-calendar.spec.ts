import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayOfWeek, fromDayNumber, toDayNumber, type PlainDate } from './plain-date.js';
import {
  addWorkingDays,
  compileCalendar,
  dayOfWorkingIndex,
  isWorkingDay,
  MONDAY_TO_FRIDAY,
  nextWorkingDay,
  previousWorkingDay,
  workingDates,
  workingDaysBetween,
  workingIndex,
  type WorkingCalendar,
  type WorkingDays,
} from './working-calendar.js';

function compiled(calendar: WorkingCalendar): WorkingDays {
  const result = compileCalendar(calendar);
  if (result.kind !== 'ok') throw new Error(JSON.stringify(result.problems));
  return result.days;
}

/** The definition, one day at a time. */
function isWorked(calendar: WorkingCalendar, date: PlainDate): boolean {
  return calendar.workingDays.includes(dayOfWeek(date)) && !calendar.holidays.includes(date);
}

const MONDAY = toDayNumber('2026-01-05');
const nearby = fc.integer({ min: MONDAY - 120, max: MONDAY + 120 }).map(fromDayNumber);
const calendars: fc.Arbitrary<WorkingCalendar> = fc.record({
  workingDays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
  holidays: fc.array(nearby, { maxLength: 60 }),
});

describe('the working calendar', () => {
  const easter = compiled({ workingDays: [1, 2, 3, 4, 5], holidays: ['2026-04-03', '2026-04-06', '2026-04-05'] });

  it('counts round a long weekend', () => {
    expect(addWorkingDays(easter, '2026-04-02', 1)).toBe('2026-04-07');
    expect(addWorkingDays(easter, '2026-04-07', -1)).toBe('2026-04-02');
    expect(addWorkingDays(easter, '2026-04-04', 0)).toBe('2026-04-07');
    expect(addWorkingDays(easter, '2026-04-04', -1)).toBe('2026-04-01');
    expect(workingDaysBetween(easter, '2026-04-01', '2026-04-08')).toBe(3);
    expect(workingDaysBetween(easter, '2026-04-08', '2026-04-01')).toBe(-3);
    expect(nextWorkingDay(easter, '2026-04-03')).toBe('2026-04-07');
    expect(previousWorkingDay(easter, '2026-04-06')).toBe('2026-04-02');
  });

  it('reports everything that is wrong', () => {
    expect(compileCalendar({ workingDays: [7, 1.5], holidays: ['2026-02-30'] })).toEqual({
      kind: 'invalid',
      problems: [
        { code: 'invalid-working-day', value: 7 },
        { code: 'invalid-working-day', value: 1.5 },
        { code: 'no-working-days' },
        { code: 'invalid-holiday', value: '2026-02-30' },
      ],
    });
    expect(compileCalendar({ workingDays: [], holidays: [] }).kind).toBe('invalid');
  });

  it('agrees with stepping through the days one by one', () => {
    fc.assert(
      fc.property(calendars, nearby, fc.integer({ min: 0, max: 90 }), (calendar, from, span) => {
        const days = compiled(calendar);
        let counted = 0;
        for (let offset = 0; offset < span; offset++) {
          const date = addDays(from, offset);
          expect(isWorkingDay(days, toDayNumber(date))).toBe(isWorked(calendar, date));
          if (isWorked(calendar, date)) counted++;
        }
        expect(workingDaysBetween(days, from, addDays(from, span))).toBe(counted);

        let next = from;
        while (!isWorked(calendar, next)) next = addDays(next, 1);
        expect(nextWorkingDay(days, from)).toBe(next);
        let previous = from;
        while (!isWorked(calendar, previous)) previous = addDays(previous, -1);
        expect(previousWorkingDay(days, from)).toBe(previous);
      }),
      { numRuns: 500 },
    );
  });

  it('turns every index into its day and back', () => {
    fc.assert(
      fc.property(calendars, fc.integer({ min: -100_000, max: 1_000_000 }), (calendar, index) => {
        const days = compiled(calendar);
        const day = dayOfWorkingIndex(days, index);
        expect(isWorkingDay(days, day)).toBe(true);
        expect(workingIndex(days, day)).toBe(index);
      }),
    );
  });

  it('lists the days between two indexes', () => {
    fc.assert(
      fc.property(calendars, nearby, fc.nat(500), (calendar, date, count) => {
        const days = compiled(calendar);
        const from = workingIndex(days, toDayNumber(date));
        const listed = workingDates(days, from, from + count);
        expect(listed).toHaveLength(count + 1);
        listed.forEach((each, at) => expect(each).toBe(fromDayNumber(dayOfWorkingIndex(days, from + at))));
        expect(workingDates(days, from, from - 1)).toEqual([]);
      }),
    );
  });

  it('adds what it counts', () => {
    fc.assert(
      fc.property(calendars, nearby, fc.integer({ min: -200, max: 200 }), (calendar, date, count) => {
        const days = compiled(calendar);
        const from = nextWorkingDay(days, date);
        expect(workingDaysBetween(days, from, addWorkingDays(days, from, count))).toBe(count);
      }),
    );
  });

  it('starts counting at the first Monday of week zero', () => {
    expect(fromDayNumber(dayOfWorkingIndex(compiled(MONDAY_TO_FRIDAY), 0))).toBe('1970-01-05');
  });
});
