import { dayOfWeekOf, eachDate, fromDayNumber, toDayNumber, type PlainDate } from './plain-date.js';

/** Which days a team works: days of the week (0 = Sunday … 6 = Saturday) without the holidays. */
export interface WorkingCalendar {
  readonly workingDays: readonly number[];
  readonly holidays: readonly PlainDate[];
}

/** Monday to Friday without holidays. */
export const MONDAY_TO_FRIDAY: WorkingCalendar = { workingDays: [1, 2, 3, 4, 5], holidays: [] };

/** What is wrong with a calendar. */
export type CalendarProblem =
  | { readonly code: 'no-working-days' }
  | { readonly code: 'invalid-working-day'; readonly value: number }
  | { readonly code: 'invalid-holiday'; readonly value: string };

/**
 * A calendar prepared for counting. Working days are numbered: index 0 is the first working day on or after
 * Sunday 1970-01-04, earlier ones are negative. Every lookup is arithmetic plus one binary search over the holidays,
 * so that there is no first or last year.
 */
export interface WorkingDays {
  readonly perWeek: number;
  /** By day of the week: working days before it in its week. */
  readonly before: Int32Array;
  /** The working days of the week in order. */
  readonly weekdays: Int32Array;
  /** Whether a day of the week is worked. */
  readonly works: Uint8Array;
  /** Day numbers of the holidays that fall on days that would be worked, ascending. */
  readonly holidays: Int32Array;
  /** For each holiday the index of the first working day after it. */
  readonly indexAfterHoliday: Int32Array;
}

/** The outcome of preparing a calendar: ready for counting, or everything that is wrong with it. */
export type CompiledCalendar =
  | { readonly kind: 'ok'; readonly days: WorkingDays }
  | { readonly kind: 'invalid'; readonly problems: readonly CalendarProblem[] };

/** Day number of Sunday 1970-01-04, the start of week 0. */
const WEEK_ZERO = 3;

/** Checks a calendar and prepares it for counting; days named twice count once. */
export function compileCalendar(calendar: WorkingCalendar): CompiledCalendar {
  const problems: CalendarProblem[] = [];
  const works = new Uint8Array(7);
  for (const day of calendar.workingDays) {
    if (Number.isInteger(day) && day >= 0 && day <= 6) works[day] = 1;
    else problems.push({ code: 'invalid-working-day', value: day });
  }
  const before = new Int32Array(7);
  const weekdays: number[] = [];
  for (let day = 0; day < 7; day++) {
    before[day] = weekdays.length;
    if (works[day] === 1) weekdays.push(day);
  }
  if (weekdays.length === 0) problems.push({ code: 'no-working-days' });

  const closed = new Set<number>();
  for (const date of calendar.holidays) {
    const day = toDayNumber(date);
    if (Number.isNaN(day)) problems.push({ code: 'invalid-holiday', value: date });
    else if (works[dayOfWeekOf(day)] === 1) closed.add(day);
  }
  if (problems.length > 0) return { kind: 'invalid', problems };

  const holidays = Int32Array.from(closed).sort();
  const weekly = { perWeek: weekdays.length, before, weekdays: Int32Array.from(weekdays), works };
  const indexAfterHoliday = holidays.map((day, position) => weeklyIndex(weekly, day) - position);
  return { kind: 'ok', days: { ...weekly, holidays, indexAfterHoliday } };
}

/** Says whether a day number is a working day. */
export function isWorkingDay(days: WorkingDays, dayNumber: number): boolean {
  if (days.works[dayOfWeekOf(dayNumber)] !== 1) return false;
  return days.holidays[countBelow(days.holidays, dayNumber)] !== dayNumber;
}

/**
 * Index of the first working day on or after a day number. Since indexes count working days, the difference of two of
 * them is the number of working days from the one day up to, not including, the other.
 */
export function workingIndex(days: WorkingDays, dayNumber: number): number {
  return weeklyIndex(days, dayNumber) - countBelow(days.holidays, dayNumber);
}

/** Day number of a working-day index. */
export function dayOfWorkingIndex(days: WorkingDays, index: number): number {
  const weekly = index + countBelow(days.indexAfterHoliday, index + 1);
  const week = Math.floor(weekly / days.perWeek);
  return WEEK_ZERO + week * 7 + days.weekdays[weekly - week * days.perWeek]!;
}

/** The dates of all working days from one index up to, and including, another; much faster than one by one. */
export function workingDates(days: WorkingDays, from: number, to: number): PlainDate[] {
  const dates: PlainDate[] = [];
  if (to < from) return dates;
  const dayNumber = dayOfWorkingIndex(days, from);
  const last = dayOfWorkingIndex(days, to);
  let weekday = dayOfWeekOf(dayNumber);
  let holiday = countBelow(days.holidays, dayNumber);
  eachDate(dayNumber, last, (date, day) => {
    if (days.holidays[holiday] === day) holiday++;
    else if (days.works[weekday] === 1) dates.push(date);
    weekday = weekday === 6 ? 0 : weekday + 1;
  });
  return dates;
}

/** The first working day on or after a date. */
export function nextWorkingDay(days: WorkingDays, date: PlainDate): PlainDate {
  return fromDayNumber(dayOfWorkingIndex(days, workingIndex(days, toDayNumber(date))));
}

/** The last working day on or before a date. */
export function previousWorkingDay(days: WorkingDays, date: PlainDate): PlainDate {
  return fromDayNumber(dayOfWorkingIndex(days, workingIndex(days, toDayNumber(date) + 1) - 1));
}

/** Working days from `from` up to, not including, `to`; negative when `to` is earlier. */
export function workingDaysBetween(days: WorkingDays, from: PlainDate, to: PlainDate): number {
  return workingIndex(days, toDayNumber(to)) - workingIndex(days, toDayNumber(from));
}

/**
 * The working day `count` working days after a date, before it when negative. A date that is not worked counts as the
 * next working day when going forward (also by 0) and as the previous one when going back.
 */
export function addWorkingDays(days: WorkingDays, date: PlainDate, count: number): PlainDate {
  const day = toDayNumber(date);
  const from = count >= 0 ? workingIndex(days, day) : workingIndex(days, day + 1) - 1;
  return fromDayNumber(dayOfWorkingIndex(days, from + count));
}

/** Days before `dayNumber` that the week's pattern alone would work, counted from week 0. */
function weeklyIndex(weekly: Pick<WorkingDays, 'perWeek' | 'before'>, dayNumber: number): number {
  return Math.floor((dayNumber - WEEK_ZERO) / 7) * weekly.perWeek + weekly.before[dayOfWeekOf(dayNumber)]!;
}

/** How many entries of an ascending list are below a value. */
function countBelow(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
