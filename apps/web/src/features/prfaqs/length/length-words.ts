import { type Length, pagesOf } from '@workback/domain/prfaq/length-rules';

/** "62 of 90 words", or how many of them are too many. */
export function lengthWords({ words, budgetWords, overBy }: Length): string {
  if (budgetWords === null) return `${counted(words)} ${words === 1 ? 'word' : 'words'}`;
  return `${counted(words)} of ${counted(budgetWords)} words${overBy > 0 ? `, ${counted(overBy)} over` : ''}`;
}

/** "0.7 of 1 page", "1.2 pages". */
export function pageWords({ words, budgetWords }: Length): string {
  const [pages, budget] = [pagesOf(words), budgetWords === null ? null : pagesOf(budgetWords)];
  const unit = (budget ?? pages) === 1 ? 'page' : 'pages';
  return budget === null ? `${counted(pages)} ${unit}` : `${counted(pages)} of ${counted(budget)} ${unit}`;
}

/** A count with its thousands apart: "1,500". */
export const counted = (value: number): string => value.toLocaleString('en-GB');
