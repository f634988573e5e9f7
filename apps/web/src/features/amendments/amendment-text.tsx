import type { Amendment } from '@workback/contracts/amendment/amendment.schemas';
import type { PassageAnchor } from '@workback/domain/passage/anchor';
import { passageFinder } from '@workback/domain/passage/find';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { type ReactElement, useMemo } from 'react';
import { useDocumentLength } from '../prfaqs/length/use-document-length.js';
import type { PromiseRange } from '../prfaqs/marked-ranges.js';
import { Memo } from '../prfaqs/reading/memo.js';

/** The amended text as it would be read, with its promises marked. */
export function AmendmentText({ amendment }: { amendment: Amendment }): ReactElement {
  const { sections: lengths } = useDocumentLength(amendment.document);
  const marks = useMemo(() => marksOf(amendment), [amendment]);
  return <Memo document={amendment.document} lengths={lengths} marks={marks} />;
}

function marksOf({ document, promises }: Amendment): ReadonlyMap<string, PromiseRange[]> {
  const find = passageFinder(document as PrfaqDocument);
  const marks = new Map<string, PromiseRange[]>();
  for (const { passage, label } of promises) {
    const at = passage === null ? null : find(passage as PassageAnchor);
    if (at === null || at.state === 'gone') continue;
    const range: PromiseRange = { kind: 'promise', start: at.start, end: at.end, label: label ?? 'New', gap: false };
    marks.set(at.place, [...(marks.get(at.place) ?? []), range]);
  }
  return marks;
}
