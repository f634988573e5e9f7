import type { SearchHit } from '@workback/contracts/search/search.schemas';
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
      if (about?.type === 'kpi') return `/kpis/${about.id}`;
      if (about?.type === 'milestone') return `${home}/plan`;
      if (about?.type === 'check-in') return `${home}/check-ins`;
      return `${home}/prfaq${about ? `?panel=comments&thread=${about.threadId}` : ''}`;
  }
}
