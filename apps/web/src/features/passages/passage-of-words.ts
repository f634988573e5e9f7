import { anchorPassage, type PassageAnchor, shortAnchor } from '@workback/domain/passage/anchor';
import { type PrfaqDocument, textAt, type TextPlace } from '@workback/domain/prfaq/document';
import { sourceRange } from './source-range.js';

const LONGEST = 2000;

/** The passage that holds the given words, ready to be sent, or the sentence that says why there is none. */
export function passageOfWords(
  document: PrfaqDocument,
  place: string,
  words: string,
  share: number,
): PassageAnchor | string {
  const text = textAt(document, place as TextPlace);
  if (text === null) return 'This part of the text no longer exists.';
  if (words.trim() === '') return 'Paste the words it is about.';
  const range = sourceRange(text, words, share);
  if (!range)
    return 'These words do not stand in this part of the text in one piece. Paste them exactly as they are written.';
  const anchor = anchorPassage(place as TextPlace, text, range.start, range.end);
  if (!anchor) return 'Paste the words it is about.';
  if (anchor.exact.length > LONGEST)
    return `A passage has at most ${LONGEST} characters; this one has ${anchor.exact.length}.`;
  return shortAnchor(anchor);
}
