import { sectionLengths } from '@workback/domain/prfaq/document';
import type { PrfaqDocument, SectionLength } from '@workback/domain/prfaq/document';
import { parts, type PrfaqPart, type PrfaqSection, prfaqSections } from '@workback/domain/prfaq/sections';
import type { WireDocument } from './draft.js';

export const partTitles: Record<PrfaqPart, string> = {
  'customer-questions': 'Customer questions',
  'press-release': 'Press release',
  faq: 'FAQ',
  supporting: 'Supporting',
};

/** The sections of each part, in reading order. */
export const outline = parts.map((part) => ({
  part,
  sections: prfaqSections.filter((section) => section.part === part),
}));

/** Words of every section against its budget. */
export const lengthsOf = (document: WireDocument): ReadonlyMap<PrfaqSection['key'], SectionLength> =>
  new Map(sectionLengths(document as PrfaqDocument).map((length) => [length.key, length]));

/** The address of a place within the page: a section, `question:<id>` or `launchDate`. */
export const placeId = (place: string): string => `place-${place.replace(/[^\w-]/g, '-')}`;

/** "62 of 90 words", or how many of them are too many. */
export function lengthWords({ words, budgetWords, overBy }: SectionLength): string {
  if (budgetWords === null) return `${words} ${words === 1 ? 'word' : 'words'}`;
  return `${words} of ${budgetWords} words${overBy > 0 ? `, ${overBy} over` : ''}`;
}
