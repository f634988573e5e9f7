import type { PlainDate } from '../calendar/plain-date.js';
import type { FieldProblem } from '../kpi/field-problem.js';
import type { PrfaqDocument, PrfaqQuestion } from './document.js';
import { changeQuestions, type QuestionChange, type QuestionChanges, sameQuestion } from './question-changes.js';
import { isSectionKey, sectionOf, textSectionKeys } from './sections.js';
import type { SectionKey } from './sections.js';

/** What an editor changed; a part that is not named keeps its text. */
export interface DraftPatch {
  readonly sections?: Readonly<Partial<Record<SectionKey, string>>>;
  /** All of them at once. */
  readonly questions?: readonly PrfaqQuestion[];
  /** Some of them by id; laid over all of them when both are named. */
  readonly questionChanges?: QuestionChanges;
  readonly launchDate?: PlainDate | null;
}

/** A part of a document that is edited as one. */
export type DraftPart = SectionKey | 'questions' | 'launchDate';

/** The document after an edit, and which of its parts are different now. */
export interface EditedDraft {
  readonly document: PrfaqDocument;
  readonly changed: readonly DraftPart[];
  readonly problems: readonly FieldProblem[];
}

/** Longest text of a whole PR/FAQ, in UTF-16 units. */
export const longestDocument = 3_000_000;
/** Most questions of a PR/FAQ. */
export const mostQuestions = 500;

/** Lays a patch over a document. Texts stay as typed except for line ends; question ids must be given and unique. */
export function editDraft(before: PrfaqDocument, patch: DraftPatch): EditedDraft {
  const sections = { ...before.sections };
  const changed: DraftPart[] = [];
  for (const key of textSectionKeys) {
    const given = patch.sections?.[key];
    if (given === undefined) continue;
    const text = lines(given);
    if (text !== (before.sections[key] ?? '')) changed.push(key);
    sections[key] = text;
  }
  const whole = patch.questions?.map(tidyQuestion) ?? before.questions;
  const { questionChanges: changes } = patch;
  const repeated = repeatedIds(whole);
  const questions =
    changes && repeated.length === 0
      ? changeQuestions(whole, { ...changes, changed: changes.changed?.map(tidyChange) ?? [] })
      : whole;
  if (!sameQuestions(questions, before.questions)) changed.push('questions');
  const launchDate = patch.launchDate === undefined ? before.launchDate : patch.launchDate;
  if (launchDate !== before.launchDate) changed.push('launchDate');
  const document = { ...before, sections, questions, launchDate };
  return { document, changed, problems: [...repeated, ...tooMany(questions), ...tooLong(document)] };
}

/** A part by the name that readers know. */
export function partTitle(part: DraftPart): string {
  if (isSectionKey(part)) return sectionOf(part).title;
  return part === 'questions' ? 'FAQ' : 'Launch date';
}

function tidyQuestion({ id, kind, question, answer, group }: PrfaqQuestion): PrfaqQuestion {
  return { id, kind, question: lines(question), answer: lines(answer), ...(group === undefined ? {} : { group }) };
}

function tidyChange({ question, answer, ...change }: QuestionChange): QuestionChange {
  return {
    ...change,
    ...(question === undefined ? {} : { question: lines(question) }),
    ...(answer === undefined ? {} : { answer: lines(answer) }),
  };
}

function tooMany(questions: readonly PrfaqQuestion[]): FieldProblem[] {
  if (questions.length <= mostQuestions) return [];
  return [
    {
      field: 'questionChanges.changed',
      message: `There would be ${questions.length} questions; at most ${mostQuestions} are kept.`,
    },
  ];
}

function lines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

function sameQuestions(one: readonly PrfaqQuestion[], other: readonly PrfaqQuestion[]): boolean {
  if (one === other) return true;
  return (
    one.length === other.length &&
    one.every((question, at) => {
      const twin = other[at] as PrfaqQuestion;
      return question.id === twin.id && sameQuestion(question, twin);
    })
  );
}

function repeatedIds(questions: readonly PrfaqQuestion[]): FieldProblem[] {
  const seen = new Set<string>();
  return questions.flatMap(({ id }, at) => {
    const repeated = seen.has(id);
    seen.add(id);
    return repeated ? [{ field: `questions.${at}.id`, message: 'Another question has the same id.' }] : [];
  });
}

function tooLong({ sections, questions }: PrfaqDocument): FieldProblem[] {
  const length =
    Object.values(sections).reduce((sum, text) => sum + text.length, 0) +
    questions.reduce((sum, { question, answer }) => sum + question.length + answer.length, 0);
  if (length <= longestDocument) return [];
  return [
    { field: 'sections', message: `The whole text has ${length} characters; at most ${longestDocument} are kept.` },
  ];
}
