import type { PrfaqQuestion } from './document.js';
import type { QuestionKind } from './sections.js';

/** New values of one question; what is not named stays. A question that nobody knows yet is added with them. */
export interface QuestionChange {
  readonly id: string;
  readonly kind?: QuestionKind;
  readonly question?: string;
  readonly answer?: string;
  /** An empty topic takes the topic away. */
  readonly group?: string;
}

/** What was done to the questions of a PR/FAQ, by id, so that edits of different questions never meet. */
export interface QuestionChanges {
  readonly changed?: readonly QuestionChange[];
  readonly removed?: readonly string[];
  /** The ids in their new order. Questions that are not named stay behind the one that they stood behind. */
  readonly order?: readonly string[];
}

const fields = ['kind', 'question', 'answer', 'group'] as const;

/** The questions after some changes; the same changes once more change nothing. */
export function changeQuestions<Question extends PrfaqQuestion>(
  before: readonly Question[],
  { changed = [], removed = [], order }: QuestionChanges,
): readonly (Question | PrfaqQuestion)[] {
  const gone = new Set(removed);
  const known = new Map<string, Question | PrfaqQuestion>(
    before.filter(({ id }) => !gone.has(id)).map((question) => [question.id, question]),
  );
  for (const change of changed) {
    if (gone.has(change.id)) continue;
    known.set(change.id, changedQuestion(known.get(change.id) ?? blank(change.id), change));
  }
  return order === undefined ? [...known.values()] : inOrder([...known.values()], order);
}

/** What turns one list of questions into another. */
export function changesBetween(
  before: readonly PrfaqQuestion[],
  after: readonly PrfaqQuestion[],
): QuestionChanges | null {
  const old = new Map(before.map((question) => [question.id, question]));
  const kept = new Set(after.map(({ id }) => id));
  const changed = after.flatMap((question) => changeOf(old.get(question.id), question));
  const removed = before.flatMap(({ id }) => (kept.has(id) ? [] : [id]));
  const parts: QuestionChanges = {
    ...(changed.length === 0 ? {} : { changed }),
    ...(removed.length === 0 ? {} : { removed }),
  };
  const order = after.map(({ id }) => id);
  const isInOrder = sameIds(changeQuestions(before, parts), order);
  if (isInOrder) return changed.length === 0 && removed.length === 0 ? null : parts;
  return { ...parts, order };
}

/** Says whether two questions read the same; no topic and an empty one are the same. */
export const sameQuestion = (one: PrfaqQuestion, other: PrfaqQuestion): boolean =>
  one === other || fields.every((field) => (one[field] ?? '') === (other[field] ?? ''));

/** Puts things into the order of some ids; what is not among them stays behind what it stood behind. */
export function inOrder<Item extends { readonly id: string }>(
  items: readonly Item[],
  order: readonly string[],
): Item[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const placed = [...new Set(order)].flatMap((id) => byId.get(id) ?? []);
  const named = new Set(placed.map(({ id }) => id));
  const result = [...placed];
  items.forEach((item, at) => {
    if (named.has(item.id)) return;
    const before = items[at - 1];
    result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, item);
  });
  return result;
}

function changedQuestion(
  question: PrfaqQuestion,
  {
    kind = question.kind,
    question: words = question.question,
    answer = question.answer,
    group = question.group ?? '',
  }: QuestionChange,
): PrfaqQuestion {
  const { group: _, ...rest } = question;
  return { ...rest, kind, question: words, answer, ...(group === '' ? {} : { group }) };
}

const blank = (id: string): PrfaqQuestion => ({ id, kind: 'unlabelled', question: '', answer: '' });

function changeOf(before: PrfaqQuestion | undefined, after: PrfaqQuestion): QuestionChange[] {
  if (before && sameQuestion(before, after)) return [];
  const old = before ?? blank(after.id);
  const named = fields.filter((field) => before === undefined || (old[field] ?? '') !== (after[field] ?? ''));
  const values = named.filter((field) => before !== undefined || field !== 'group' || after.group);
  return [{ id: after.id, ...Object.fromEntries(values.map((field) => [field, after[field] ?? ''])) }];
}

const sameIds = (questions: readonly { readonly id: string }[], order: readonly string[]): boolean =>
  questions.length === order.length && questions.every(({ id }, at) => id === order[at]);
