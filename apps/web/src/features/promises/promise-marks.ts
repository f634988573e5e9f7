import type { PromiseWire } from '@workback/contracts/promise/promise.schemas';
import type { PassageAnchor } from '@workback/domain/passage/anchor';
import { passageFinder } from '@workback/domain/passage/find';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import type { PromiseRange } from '../prfaqs/marked-ranges.js';
import { gapWords } from './promise-words.js';

/** Where the promises stand in a document, by place; those whose words are gone are left out. */
export function promiseMarks(
  document: PrfaqDocument,
  promises: readonly PromiseWire[],
  hrefOf: (label: string) => string,
): ReadonlyMap<string, PromiseRange[]> {
  const marks = new Map<string, PromiseRange[]>();
  const find = passageFinder(document);
  for (const promise of promises) {
    const found = find(promise.passage as PassageAnchor);
    if (found.state === 'gone') continue;
    const { place, start, end } = found;
    marks.set(place, [
      ...(marks.get(place) ?? []),
      {
        kind: 'promise',
        start,
        end,
        label: promise.label,
        gap: gapWords(promise) !== null,
        href: hrefOf(promise.label),
      },
    ]);
  }
  return marks;
}
