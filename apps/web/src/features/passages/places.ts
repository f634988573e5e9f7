import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { isSectionKey, prfaqSections, sectionOf } from '@workback/domain/prfaq/sections';

/** The parts of a text that have words in them, with their titles, in reading order. */
export function filledPlaces({ sections, questions }: PrfaqDocument): [string, string][] {
  const texts = prfaqSections.flatMap(({ key, title }): [string, string][] =>
    isSectionKey(key) && (sections[key] ?? '').trim() !== '' ? [[key, title]] : [],
  );
  const answers = questions.flatMap(({ id, question, answer }): [string, string][] =>
    answer.trim() === '' ? [] : [[`question:${id}`, `FAQ: ${question.slice(0, 80)}`]],
  );
  return [...texts, ...answers];
}

/** The title of a part of the text; null when its question is not there any more. */
export function placeTitle({ questions }: Pick<PrfaqDocument, 'questions'>, place: string): string | null {
  if (isSectionKey(place)) return sectionOf(place).title;
  return questions.find(({ id }) => place === `question:${id}`)?.question ?? null;
}
