import { isPlainDate, type PlainDate } from './plain-date.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** A date for a sentence: “22 Nov 2026”; a text that is no date stays as it is. */
export function dateWords(date: PlainDate): string {
  if (!isPlainDate(date)) return date;
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return `${day} ${MONTHS[month - 1]} ${year}`;
}
