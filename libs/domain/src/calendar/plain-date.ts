/**
 * Plain dates: `YYYY-MM-DD` without a zone, the only date form of milestones, launches and periods.
 * Internally a day number counts whole days since 1970-01-01 (proleptic Gregorian).
 */
export type PlainDate = string;

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const DIGIT_0 = 48;
const TWO_DIGITS = Array.from({ length: 32 }, (_, number) => String(number).padStart(2, '0'));
const DAYS_PER_ERA = 146_097;
/** Days from 0000-03-01 to 1970-01-01. */
const DAYS_TO_MARCH_OF_YEAR_0 = 719_468;

/** Days since 1970-01-01 of a plain date; NaN when the text is not an existing date. */
export function toDayNumber(date: PlainDate): number {
  if (!PATTERN.test(date)) return Number.NaN;
  const digits = (from: number, to: number): number => {
    let number = 0;
    for (let i = from; i < to; i++) number = number * 10 + date.charCodeAt(i) - DIGIT_0;
    return number;
  };
  const [year, month, day] = [digits(0, 4), digits(5, 7), digits(8, 10)];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(month, year)) return Number.NaN;
  // Arithmetic instead of a Date object, as below.
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_MARCH_OF_YEAR_0;
}

function daysIn(month: number, year: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** The plain date of a day number. Arithmetic instead of a Date object: schedules write tens of thousands of dates. */
export function fromDayNumber(dayNumber: number): PlainDate {
  // Years begin in March here, so that a leap day is the last day of its year; eras have 400 years.
  const days = dayNumber + DAYS_TO_MARCH_OF_YEAR_0;
  const era = Math.floor(days / DAYS_PER_ERA);
  const dayOfEra = days - era * DAYS_PER_ERA;
  const leaps = Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  const yearText = year >= 1000 ? String(year) : String(year).padStart(4, '0');
  return `${yearText}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

/** Visits every day from one day number up to, and including, another, in order. */
export function eachDate(from: number, to: number, visit: (date: PlainDate, dayNumber: number) => void): void {
  for (let day = from; day <= to;) {
    // What the days of a month share is written once.
    const first = fromDayNumber(day);
    const month = first.slice(0, 8);
    const start = Number(first.slice(8));
    const end = Math.min(start + to - day, daysIn(Number(first.slice(5, 7)), Number(first.slice(0, 4))));
    for (let dayOfMonth = start; dayOfMonth <= end; dayOfMonth++, day++) visit(month + TWO_DIGITS[dayOfMonth]!, day);
  }
}

/** Says whether a text is an existing date in the form `YYYY-MM-DD`. */
export function isPlainDate(text: string): text is PlainDate {
  return !Number.isNaN(toDayNumber(text));
}

/** The date `days` calendar days later (earlier when negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/** Calendar days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** Day of the week, 0 = Sunday … 6 = Saturday. */
export function dayOfWeek(date: PlainDate): number {
  return dayOfWeekOf(toDayNumber(date));
}

/** Day of the week of a day number, 0 = Sunday … 6 = Saturday (1970-01-01 was a Thursday). */
export function dayOfWeekOf(dayNumber: number): number {
  return (((dayNumber + 4) % 7) + 7) % 7;
}
