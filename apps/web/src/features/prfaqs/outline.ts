import { parts, type PrfaqPart, prfaqSections } from '@workback/domain/prfaq/sections';

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

/** The address of a place within the page: a section, `question:<id>` or `launchDate`. */
export const placeId = (place: string): string => `place-${place.replace(/[^\w-]/g, '-')}`;
