import { type Length, pagesOf } from '@workback/domain/prfaq/length-rules';

/** "62 of 90 words", or how many of them are too many. */
export function lengthWords({ words, budgetWords, overBy }: Length): string {
  if (budgetWords === null) return `${number(words)} ${words === 1 ? 'word' : 'words'}`;
  return `${number(words)} of ${number(budgetWords)} words${overBy > 0 ? `, ${number(overBy)} over` : ''}`;
}

/** "0.7 of 1 page", "1.2 pages". */
export function pageWords({ words, budgetWords }: Length): string {
  const [pages, budget] = [pagesOf(words), budgetWords === null ? null : pagesOf(budgetWords)];
  const unit = (budget ?? pages) === 1 ? 'page' : 'pages';
  return budget === null ? `${number(pages)} ${unit}` : `${number(pages)} of ${number(budget)} ${unit}`;
}

const number = (value: number): string => value.toLocaleString('en-GB');
