import type { CommentWire, ThreadWire } from '@workback/contracts/comment/comment.schemas';
import type { Person } from '@workback/contracts/platform/fields';
import { anchorPassage, shortAnchor } from '@workback/domain/passage/anchor';
import { passageFinder } from '@workback/domain/passage/find';
import { type PrfaqDocument, textAt } from '@workback/domain/prfaq/document';
import type { CommentRow, ThreadRow } from './comment.repository.js';

/** Turns threads into what crosses the wire; each passage is looked up in the present text. */
export function threadMapper(document: PrfaqDocument | null) {
  const find = document && passageFinder(document);
  const anchorOf = ({ place, passage }: ThreadRow): ThreadWire['anchor'] => {
    if (place === null) return null;
    const said = passage?.exact ?? null;
    const lost = { place, said, state: 'gone', present: null } as const;
    if (!document || !find) return lost;
    if (!passage) return textAt(document, place) === null ? lost : { ...lost, state: 'found' };
    const at = find(passage);
    if (at.state === 'gone') return lost;
    const present = anchorPassage(at.place, textAt(document, at.place) ?? '', at.start, at.end);
    return { place: at.place, said, state: at.state, present: present && shortAnchor(present) };
  };
  return (row: ThreadRow, comments: readonly CommentRow[]): ThreadWire => ({
    id: row.id,
    subjectType: row.subjectType,
    subjectId: row.subjectId,
    initiativeId: row.initiativeId,
    anchor: anchorOf(row),
    comments: comments.map(toComment),
    createdBy: person(row.createdBy, row.createdByName),
    createdAt: row.createdAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    resolvedBy: person(row.resolvedBy, row.resolvedByName),
  });
}

/** A comment as it crosses the wire. */
export function toComment(row: CommentRow): CommentWire {
  return {
    id: row.id,
    author: person(row.authorId, row.authorName),
    body: row.body,
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
    version: row.version,
  };
}

const person = (id: string | null, name: string | null): Person | null =>
  id === null ? null : { id, name: name ?? '' };
