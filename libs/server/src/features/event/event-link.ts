import type { EventRow } from './event.repository.js';

/** Where an event is about: a path below the address of the workspace; null when it has no page. */
export function linkOf({ kind, initiativeId, subjectType, subjectId, after }: EventRow): string | null {
  const initiative = initiativeId === null ? null : `/initiatives/${initiativeId}`;
  const noun = kind.split('.')[0];
  if (noun === 'comment' && subjectType === 'prfaq' && initiative) {
    const { threadId } = (after ?? {}) as { threadId?: unknown };
    return `${initiative}/prfaq?panel=comments${typeof threadId === 'string' ? `&thread=${threadId}` : ''}`;
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
