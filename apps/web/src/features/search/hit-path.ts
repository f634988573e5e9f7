import type { SearchHit } from '@workback/contracts/search/search.schemas';
import { isCommentSubject, threadPath } from '@workback/domain/comment/subject';
import { placeId } from '../prfaqs/outline.js';

/** Where a hit stands, below the workspace: as near to the very words as the product can point. */
export function hitPath({ kind, id, initiative, place, about }: SearchHit): string {
  const home = `/initiatives/${initiative?.id ?? id}`;
  switch (kind) {
    case 'initiative':
      return home;
    case 'section':
    case 'question':
      return `${home}/prfaq${place ? `#${placeId(place)}` : ''}`;
    case 'decision':
      return `${home}/decisions`;
    case 'milestone':
      return `${home}/plan`;
    case 'kpi':
      return `/kpis/${id}`;
    case 'check-in':
      return `${home}/check-ins`;
    case 'comment':
      return about && isCommentSubject(about.type)
        ? threadPath({
            ...{ subjectType: about.type, subjectId: about.id, threadId: about.threadId },
            initiativeId: initiative?.id ?? null,
          })
        : `${home}/prfaq`;
  }
}
