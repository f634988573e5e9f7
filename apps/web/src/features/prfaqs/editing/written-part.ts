import type { WrittenPart } from '../../presence/writing-part.js';
import { type WireDocument } from '../draft.js';
import { outline, placeId } from '../outline.js';

const LONGEST_TITLE = 80;

/** The section or question around an element of the editor, as the others are told of it; null elsewhere on the page. */
export function partAround(element: Element, { questions }: Pick<WireDocument, 'questions'>): WrittenPart | null {
  const around = element.closest('[id^="place-"]')?.id;
  if (around === undefined) return null;
  const question = questions.find(({ id }) => placeId(`question:${id}`) === around);
  if (question) return { id: `question:${question.id}`, title: shortened(question.question) };
  const section = outline.flatMap(({ sections }) => sections).find(({ key }) => placeId(key) === around);
  return section ? { id: section.key, title: section.title } : null;
}

function shortened(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  if (line === '') return 'A new question';
  const signs = Array.from(line);
  return signs.length > LONGEST_TITLE ? `${signs.slice(0, LONGEST_TITLE - 1).join('')}…` : line;
}
