import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { isSectionKey, prfaqSections } from '@workback/domain/prfaq/sections';

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
