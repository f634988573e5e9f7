import type { PlainDate } from '../calendar/plain-date.js';
import { countWords, plainText } from './plain-text.js';
import { isSectionKey, prfaqSections, questionKinds, textSectionKeys } from './sections.js';
import type { PrfaqSection, QuestionKind, SectionKey } from './sections.js';
import { trimBlankLines } from './source-text.js';

/** One question with its answer in Markdown; an empty answer is an open question (A10). */
export interface PrfaqQuestion {
  readonly id: string;
  readonly kind: QuestionKind;
  /** One line. */
  readonly question: string;
  readonly answer: string;
  /** The topic under which the author put it. */
  readonly group?: string;
}

/** A PR/FAQ as a structured record: every section is Markdown, empty until written. */
export interface PrfaqDocument {
  readonly sections: Readonly<Record<SectionKey, string>>;
  readonly questions: readonly PrfaqQuestion[];
  readonly launchDate: PlainDate | null;
  /** BCP 47 tag of the language it is written in, when known. */
  readonly language?: string;
}

/** Where a text stands: a section, or the answer of a question. */
export type TextPlace = SectionKey | `question:${string}`;

/** A PR/FAQ with nothing in it. */
export function emptyDocument(): PrfaqDocument {
  const sections = Object.fromEntries(textSectionKeys.map((key) => [key, ''])) as Record<SectionKey, string>;
  return { sections, questions: [], launchDate: null };
}

/** The Markdown at a place, or null when its question no longer exists. */
export function textAt(document: PrfaqDocument, place: TextPlace): string | null {
  // Only a key of its own: a place from outside may be named like something every object has.
  if (!place.startsWith('question:')) return isSectionKey(place) ? (document.sections[place] ?? null) : null;
  const id = place.slice('question:'.length);
  return document.questions.find((question) => question.id === id)?.answer ?? null;
}

/** The questions of one kind, in the author's order. */
export function questionsOf(document: PrfaqDocument, kind: QuestionKind): readonly PrfaqQuestion[] {
  return document.questions.filter((question) => question.kind === kind);
}

/** Length of one section in words against its budget. */
export interface SectionLength {
  readonly key: PrfaqSection['key'];
  readonly words: number;
  readonly budgetWords: number | null;
  /** Words above the budget, 0 when within it or when there is none. */
  readonly overBy: number;
}

/** Words of every outline entry against its budget, in reading order (METHOD.md §3.2); without budgets, the usual ones. */
export function sectionLengths(
  document: PrfaqDocument,
  budgets?: ReadonlyMap<PrfaqSection['key'], number | null>,
): readonly SectionLength[] {
  return prfaqSections.map(({ key, budgetWords: usual }) => {
    const budgetWords = budgets ? (budgets.get(key) ?? null) : usual;
    const words = wordsOf(document, key);
    return { key, words, budgetWords, overBy: budgetWords === null ? 0 : Math.max(0, words - budgetWords) };
  });
}

function wordsOf(document: PrfaqDocument, key: PrfaqSection['key']): number {
  const kind = questionKinds.find((each) => key === `${each}-faq`);
  if (kind === undefined) return countWords(plainText(document.sections[key as SectionKey]));
  return questionsOf(document, kind).reduce((sum, question) => sum + questionWords(question), 0);
}

/** Whoever types changes one question of a hundred: the others are not counted again. */
const counted = new WeakMap<PrfaqQuestion, number>();

function questionWords(question: PrfaqQuestion): number {
  const known = counted.get(question);
  if (known !== undefined) return known;
  const words = countWords(plainText(`${question.question}\n\n${question.answer}`));
  counted.set(question, words);
  return words;
}

/** Words of the whole document, questions included. */
export function documentWords(document: PrfaqDocument): number {
  return sectionLengths(document).reduce((sum, { words }) => sum + words, 0);
}

/** Everything the document says, without Markdown marks and in reading order, for search and comparison. */
export function documentPlainText(document: PrfaqDocument): string {
  return prfaqSections
    .map(({ key }) => plainText(markdownOf(document, key)))
    .filter((text) => text !== '')
    .join('\n\n');
}

function markdownOf(document: PrfaqDocument, key: PrfaqSection['key']): string {
  const kind = questionKinds.find((each) => key === `${each}-faq`);
  if (kind === undefined) return document.sections[key as SectionKey];
  return questionsOf(document, kind)
    .map(({ question, answer }) => `${question}\n\n${answer}`)
    .join('\n\n');
}

/**
 * The canonical form that versions, exports and imports share: no blank lines around texts, questions on one line and
 * ordered by kind, every id present and unique, `\n` line ends.
 */
export function normaliseDocument(document: PrfaqDocument): PrfaqDocument {
  const sections = Object.fromEntries(
    textSectionKeys.map((key) => [key, tidy(document.sections[key] ?? '')]),
  ) as Record<SectionKey, string>;
  const ordered = questionKinds.flatMap((kind) => questionsOf(document, kind));
  const taken = new Set(ordered.map(({ id }) => id));
  const seen = new Set<string>();
  const questions = ordered.map(({ id, kind, question, answer, group }) => {
    let own = id;
    for (let n = 1; own === '' || seen.has(own); n += 1) if (!taken.has(`q${n}`)) own = `q${n}`;
    seen.add(own);
    taken.add(own);
    const topic = oneLine(group ?? '');
    return {
      id: own,
      kind,
      question: oneLine(question),
      answer: tidy(answer),
      ...(topic === '' ? {} : { group: topic }),
    };
  });
  const { launchDate, language } = document;
  return { sections, questions, launchDate, ...(language === undefined ? {} : { language }) };
}

/** A text on one line, its white space collapsed. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function tidy(text: string): string {
  return trimBlankLines(text.replace(/\r\n?/g, '\n'));
}
