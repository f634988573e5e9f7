import { addDays, fromDayNumber, type PlainDate, toDayNumber } from '@workback/domain/calendar/plain-date';
import { instantOf } from '@workback/domain/calendar/zoned-time';
import type { Window } from '../connector.js';

/** One range query: evenly spaced ends of days, seconds since 1970, both included. */
export interface DayEndRange {
  readonly start: number;
  readonly end: number;
}

const DAY = 86_400;

/** The day that ends at each instant (seconds) for the days of a window in a zone. */
export function dayEnds(window: Window, timeZone: string): Map<number, PlainDate> {
  const ends = new Map<number, PlainDate>();
  for (let day = toDayNumber(window.from); day <= toDayNumber(window.to); day++) {
    const date = fromDayNumber(day);
    ends.set(instantOf(addDays(date, 1), 0, timeZone) / 1_000, date);
  }
  return ends;
}

/** Groups ends of days into ranges of exactly one day's step; a change of the clocks starts a new range. */
export function evenRanges(ends: Iterable<number>): DayEndRange[] {
  const ranges: DayEndRange[] = [];
  for (const end of ends) {
    const last = ranges.at(-1);
    if (last && last.end + DAY === end) ranges[ranges.length - 1] = { start: last.start, end };
    else ranges.push({ start: end, end });
  }
  return ranges;
}
