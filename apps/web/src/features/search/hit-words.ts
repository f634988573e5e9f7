import type { SearchHit } from '@workback/contracts/search/search.schemas';
import { isSectionKey, sectionOf } from '@workback/domain/prfaq/sections';
import type { SearchKind } from '@workback/domain/search/kinds';
import { formatDate } from '@workback/ui/prepare/format-date';

/** Headings of the groups of a result. */
export const kindWords: Record<SearchKind, string> = {
  initiative: 'Initiatives',
  section: 'PR/FAQs',
  question: 'Questions',
  decision: 'Decisions',
  comment: 'Comments',
  milestone: 'Milestones',
  kpi: 'KPIs',
  'check-in': 'Check-ins',
};

const verdictWords = { approve: 'Approved', iterate: 'Changes asked for', reject: 'Rejected' } as const;

/** What a hit is, where its own text does not say so: the section, who said it, the verdict. */
export function hitName({ kind, place, by, verdict, at }: SearchHit): string {
  const on = at ? ` on ${formatDate(at.slice(0, 10))}` : '';
  if (kind === 'section') return sectionName(place);
  if (kind === 'decision') return `${verdict ? verdictWords[verdict] : 'Decided'}${by ? ` by ${by.name}` : ''}${on}`;
  if (kind === 'comment') return `${by?.name ?? 'Somebody'}${place ? ` about ${sectionName(place)}` : ''}${on}`;
  if (kind === 'check-in') return `Check-in${by ? ` of ${by.name}` : ''}${on}`;
  return '';
}

function sectionName(place: string | null): string {
  if (place === null) return 'the PR/FAQ';
  if (isSectionKey(place)) return sectionOf(place).title;
  return place.startsWith('question:') ? 'a question' : place;
}
