import type { PromiseWire } from '@workback/contracts/promise/promise.schemas';
import { type PrfaqDocument, textAt, type TextPlace } from '@workback/domain/prfaq/document';
import { locatePassage, type PassageAnchor } from '@workback/domain/promise/passage';
import { gapWords } from './promise-words.js';

/** A stretch of a text that promises something, in UTF-16 units of its Markdown. */
export interface PromiseMark {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly gap: boolean;
}

/** Where the promises stand in a document, by place; those whose words are gone are left out. */
export function promiseMarks(
  document: PrfaqDocument,
  promises: readonly PromiseWire[],
): ReadonlyMap<string, PromiseMark[]> {
  const marks = new Map<string, PromiseMark[]>();
  for (const promise of promises) {
    const { place } = promise.passage;
    const text = textAt(document, place as TextPlace);
    const found = text === null ? 'gone' : locatePassage(text, promise.passage as PassageAnchor);
    if (found === 'gone') continue;
    marks.set(place, [
      ...(marks.get(place) ?? []),
      { ...found, label: promise.label, gap: gapWords(promise) !== null },
    ]);
  }
  return marks;
}
