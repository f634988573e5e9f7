import { addDays, dayOfWeek, daysBetween, type PlainDate } from '../calendar/plain-date.js';
import { nextWorkingDay, type WorkingDays } from '../calendar/working-calendar.js';

/** When check-ins are expected: so many days after the last one, or on fixed days (PRODUCT C2). */
export type CheckInCadence =
  | { readonly every: 'days'; readonly days: number }
  | { readonly every: 'week'; readonly weekday: number }
  /** Every second such day of the week, counted from the week of `from`. */
  | { readonly every: 'two-weeks'; readonly weekday: number; readonly from: PlainDate }
  /** On a day of the month; on the last one in months that are too short. */
  | { readonly every: 'month'; readonly day: number };

/** What holds until somebody chooses: a week after the last one. */
export const DEFAULT_CADENCE: CheckInCadence = { every: 'days', days: 7 };

/** A check-in this many days before its day answers for that day; an earlier one does not. */
const EARLY_DAYS = { week: 3, 'two-weeks': 6, month: 10 } as const;

/** The first day after `date` on which the cadence asks; a day off moves to the next working day. */
export function firstDue(cadence: CheckInCadence, date: PlainDate, workingDays: WorkingDays): PlainDate {
  return nextWorkingDay(workingDays, nominalDueAfter(cadence, date));
}

/** The day until which a check-in made on `date` holds: the day on which the next one is due. */
export function dueAfterCheckIn(cadence: CheckInCadence, date: PlainDate, workingDays: WorkingDays): PlainDate {
  if (cadence.every === 'days') return firstDue(cadence, date, workingDays);
  return firstDue(cadence, addDays(date, EARLY_DAYS[cadence.every]), workingDays);
}

/** The newest day up to `today` on which the cadence asks, for somebody who has been silent since `dueOn`. */
export function latestDue(
  cadence: CheckInCadence,
  dueOn: PlainDate,
  today: PlainDate,
  workingDays: WorkingDays,
): PlainDate {
  let latest = dueOn;
  for (let next = firstDue(cadence, latest, workingDays); next <= today; next = firstDue(cadence, next, workingDays)) {
    latest = next;
  }
  return latest;
}

function nominalDueAfter(cadence: CheckInCadence, date: PlainDate): PlainDate {
  switch (cadence.every) {
    case 'days':
      return addDays(date, cadence.days);
    case 'week':
      return nextWeekday(date, cadence.weekday);
    case 'two-weeks': {
      const due = nextWeekday(date, cadence.weekday);
      const first = nextWeekday(addDays(cadence.from, -1), cadence.weekday);
      return daysBetween(first, due) % 14 === 0 ? due : addDays(due, 7);
    }
    case 'month': {
      const ofMonth = dueOfMonth(date, cadence.day);
      return ofMonth > date ? ofMonth : dueOfMonth(addDays(lastOfMonth(date), 1), cadence.day);
    }
  }
}

function nextWeekday(after: PlainDate, weekday: number): PlainDate {
  return addDays(after, ((weekday - dayOfWeek(after) + 6) % 7) + 1);
}

function dueOfMonth(date: PlainDate, day: number): PlainDate {
  const last = lastOfMonth(date);
  const due = `${date.slice(0, 8)}${String(day).padStart(2, '0')}`;
  return due < last ? due : last;
}

function lastOfMonth(date: PlainDate): PlainDate {
  const first = `${date.slice(0, 8)}01`;
  const inNext = addDays(first, 31);
  return addDays(inNext, -Number(inNext.slice(8)));
}
