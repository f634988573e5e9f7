/**
 * Days, weeks and months as closed ranges of dates (METHOD.md 7.3). Weeks are the seven days that end on the
 * workspace's week-ending day. Functions ending in `Days` work on day numbers, for code that runs often.
 */
import { dayOfWeekOf, fromDayNumber, toDayNumber, type PlainDate } from './plain-date.js';

/** The lengths of period that data is judged and shown by. */
export type Grain = 'day' | 'week' | 'month';

/** A period by its first and last date, both inside it. */
export interface Period {
  readonly start: PlainDate;
  readonly end: PlainDate;
}

/** A period by its first and last day number, both inside it. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
}

const MS_PER_DAY = 86_400_000;

/** The period of a grain that holds a day number; `weekEndingDay` is 0 for Sunday to 6 for Saturday. */
export function periodDays(day: number, grain: Grain, weekEndingDay: number): DayRange {
  if (grain === 'day') return { from: day, to: day };
  if (grain === 'week') {
    const to = day + ((weekEndingDay - dayOfWeekOf(day) + 7) % 7);
    return { from: to - 6, to };
  }
  const date = new Date(day * MS_PER_DAY);
  const from = day - date.getUTCDate() + 1;
  date.setUTCMonth(date.getUTCMonth() + 1, 0);
  return { from, to: from + date.getUTCDate() - 1 };
}

/** The last period that is complete on a date: its last day plus the delay for late data lies before that date. */
export function lastCompletePeriodDays(asOf: number, grain: Grain, weekEndingDay: number, delayDays: number): DayRange {
  const lastDay = asOf - 1 - delayDays;
  const period = periodDays(lastDay, grain, weekEndingDay);
  return period.to === lastDay ? period : periodDays(period.from - 1, grain, weekEndingDay);
}

/** The range from the first day of the period `count - 1` periods before `last` to the end of `last`. */
export function trailingDays(last: DayRange, count: number, grain: Grain, weekEndingDay: number): DayRange {
  if (grain !== 'month') return { from: last.from - (count - 1) * (grain === 'week' ? 7 : 1), to: last.to };
  let from = last.from;
  for (let i = 1; i < count; i++) from = periodDays(from - 1, grain, weekEndingDay).from;
  return { from, to: last.to };
}

/** A range of day numbers as dates. */
export function toPeriod(range: DayRange): Period {
  return { start: fromDayNumber(range.from), end: fromDayNumber(range.to) };
}

/** The period of a grain that holds a date; `weekEndingDay` is 0 for Sunday to 6 for Saturday. */
export function periodOf(date: PlainDate, grain: Grain, weekEndingDay: number): Period {
  return toPeriod(periodDays(toDayNumber(date), grain, weekEndingDay));
}

/** The period right before one. */
export function previousPeriod(period: Period, grain: Grain, weekEndingDay: number): Period {
  return toPeriod(periodDays(toDayNumber(period.start) - 1, grain, weekEndingDay));
}

/** The period right after one. */
export function nextPeriod(period: Period, grain: Grain, weekEndingDay: number): Period {
  return toPeriod(periodDays(toDayNumber(period.end) + 1, grain, weekEndingDay));
}

/**
 * The last `count` periods that are complete on a date, oldest first. A period is complete once `delayDays` whole days
 * for late data have passed after its last day: with no delay, yesterday is complete today.
 */
export function lastCompletePeriods(
  asOf: PlainDate,
  count: number,
  grain: Grain,
  weekEndingDay: number,
  delayDays = 0,
): Period[] {
  const periods: Period[] = [];
  let range = lastCompletePeriodDays(toDayNumber(asOf), grain, weekEndingDay, delayDays);
  for (let i = 0; i < count; i++) {
    periods.push(toPeriod(range));
    range = periodDays(range.from - 1, grain, weekEndingDay);
  }
  return periods.reverse();
}
