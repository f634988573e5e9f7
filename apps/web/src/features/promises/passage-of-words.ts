import { type PrfaqDocument, textAt, type TextPlace } from '@workback/domain/prfaq/document';
import { anchorPassage } from '@workback/domain/passage/anchor';
import type { Passage } from './api/promises.queries.js';
import { sourceRange } from './source-range.js';

const LONGEST = 2000;

/** The passage that holds the given words, or the sentence that says why there is none. */
export function passageOfWords(document: PrfaqDocument, place: string, words: string, share: number): Passage | string {
  const text = textAt(document, place as TextPlace);
  if (text === null) return 'This part of the text no longer exists.';
  if (words.trim() === '') return 'Paste the words of the promise.';
  const range = sourceRange(text, words, share);
  if (!range)
    return 'These words do not stand in this part of the text in one piece. Paste them exactly as they are written.';
  const anchor = anchorPassage(place as TextPlace, text, range.start, range.end);
  if (!anchor) return 'Paste the words of the promise.';
  if (anchor.exact.length > LONGEST)
    return `A promise has at most ${LONGEST} characters; this passage has ${anchor.exact.length}.`;
  return anchor;
}
