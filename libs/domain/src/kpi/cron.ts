/**
 * Five-field cron schedules in a time zone (RELIABILITY.md facts 10 and 15, rule C12).
 * cron-parser reads the expression; the instants are worked out here, because its own iterator picks the second
 * midnight in Havana and repeats a time when it is started between the two.
 */
import { CronExpressionParser } from 'cron-parser';
import { dayOfWeekOf } from '../calendar/plain-date.js';
import { instantOfWallClock, offsetMsAt, wallClockIn } from '../calendar/zoned-time.js';

const MS_PER_DAY = 86_400_000;
const MS_PER_MINUTE = 60_000;
/** 29 February can be eight years away (1896 to 1904, 2096 to 2104). */
const SEARCH_DAYS = 8 * 366 + 32;
const MAX_CACHED = 512;
/** No `H` (random), no `L`, `#`, `W`, `?`: what is left means the same in every cron. */
const PLAIN_FIELD = /^[0-9*,/-]+$/;
const NAMES = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|sun|mon|tue|wed|thu|fri|sat)\b/gi;

interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly daysOfMonth: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly daysOfWeek: ReadonlySet<number>;
  readonly anyDayOfMonth: boolean;
  readonly anyDayOfWeek: boolean;
}

const parsed = new Map<string, Cron | string>();
const firesByDay = new Map<string, readonly number[]>();

function remember<T>(cache: Map<string, T>, key: string, value: T): T {
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(key, value);
  return value;
}

function parse(expression: string): Cron | string {
  const known = parsed.get(expression);
  if (known !== undefined) return known;
  return remember(parsed, expression, read(expression));
}

function read(expression: string): Cron | string {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== 5 || expression.length > 500) {
    return 'Write exactly five fields: minute, hour, day of month, month, day of week.';
  }
  const strange = fields.find((field) => !PLAIN_FIELD.test(field.replace(NAMES, '0')));
  if (strange !== undefined) return `“${strange}” is not understood: use numbers, names, and the signs * , - and /.`;
  try {
    // A fixed current date, or the parser would look at the clock.
    const { fields: sets } = CronExpressionParser.parse(fields.join(' '), { currentDate: new Date(0), tz: 'UTC' });
    return {
      minutes: [...sets.minute.values],
      hours: [...sets.hour.values],
      daysOfMonth: new Set(sets.dayOfMonth.values.map(Number)),
      months: new Set(sets.month.values.map(Number)),
      daysOfWeek: new Set(sets.dayOfWeek.values.map((day) => Number(day) % 7)),
      anyDayOfMonth: sets.dayOfMonth.isWildcard,
      anyDayOfWeek: sets.dayOfWeek.isWildcard,
    };
  } catch (error) {
    return `This is not a cron expression: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

/** What is wrong with a cron expression as a sentence, or null when it can be used. */
export function cronProblem(expression: string): string | null {
  const cron = parse(expression);
  if (typeof cron === 'string') return cron;
  return nextCronTick(expression, 'UTC', 0) === null ? 'This expression names a date that never comes.' : null;
}

function runsOn(cron: Cron, day: number): boolean {
  const date = new Date(day * MS_PER_DAY);
  if (!cron.months.has(date.getUTCMonth() + 1)) return false;
  const byMonth = cron.daysOfMonth.has(date.getUTCDate());
  const byWeek = cron.daysOfWeek.has(dayOfWeekOf(day));
  // The old rule of cron: when both are restricted, either will do.
  if (!cron.anyDayOfMonth && !cron.anyDayOfWeek) return byMonth || byWeek;
  return (cron.anyDayOfMonth || byMonth) && (cron.anyDayOfWeek || byWeek);
}

/** The offset of a zone on a local day when it is the same from the day before to the day after, else null. */
function steadyOffset(day: number, zone: string): number | null {
  const start = offsetMsAt((day - 1) * MS_PER_DAY, zone);
  return start === offsetMsAt((day + 2) * MS_PER_DAY, zone) ? start : null;
}

function ticksOnDay(expression: string, cron: Cron, zone: string, day: number): readonly number[] {
  if (!runsOn(cron, day)) return [];
  const key = `${expression}|${zone}|${day}`;
  const known = firesByDay.get(key);
  if (known) return known;
  const midnight = day * MS_PER_DAY;
  const offset = steadyOffset(day, zone);
  const everyHour = cron.hours.length === 24;
  const ticks = new Set<number>();
  for (const hour of cron.hours) {
    for (const minute of cron.minutes) {
      const wall = midnight + (hour * 60 + minute) * MS_PER_MINUTE;
      if (offset !== null) ticks.add(wall - offset);
      else if (!everyHour) ticks.add(instantOfWallClock(wall, zone));
      else for (const tick of instantsShowing(wall, zone)) ticks.add(tick);
    }
  }
  return remember(
    firesByDay,
    key,
    [...ticks].sort((a, b) => a - b),
  );
}

/** None, one or both of the instants at which a wall clock shows a time: hourly schedules keep their real spacing. */
function instantsShowing(wall: number, zone: string): number[] {
  const offsets = new Set([offsetMsAt(wall - MS_PER_DAY, zone), offsetMsAt(wall + MS_PER_DAY, zone)]);
  return [...offsets].map((offset) => wall - offset).filter((tick) => wallClockIn(tick, zone) === wall);
}

/**
 * The first tick after an instant, or null when the expression is not valid or names no date. A fixed local time that
 * the zone skips runs later by the gap; one that occurs twice runs once, the first time; a schedule for every hour
 * keeps its real spacing.
 */
export function nextCronTick(expression: string, zone: string, afterMs: number): number | null {
  const cron = parse(expression);
  if (typeof cron === 'string') return null;
  // A skipped time may be moved into the next day, so yesterday can still have a tick to come.
  const firstDay = Math.floor(wallClockIn(afterMs, zone) / MS_PER_DAY) - 1;
  for (let day = firstDay; day < firstDay + SEARCH_DAYS; day++) {
    const tick = ticksOnDay(expression, cron, zone, day).find((at) => at > afterMs);
    if (tick === undefined) continue;
    const overtaking = ticksOnDay(expression, cron, zone, day + 1).find((at) => at > afterMs);
    return overtaking === undefined ? tick : Math.min(tick, overtaking);
  }
  return null;
}

/** All ticks after one instant up to and including another, in order; none when the expression is not valid. */
export function cronTicksBetween(expression: string, zone: string, afterMs: number, untilMs: number): number[] {
  const cron = parse(expression);
  if (typeof cron === 'string' || untilMs <= afterMs) return [];
  const ticks = new Set<number>();
  const lastDay = Math.floor(wallClockIn(untilMs, zone) / MS_PER_DAY);
  for (let day = Math.floor(wallClockIn(afterMs, zone) / MS_PER_DAY) - 1; day <= lastDay; day++) {
    for (const tick of ticksOnDay(expression, cron, zone, day)) if (tick > afterMs && tick <= untilMs) ticks.add(tick);
  }
  return [...ticks].sort((a, b) => a - b);
}
