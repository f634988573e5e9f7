/** Dates, ages and working days in words (DESIGN 2.4). Plain dates have no zone; only an instant is shown in one. */
import { dateWords, dayAndMonth, monthName } from '@workback/domain/calendar/date-words';
import { dayOfWeek, isPlainDate, type PlainDate } from '@workback/domain/calendar/plain-date';
import { NO_DATA } from './format.js';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

/** “22 Nov 2026”; `—` for no date, the text itself when it is no date. */
export function formatDate(date: PlainDate | null): string {
  return date === null ? NO_DATA : dateWords(date);
}

/** “22 Nov”, where the year is plain from what stands around it. */
export function formatDay(date: PlainDate | null): string {
  return date === null ? NO_DATA : dayAndMonth(date);
}

/** “Sun 22 Nov 2026”, for a date somebody has to keep. */
export function formatWeekday(date: PlainDate | null): string {
  return date !== null && isPlainDate(date) ? `${WEEKDAYS[dayOfWeek(date)]} ${dateWords(date)}` : formatDate(date);
}

const STEPS: readonly (readonly [seconds: number, word: string])[] = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
];
const WEEK_SECONDS = 7 * 86_400;

/**
 * How long ago an instant is, or how soon: “4 min ago”, “in 2 h”; from 7 days on its date, in `timeZone` (default:
 * the reader's). Null gives “never”.
 */
export function formatInstantAge(nowMs: number, instant: string | null, timeZone?: string): string {
  if (instant === null) return 'never';
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return NO_DATA;
  const seconds = Math.abs(nowMs - at) / 1000;
  if (seconds >= WEEK_SECONDS) return dateOfInstant(at, timeZone);
  const step = STEPS.find(([size]) => seconds >= size);
  if (step === undefined) return 'just now';
  const age = `${Math.floor(seconds / step[0])} ${step[1]}`;
  return at > nowMs ? `in ${age}` : `${age} ago`;
}

function dateOfInstant(atMs: number, timeZone: string | undefined): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' });
  const part = Object.fromEntries(parts.formatToParts(atMs).map(({ type, value }) => [type, value]));
  return `${Number(part['day'])} ${monthName(Number(part['month']))} ${part['year']}`;
}

/** “1 day”, “6 days”. */
export function days(count: number): string {
  return `${count} ${count === 1 ? 'day' : 'days'}`;
}

/** “6 days to recover”; “the launch date holds” for 0, “no launch date” for null. Working days. */
export function recoverWords(daysToRecover: number | null): string {
  if (daysToRecover === null) return 'no launch date';
  return daysToRecover > 0 ? `${days(daysToRecover)} to recover` : 'the launch date holds';
}

/** “3 days of float”, “no float”, or “6 days too late” when it is negative. Working days. */
export function floatWords(floatDays: number): string {
  if (floatDays < 0) return `${days(-floatDays)} too late`;
  return floatDays === 0 ? 'no float' : `${days(floatDays)} of float`;
}

/** “−6 d”, for a column. Working days. */
export function floatShort(floatDays: number): string {
  return `${floatDays < 0 ? '\u2212' : ''}${Math.abs(floatDays)} d`;
}
