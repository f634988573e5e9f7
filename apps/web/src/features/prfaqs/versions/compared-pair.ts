import type { TextChoice } from './versions-search.js';

/** What there is to compare. */
export interface Comparable {
  /** Numbers of the kept versions, newest first. */
  readonly numbers: readonly number[];
  readonly approved: number | null;
  /** Whether a draft is being written that is not kept yet. */
  readonly draft: boolean;
}

/**
 * The two texts to compare: what the address names, else the newest against the approved one, else against the one
 * before it; a single version is compared with the draft. Null when there are not two texts.
 */
export function comparedPair(
  { numbers, approved, draft }: Comparable,
  wanted: { readonly from?: TextChoice; readonly to?: TextChoice },
): { readonly from: TextChoice; readonly to: TextChoice } | null {
  const exists = (choice: TextChoice | undefined): choice is TextChoice =>
    choice === 'draft' ? draft : choice !== undefined && numbers.includes(choice);
  const latest = numbers[0];
  if (latest === undefined) return null;
  const fallbackTo: TextChoice | undefined = numbers.length > 1 || !draft ? latest : 'draft';
  const to = exists(wanted.to) ? wanted.to : exists(wanted.from) && wanted.from === fallbackTo ? 'draft' : fallbackTo;
  if (!exists(to)) return null;
  const from = exists(wanted.from) ? wanted.from : yardstick(numbers, approved, to);
  return from === undefined || from === to ? null : { from, to };
}

function yardstick(numbers: readonly number[], approved: number | null, to: TextChoice): TextChoice | undefined {
  if (to === 'draft') return approved ?? numbers[0];
  if (approved !== null && approved < to) return approved;
  return numbers.find((number) => number < to);
}

/** "version 4" or "the draft". */
export function choiceWords(choice: TextChoice): string {
  return choice === 'draft' ? 'the draft' : `version ${choice}`;
}
