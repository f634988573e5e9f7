/** Numbers and dates as people and sheets write them: currency signs, thousands, decimal commas, day before month. */
import { isPlainDate, type PlainDate } from '../calendar/plain-date.js';

/** What stands before the decimals; the other mark separates thousands. */
export type DecimalMark = '.' | ',';

/** Minus signs, also the typographic one. */
const SIGNS: Readonly<Record<string, 1 | -1>> = { '-': -1, '−': -1, '–': -1, '+': 1 };
const SPACES = /[\s\u00a0\u2007\u2009\u202f]/g;
const UNIT = /^(?:\p{Sc}|[A-Z]{3}|[A-Z]{1,3}\p{Sc}|%|‰)$/u;
const PLAIN = /^(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

/**
 * The number that a cell holds, or null when it holds something else or a number that is not finite. Takes a sign or
 * accounting parentheses, one currency sign or code or percent sign, and thousands in groups; a percentage keeps its
 * number, so “12 %” is 12. What could be read in two ways is not read: with a decimal point, “1,5” is no number.
 */
export function readWrittenNumber(text: string, decimal: DecimalMark): number | null {
  let rest = text.trim();
  if (rest.length === 0 || rest.length > 100) return null;
  let sign = 1;
  const accounting = /^\((.*)\)$/s.exec(rest);
  if (accounting) {
    sign = -1;
    rest = (accounting[1] as string).trim();
  }
  // The sign may stand before or behind a currency sign: −£5 and £−5 are the same.
  let signs = 0;
  let units = 0;
  for (let before = ''; before !== rest;) {
    before = rest;
    const first = rest[0] ?? '';
    if (Object.hasOwn(SIGNS, first)) {
      sign *= SIGNS[first] as 1 | -1;
      signs += 1;
      rest = rest.slice(1).trimStart();
    }
    const lead = /^(\p{Sc}|[A-Z]{1,3}\p{Sc}|[A-Z]{3})(?=[\s\d.,+−–-])/u.exec(rest)?.[1];
    if (lead !== undefined) {
      units += 1;
      rest = rest.slice(lead.length).trimStart();
    }
  }
  const tail = /[^\d.,]*$/u.exec(rest)?.[0] ?? '';
  if (tail.trim() !== '') {
    if (!UNIT.test(tail.trim())) return null;
    units += 1;
    rest = rest.slice(0, rest.length - tail.length);
  }
  if (signs > 1 || units > 1 || (accounting && signs > 0)) return null;
  const digits = ungrouped(rest, decimal);
  if (digits === null || !PLAIN.test(digits)) return null;
  const value = sign * Number(digits);
  if (!Number.isFinite(value)) return null;
  return value === 0 ? 0 : value;
}

/** Digits with a point before the decimals and no thousands marks; null when the groups are not groups. */
function ungrouped(text: string, decimal: DecimalMark): string | null {
  const exponent = /[eE][+-]?\d{1,3}$/.exec(text)?.[0] ?? '';
  const [whole = '', decimals, ...more] = text.slice(0, text.length - exponent.length).split(decimal);
  if (more.length > 0) return null;
  const thousands = decimal === '.' ? ',' : '.';
  const marks = [thousands, "'", '’', ' '];
  const spaced = whole.replace(SPACES, ' ');
  const used = marks.filter((mark) => spaced.includes(mark));
  if (used.length > 1) return null;
  const [mark] = used;
  const point = decimals === undefined ? '' : `.${decimals}`;
  if (mark === undefined) return whole + point + exponent;
  const groups = spaced.split(mark);
  const first = groups[0] as string;
  const western = /^\d{1,3}$/.test(first) && groups.slice(1).every((group) => /^\d{3}$/.test(group));
  // 12,34,567: lakhs and crores are grouped by two, the last group by three.
  const indian =
    mark === ',' &&
    /^\d{1,2}$/.test(first) &&
    /^\d{3}$/.test(groups.at(-1) as string) &&
    groups.slice(1, -1).every((group) => /^\d{2}$/.test(group));
  return western || indian ? groups.join('') + point + exponent : null;
}

/** The order in which a date is written. */
export const DATE_ORDERS = ['ymd', 'dmy', 'mdy'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The date that a cell holds, written in an order with . / - or spaces between, months also by English name; a time after
 * it is let go. Years of two digits are those of this century. Null when it is no existing date in that order.
 */
export function readWrittenDate(text: string, order: DateOrder): PlainDate | null {
  const written = text.trim().replace(/[T\s,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:\s*[AaPp][Mm])?$/, '');
  const compact = order === 'ymd' ? /^(\d{4})(\d{2})(\d{2})$/.exec(written) : null;
  const parts = compact ? compact.slice(1) : written.split(/\s*[./-]\s*|,?\s+/);
  if (parts.length !== 3) return null;
  const at = { ymd: [0, 1, 2], dmy: [2, 1, 0], mdy: [2, 0, 1] }[order] as [number, number, number];
  const [year, month, day] = at.map((place) => parts[place] as string) as [string, string, string];
  if (!/^\d{4}$|^\d{2}$/.test(year) || !/^\d{1,2}$/.test(day)) return null;
  const named = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const number = /^\d{1,2}$/.test(month) ? Number(month) : /^[A-Za-z]{3,9}\.?$/.test(month) ? named : 0;
  const date = `${year.length === 2 ? `20${year}` : year}-${two(number)}-${two(Number(day))}`;
  return isPlainDate(date) ? date : null;
}

const two = (number: number): string => String(number).padStart(2, '0');
