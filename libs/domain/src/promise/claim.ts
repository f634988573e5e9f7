/** A number that words promise, and on which side of it the truth has to lie. */
export interface ClaimedNumber {
  readonly comparator: 'at-least' | 'at-most' | 'above' | 'below';
  readonly value: number;
}

/** The last words before a number decide how it is meant; the first that fits holds. */
const sides: readonly (readonly [ClaimedNumber['comparator'], string])[] = [
  ['at-least', '(?:no|not) (?:less|fewer|lower) than|at least|mindestens|au moins|al menos|≥|>='],
  [
    'at-most',
    'at most|(?:no|not) (?:more|longer|later) than|up to|within|maximum(?: of)?|höchstens|maximal|innerhalb(?: von)?|bis zu|au plus|como máximo|≤|<=',
  ],
  ['below', 'never above|under|below|(?:less|fewer|lower) than|unter|weniger als|moins de|menos de|<'],
  ['above', '(?:more|higher) than|over|above|über|mehr als|plus de|más de|>'],
];
const sidesBefore = sides.map(([side, words]) => [side, new RegExp(`(?:${words})[^0-9]{0,24}$`, 'iu')] as const);
const NUMBER = /[£€$¥]?\s?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:[.,]\d{1,15})?)(\s?(?:%|percent|€))?/gu;
const WORDS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const WORD = new RegExp(`\\b(${WORDS.join('|')})\\b(?! (?:of|who|that|and))`, 'iu');
const MONTH = /^\s?(?:january|february|march|april|may|june|july|august|september|october|november|december)/iu;

/** The first number that a promise names, to begin a criterion with; null when it names none. */
export function claimedNumber(words: string): ClaimedNumber | null {
  for (const match of words.matchAll(NUMBER)) {
    const [all, digits = '', after] = match;
    const value = numberOf(digits);
    // A day or a year is no target.
    const isYear = /^(?:19|20)\d\d$/.test(digits) && after === undefined && !/[£€$¥]/.test(all);
    if (isYear || MONTH.test(words.slice(match.index + all.length))) continue;
    return { comparator: sideBefore(words.slice(0, match.index)), value };
  }
  const word = WORD.exec(words);
  if (!word) return null;
  return { comparator: sideBefore(words.slice(0, word.index)), value: WORDS.indexOf((word[1] ?? '').toLowerCase()) };
}

function sideBefore(before: string): ClaimedNumber['comparator'] {
  const near = before.slice(-60);
  return sidesBefore.find(([, pattern]) => pattern.test(near))?.[0] ?? 'at-least';
}

/** A comma before exactly three digits divides thousands, any other begins the decimals. */
function numberOf(digits: string): number {
  const thousands = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits);
  return Number(thousands ? digits.replaceAll(',', '') : digits.replace(',', '.'));
}
