import type { SearchHit } from '@workback/contracts/search/search.schemas';
import { plainText } from '@workback/domain/prfaq/plain-text';
import { excerptOf, markedText, type TextPiece } from '@workback/domain/search/excerpt';
import type { SearchTerm } from '@workback/domain/search/query';
import type { FoundRow } from './search.repository.js';

const EXCERPT_LENGTH = 240;

/** A text that was found as it crosses the wire: in pieces, without marks of Markdown. */
export function toHit(row: FoundRow, terms: readonly SearchTerm[]): SearchHit {
  const { kind, id, initiative, passage, about, verdict, by, at } = row;
  return {
    kind,
    id,
    initiative,
    place: row.commentPlace ?? (passage || null),
    about,
    verdict,
    by,
    at: at?.toISOString() ?? null,
    title: [...markedText(onOneLine(row.title), terms)],
    excerpt: [...excerpt(row.body, terms)],
  };
}

function excerpt(body: string, terms: readonly SearchTerm[]): readonly TextPiece[] {
  return excerptOf(onOneLine(body), terms, EXCERPT_LENGTH);
}

/** On one line; where one ended without a stop, readers must still see that it did. */
const onOneLine = (markdown: string): string =>
  plainText(markdown)
    .replace(/([^\s.!?:;,…])[ \t]*\n\s*/g, '$1; ')
    .replace(/\s+/g, ' ')
    .trim();
