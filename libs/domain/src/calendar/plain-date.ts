/**
 * Plain dates: `YYYY-MM-DD` without a zone, the only date form of milestones, launches and periods.
 * Internally a day number counts whole days since 1970-01-01 (proleptic Gregorian).
 */
export type PlainDate = string;

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01 of a plain date; NaN when the text is not an existing date. */
export function toDayNumber(date: PlainDate): number {
  const match = PATTERN.exec(date);
  if (!match) return Number.NaN;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const instant = new Date(0);
  instant.setUTCFullYear(year, month - 1, day);
  if (instant.getUTCMonth() !== month - 1 || instant.getUTCDate() !== day) return Number.NaN;
  return Math.round(instant.getTime() / MS_PER_DAY);
}

/** The plain date of a day number. */
export function fromDayNumber(dayNumber: number): PlainDate {
  const instant = new Date(dayNumber * MS_PER_DAY);
  const year = String(instant.getUTCFullYear()).padStart(4, '0');
  const month = String(instant.getUTCMonth() + 1).padStart(2, '0');
  const day = String(instant.getUTCDate()).padStart(2, '0');
  return `${year}-${month}-${day}`;
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
