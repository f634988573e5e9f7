import { isPlainDate, type PlainDate } from './plain-date.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** The short name of a month, 1 to 12; empty for anything else. */
export function monthName(month: number): string {
  return MONTHS[month - 1] ?? '';
}

/** A date for a sentence: “22 Nov 2026”; a text that is no date stays as it is. */
export function dateWords(date: PlainDate): string {
  return isPlainDate(date) ? `${dayAndMonth(date)} ${Number(date.slice(0, 4))}` : date;
}

/** A date where the year is plain from what stands around it: “22 Nov”; a text that is no date stays as it is. */
export function dayAndMonth(date: PlainDate): string {
  return isPlainDate(date) ? `${Number(date.slice(8))} ${monthName(Number(date.slice(5, 7)))}` : date;
}
