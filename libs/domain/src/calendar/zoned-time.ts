/**
 * Instants and wall clocks of IANA time zones (RELIABILITY.md rule C12). A wall clock is written as the
 * milliseconds it would have if the zone were UTC, so that plain arithmetic works on it.
 * Every function but `isTimeZone` expects a zone that `isTimeZone` accepts and throws a RangeError otherwise.
 */
import { fromDayNumber, toDayNumber, type PlainDate } from './plain-date.js';

const MS_PER_DAY = 86_400_000;
const MS_PER_MINUTE = 60_000;
/** Letters first: this is what keeps `+02:00` and `-0530`, which Intl accepts, from passing as zones. */
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){0,3}$/;
const MAX_ZONE_LENGTH = 64;
const MAX_CACHED_ZONES = 1_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  if (formatters.size >= MAX_CACHED_ZONES) formatters.clear();
  formatters.set(zone, formatter);
  return formatter;
}

/** Says whether a text names an IANA time zone; offsets such as `+02:00` are refused, `UTC` is a zone. */
export function isTimeZone(name: string): boolean {
  if (name.length > MAX_ZONE_LENGTH || !ZONE_NAME.test(name)) return false;
  try {
    formatterFor(name);
    return true;
  } catch {
    return false;
  }
}

const WALL = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)$/;

/** The wall clock of a zone at an instant, in milliseconds as if the zone were UTC (years 1 to 9999). */
export function wallClockIn(epochMs: number, zone: string): number {
  const match = WALL.exec(formatterFor(zone).format(epochMs));
  if (!match) throw new RangeError(`no wall clock for ${epochMs} in ${zone}`);
  const [month, day, year, hour, minute, second] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const midnight = new Date(0).setUTCFullYear(year, month - 1, day);
  const inSecond = ((epochMs % 1000) + 1000) % 1000;
  return midnight + hour * 3_600_000 + minute * MS_PER_MINUTE + second * 1000 + inSecond;
}

/** Offset of a zone from UTC at an instant, in milliseconds (positive east of Greenwich). */
export function offsetMsAt(epochMs: number, zone: string): number {
  return wallClockIn(epochMs, zone) - epochMs;
}

/** The calendar date it is in a zone at an instant. */
export function plainDateIn(epochMs: number, zone: string): PlainDate {
  return fromDayNumber(Math.floor(wallClockIn(epochMs, zone) / MS_PER_DAY));
}

/**
 * The instant at which a wall clock shows `wallMs`. A time that occurs twice is the first of the two; a time that the
 * zone skips is moved on by the length of the gap (02:30 becomes 03:30).
 */
export function instantOfWallClock(wallMs: number, zone: string): number {
  // No zone is further than 14 hours from UTC, so a day on either side lies safely before and after any change.
  const before = offsetMsAt(wallMs - MS_PER_DAY, zone);
  const after = offsetMsAt(wallMs + MS_PER_DAY, zone);
  if (before === after) return wallMs - before;
  const first = wallMs - Math.max(before, after);
  const second = wallMs - Math.min(before, after);
  if (offsetMsAt(first, zone) === wallMs - first) return first;
  if (offsetMsAt(second, zone) === wallMs - second) return second;
  return wallMs - before;
}

/** The instant of a local time of day (minutes after midnight) on a date in a zone, by the rules of `instantOfWallClock`. */
export function instantOf(date: PlainDate, minuteOfDay: number, zone: string): number {
  return instantOfWallClock(toDayNumber(date) * MS_PER_DAY + minuteOfDay * MS_PER_MINUTE, zone);
}
