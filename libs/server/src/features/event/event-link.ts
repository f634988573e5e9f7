import { isCommentSubject, threadPath } from '@workback/domain/comment/subject';
import type { EventRow } from './event.repository.js';

/** Where an event is about: a path below the address of the workspace; null when it has no page. */
export function linkOf({ kind, initiativeId, subjectType, subjectId, after }: EventRow): string | null {
  const initiative = initiativeId === null ? null : `/initiatives/${initiativeId}`;
  const noun = kind.split('.')[0];
  // A launch is declared where its gate stands.
  if (initiative && (kind === 'initiative.launched' || kind === 'initiative.launch-cancelled'))
    return `${initiative}#gates`;
  if (noun === 'comment' && isCommentSubject(subjectType) && subjectId !== null) {
    const { threadId } = (after ?? {}) as { threadId?: unknown };
    return threadPath({
      ...{ subjectType, subjectId, initiativeId },
      threadId: typeof threadId === 'string' ? threadId : null,
    });
  }
  switch (subjectType) {
    case 'prfaq':
    case 'promise':
    case 'image':
      return initiative && `${initiative}/prfaq`;
    case 'round':
      return initiative && `${initiative}/decisions`;
    case 'milestone':
    case 'plan':
      return initiative && `${initiative}/plan`;
    case 'gate':
      return initiative && `${initiative}#gates`;
    case 'check-in':
      return initiative && `${initiative}/check-ins`;
    case 'kpi':
      return `/kpis/${subjectId}`;
    case 'deck':
      return `/wbr/${subjectId}`;
    case 'source':
      return '/sources';
    case 'workspace':
    case 'member':
    case 'invitation':
    case 'token':
      return '/settings';
    default:
      return initiative;
  }
}
