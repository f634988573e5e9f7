/**
 * The periods of a weekly business review, by day numbers: six weeks, twelve months and to-date ranges, each beside its
 * prior year (METHOD.md 7.3, 7.4). Weeks compare with 364 days earlier, months and to-date with the same calendar dates.
 */
import type { DayRange } from '../calendar/period.js';
import { dayOfWeekOf, fromDayNumber, toDayNumber } from '../calendar/plain-date.js';

/** Which months stand on the right of a 6-12 chart. */
export const MONTH_AXES = ['trailing', 'fiscal-year'] as const;
export type MonthAxis = (typeof MONTH_AXES)[number];

/** How many weeks and full months a chart shows. */
export const WEEKS = 6;
export const MONTHS = 12;
const PRIOR_YEAR_WEEKS_DAYS = 364;

/** When a deck is read, and how its organisation counts years. */
export interface AxisSettings {
  /** Last day of the reviewed week; the week is the seven days that end on it, whatever weekday it is. */
  readonly weekEnding: number;
  /** Month in which the fiscal year ends, 1 to 12. */
  readonly fiscalYearEndMonth: number;
  readonly months: MonthAxis;
  /** Whether months after the present one are shown, up to the end of the fiscal year, so that a plan runs ahead. */
  readonly futureMonths: boolean;
}

/** A week with its number and the year that number belongs to. */
export interface WbrWeek extends DayRange {
  readonly year: number;
  readonly week: number;
  readonly priorYear: DayRange;
}

/** A month; `full` once the reviewed week reaches its last day, `partial` while it runs, `future` before it begins. */
export interface WbrMonth extends DayRange {
  readonly year: number;
  readonly month: number;
  readonly standing: 'full' | 'partial' | 'future';
  readonly priorYear: DayRange;
}

/** A range from the first day of a month, fiscal quarter or fiscal year to the reviewed day. */
export interface ToDate extends DayRange {
  readonly priorYear: DayRange;
}

/** Every period of a deck. */
export interface WbrAxis {
  readonly weeks: readonly WbrWeek[];
  readonly months: readonly WbrMonth[];
  readonly monthToDate: ToDate;
  readonly quarterToDate: ToDate;
  readonly yearToDate: ToDate;
}

/** The periods of a deck. */
export function wbrAxis(settings: AxisSettings): WbrAxis {
  const { weekEnding, fiscalYearEndMonth } = settings;
  const { year, month } = dateOf(weekEnding);
  // Months are counted through from year 0, so that a year's end needs no case of its own.
  const present = year * 12 + month - 1;
  const yearStart = present - positive(present - fiscalYearEndMonth, 12);
  const quarterStart = present - positive(present - fiscalYearEndMonth, 3);
  return {
    weeks: Array.from({ length: WEEKS }, (_, i) => weekOf(weekEnding - 7 * (WEEKS - 1 - i))),
    months: monthsShown(settings, present, yearStart),
    monthToDate: toDate(present, weekEnding),
    quarterToDate: toDate(quarterStart, weekEnding),
    yearToDate: toDate(yearStart, weekEnding),
  };
}

/** The week of seven days that ends on a day. */
export function weekOf(weekEnding: number): WbrWeek {
  const range = { from: weekEnding - 6, to: weekEnding };
  return { ...range, ...weekNumber(weekEnding), priorYear: shifted(range, -PRIOR_YEAR_WEEKS_DAYS) };
}

/**
 * The number of the week that ends on a day: the ISO 8601 number of the week that most of its days lie in. Weeks that end
 * on Sunday are the ISO weeks themselves; years have 53 weeks where ISO says so.
 */
export function weekNumber(weekEnding: number): { year: number; week: number } {
  const middle = weekEnding - 3;
  // An ISO week belongs to the year that its Thursday lies in.
  const thursday = middle + 4 - (dayOfWeekOf(middle) || 7);
  const { year } = dateOf(thursday);
  return { year, week: Math.floor((thursday - firstDayOf(year * 12)) / 7) + 1 };
}

/** The whole calendar month `index`, counted from January of year 0, as the reviewed day sees it. */
function monthOf(index: number, weekEnding: number): WbrMonth {
  const range = monthRange(index);
  const standing = range.to <= weekEnding ? 'full' : range.from <= weekEnding ? 'partial' : 'future';
  return {
    ...range,
    year: Math.floor(index / 12),
    month: positive(index, 12) + 1,
    standing,
    // By name and not by shifting the date: 28 February may end its month in one year and not in the other.
    priorYear: monthRange(index - 12),
  };
}

function monthsShown(settings: AxisSettings, present: number, yearStart: number): WbrMonth[] {
  const { weekEnding, months, futureMonths } = settings;
  const presentIsFull = monthRange(present).to <= weekEnding;
  const lastFull = presentIsFull ? present : present - 1;
  const first = months === 'trailing' ? lastFull - (MONTHS - 1) : yearStart;
  const last = futureMonths ? yearStart + 11 : present;
  const shown: WbrMonth[] = [];
  for (let index = first; index <= last; index += 1) shown.push(monthOf(index, weekEnding));
  return shown;
}

function toDate(startMonth: number, weekEnding: number): ToDate {
  return {
    from: firstDayOf(startMonth),
    to: weekEnding,
    priorYear: { from: firstDayOf(startMonth - 12), to: sameDateYearBefore(weekEnding) },
  };
}

/** The same calendar date one year earlier; 28 February for 29 February. */
export function sameDateYearBefore(day: number): number {
  const { year, month, dayOfMonth } = dateOf(day);
  const range = monthRange((year - 1) * 12 + month - 1);
  return Math.min(range.from + dayOfMonth - 1, range.to);
}

function shifted({ from, to }: DayRange, days: number): DayRange {
  return { from: from + days, to: to + days };
}

function monthRange(index: number): DayRange {
  return { from: firstDayOf(index), to: firstDayOf(index + 1) - 1 };
}

function firstDayOf(index: number): number {
  const year = String(Math.floor(index / 12)).padStart(4, '0');
  return toDayNumber(`${year}-${String(positive(index, 12) + 1).padStart(2, '0')}-01`);
}

function dateOf(day: number): { year: number; month: number; dayOfMonth: number } {
  const [year, month, dayOfMonth] = fromDayNumber(day).split('-').map(Number) as [number, number, number];
  return { year, month, dayOfMonth };
}

function positive(value: number, modulus: number): number {
  return ((value % modulus) + modulus) % modulus;
}
