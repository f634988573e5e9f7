import type { threadCreateSchema } from '@workback/contracts/comment/comment.schemas';
import { anchorPassage, type PassageAnchor } from '@workback/domain/passage/anchor';
import { verbatimPlace } from '@workback/domain/passage/verbatim';
import { textAt, type TextPlace } from '@workback/domain/prfaq/document';
import type { z } from 'zod';
import { invalid } from '../../platform/errors/failure.js';
import type { SubjectRow } from './comment-subject.repository.js';

/** What a new thread is tied to: a passage that stands in the text, a whole section or question, or nothing. */
export function anchorIn(
  { document }: SubjectRow,
  anchor: z.output<typeof threadCreateSchema>['anchor'],
): { readonly place: TextPlace | null; readonly passage: PassageAnchor | null } {
  if (!anchor) return { place: null, passage: null };
  if (!document)
    throw invalid([{ field: 'anchor', message: 'Only a PR/FAQ or an amendment has passages and sections.' }]);
  const passage = 'passage' in anchor ? anchor.passage : null;
  const place = ('passage' in anchor ? anchor.passage.place : anchor.place) as TextPlace;
  const field = passage ? 'anchor.passage' : 'anchor';
  const text = textAt(document, place);
  if (text === null) throw invalid([{ field: `${field}.place`, message: 'There is no such place in the text.' }]);
  if (!passage) return { place, passage: null };
  const at = verbatimPlace(text, { ...passage, place });
  const found = at && anchorPassage(place, text, at.start, at.start + passage.exact.length);
  if (!found) throw invalid([{ field: `${field}.exact`, message: 'These words do not stand there as written.' }]);
  return { place, passage: found };
}
