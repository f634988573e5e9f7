import { addDays, daysBetween, isPlainDate, type PlainDate } from './plain-date.js';

/** A day with a name, such as a holiday. */
export interface NamedDay {
  readonly on: PlainDate;
  readonly name: string;
}

/** The days that a pasted list names, and the lines that name none. */
export interface ReadDays {
  readonly days: readonly NamedDay[];
  readonly unread: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Forms that mean one day in any country: 2026-12-25, 25.12.2026, 25 Dec 2026, Dec 25, 2026. */
const FORMS: readonly [RegExp, (found: readonly string[]) => PlainDate][] = [
  [/\b(\d{4})-(\d{2})-(\d{2})\b/, ([, year, month, day]) => `${year}-${month}-${day}`],
  [/\b(\d{4})(\d{2})(\d{2})\b/, ([, year, month, day]) => `${year}-${month}-${day}`],
  [/\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/, ([, day, month, year]) => written(year!, month!, day!)],
  [
    /\b(\d{1,2})\.?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b/,
    ([, day, month, year]) => written(year!, monthOf(month!), day!),
  ],
  [/\b([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})\b/, ([, month, day, year]) => written(year!, monthOf(month!), day!)],
];

/**
 * Reads a pasted list, one day a line, with its name before or after it. `25/12/2026` is not read: it is another day in
 * another country. A range (`24 Dec 2026 – 1 Jan 2027` or `2026-12-24..2027-01-01`) is each of its days, at most 366.
 */
export function readDays(text: string): ReadDays {
  const days: NamedDay[] = [];
  const unread: string[] = [];
  for (const line of text.split(/\r\n?|\n/)) {
    const whole = line.trim();
    if (whole === '') continue;
    const first = dateIn(whole);
    if (first === null) {
      unread.push(whole);
      continue;
    }
    const second = dateIn(first.rest);
    const between = first.rest.slice(0, second?.at ?? 0).trim();
    const isRange = second !== null && /^(\.\.|-|–|—|to|until|bis)$/i.test(between.slice(between.lastIndexOf(' ') + 1));
    const name = nameIn(first.before, isRange ? second.rest : first.rest);
    for (const on of isRange ? range(first.on, second.on) : [first.on]) days.push({ on, name });
  }
  return { days, unread };
}

/** The list that `readDays` reads back: one day a line, its name behind it. */
export function writeDays(days: readonly NamedDay[]): string {
  return days.map(({ on, name }) => (name === '' ? on : `${on} ${name}`)).join('\n');
}

/** The days from one to another, or the one day, by a name; none when the second lies before the first. */
export function daysBetweenNamed(from: PlainDate, until: PlainDate | null, name: string): NamedDay[] {
  if (!isPlainDate(from) || (until !== null && (!isPlainDate(until) || until < from))) return [];
  return range(from, until ?? from).map((on) => ({ on, name: name.trim() }));
}

/** A list with days put in, in date order; a day that was there takes the new name. */
export function withDays(days: readonly NamedDay[], added: readonly NamedDay[]): NamedDay[] {
  return [...new Map([...days, ...added].map((day) => [day.on, day])).values()].sort((a, b) => (a.on < b.on ? -1 : 1));
}

function dateIn(text: string) {
  let best: { readonly on: PlainDate; readonly at: number; readonly before: string; readonly rest: string } | null =
    null;
  for (const [form, dateOf] of FORMS) {
    const found = form.exec(text);
    if (found === null || (best !== null && best.at <= found.index)) continue;
    const on = dateOf(found);
    const rest = text.slice(found.index + found[0].length);
    if (isPlainDate(on)) best = { on, at: found.index, before: text.slice(0, found.index), rest };
  }
  return best;
}

/** What is left of a line without its dates, separators and day of the week. */
function nameIn(before: string, after: string): string {
  const tidy = (part: string) =>
    part
      .replace(/^[\s,;:|\t–—-]+|[\s,;:|\t–—-]+$/g, '')
      .replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?(\s+|$)/i, '')
      .replace(/\s+/g, ' ');
  return [tidy(before), tidy(after)]
    .filter((part) => part !== '')
    .join(' ')
    .slice(0, 100);
}

function range(from: PlainDate, to: PlainDate): PlainDate[] {
  const length = Math.min(366, daysBetween(from, to) + 1);
  return length < 1 ? [from] : Array.from({ length }, (_, day) => addDays(from, day));
}

function monthOf(name: string): string {
  return String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}

function written(year: string, month: string, day: string): PlainDate {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
