import type { PrfaqDocument, PrfaqQuestion } from './document.js';
import { isSettled, mergeTexts, textOf } from './merge-text.js';
import { inOrder, sameQuestion } from './question-changes.js';
import { mergeOrder } from './question-order.js';
import { type SectionKey, textSectionKeys } from './sections.js';

const words = ['question', 'answer', 'group'] as const;
type QuestionWords = (typeof words)[number];

/** A text of a document that is merged by itself: a section, or words of a question by its id. */
export type MergePlace = SectionKey | `question:${string}:${QuestionWords}` | 'launchDate';

/** Two edits of one document laid together. */
export interface MergedDocuments {
  /** My words where I wrote, theirs elsewhere; where both wrote, paragraph by paragraph, and mine where they meet. */
  readonly document: PrfaqDocument;
  /** What my document is an edit of from now on: theirs, and the old words where a person has to choose. */
  readonly base: PrfaqDocument;
  /** Where both changed the same words. */
  readonly contested: readonly MergePlace[];
  /** Sections, `question:<id>`, `questions` (their order, or one that is gone) and the launch date, as far as theirs came in. */
  readonly taken: readonly string[];
}

/** Lays my edits and theirs, both made from `base`, together. No word that either side added is lost. */
export function mergeDocuments(base: PrfaqDocument, mine: PrfaqDocument, theirs: PrfaqDocument): MergedDocuments {
  const contested: MergePlace[] = [];
  const taken = new Set<string>();
  const merge = (place: MergePlace, title: string, old: string, my: string, their: string) => {
    if (their === old || their === my) return { text: my, ground: their };
    const merged = mergeTexts(old, my, their);
    if (textOf(merged, 'ground') !== old) taken.add(title);
    if (isSettled(merged)) return { text: textOf(merged, 'mine'), ground: their };
    contested.push(place);
    return { text: textOf(merged, 'mine'), ground: textOf(merged, 'ground') };
  };
  const sections = { ...mine.sections };
  const grounds = { ...theirs.sections };
  for (const key of textSectionKeys) {
    const [old, my, their] = [base, mine, theirs].map((each) => each.sections[key] ?? '') as [string, string, string];
    const { text, ground } = merge(key, key, old, my, their);
    sections[key] = text;
    grounds[key] = ground;
  }
  const launch = mergeDate(base, mine, theirs);
  if (launch.contested) contested.push('launchDate');
  if (launch.taken) taken.add('launchDate');
  const questions = mergeQuestions(base, mine, theirs, merge, taken);
  return {
    document: { ...mine, sections, questions: questions.merged, launchDate: launch.merged },
    base: { ...theirs, sections: grounds, questions: questions.ground, launchDate: launch.ground },
    contested,
    taken: [...taken],
  };
}

function mergeDate(
  { launchDate: old }: PrfaqDocument,
  { launchDate: my }: PrfaqDocument,
  { launchDate: their }: PrfaqDocument,
) {
  if (their === old || their === my) return { merged: my, ground: their, contested: false, taken: false };
  if (my === old) return { merged: their, ground: their, contested: false, taken: true };
  return { merged: my, ground: old, contested: true, taken: false };
}

type Merge = (
  place: MergePlace,
  title: string,
  old: string,
  my: string,
  their: string,
) => { text: string; ground: string };

function mergeQuestions(
  base: PrfaqDocument,
  mine: PrfaqDocument,
  theirs: PrfaqDocument,
  merge: Merge,
  taken: Set<string>,
) {
  const byId = ({ questions }: PrfaqDocument): Map<string, PrfaqQuestion> =>
    new Map(questions.map((each) => [each.id, each]));
  const [old, my, their] = [byId(base), byId(mine), byId(theirs)];
  const merged: PrfaqQuestion[] = [];
  const ground: PrfaqQuestion[] = [...theirs.questions];
  for (const id of new Set([...my.keys(), ...their.keys()])) {
    const [before, own, other] = [old.get(id), my.get(id), their.get(id)];
    if (own && other) {
      const both = mergeQuestion(before, own, other, merge, taken);
      merged.push(both.merged);
      ground[ground.indexOf(other)] = both.ground;
    } else if (own) {
      // They removed it; what I changed in it meanwhile stays.
      if (before === undefined || !sameQuestion(before, own)) merged.push(own);
      else taken.add('questions');
    } else if (other && (before === undefined || !sameQuestion(before, other))) {
      // I removed it, or never had it; what they changed in it meanwhile stays.
      merged.push(other);
      taken.add(`question:${id}`);
    }
  }
  const order = [base, mine, theirs].map(({ questions }) => questions.map(({ id }) => id)) as [
    string[],
    string[],
    string[],
  ];
  const inMerged = mergeOrder(...order, new Set(merged.map(({ id }) => id)));
  const shared = inMerged.filter((id) => my.has(id) && their.has(id));
  if (order[1].filter((id) => shared.includes(id)).some((id, at) => id !== shared[at])) taken.add('questions');
  return { merged: inOrder(merged, inMerged), ground };
}

function mergeQuestion(
  before: PrfaqQuestion | undefined,
  own: PrfaqQuestion,
  other: PrfaqQuestion,
  merge: Merge,
  taken: Set<string>,
) {
  if (sameQuestion(own, other)) return { merged: own, ground: other };
  const title = `question:${own.id}`;
  const merged: Record<string, unknown> = { ...own };
  const ground: Record<string, unknown> = { ...other };
  for (const field of words) {
    const place = `${title}:${field}` as MergePlace;
    const { text, ground: under } = merge(place, title, before?.[field] ?? '', own[field] ?? '', other[field] ?? '');
    set(merged, field, text);
    set(ground, field, under);
  }
  // Who asks is one of three words: mine, if I chose one.
  const kept = before === undefined || own.kind !== before.kind;
  if (!kept && other.kind !== own.kind) taken.add(title);
  merged['kind'] = kept ? own.kind : other.kind;
  return { merged: merged as unknown as PrfaqQuestion, ground: ground as unknown as PrfaqQuestion };
}

function set(question: Record<string, unknown>, field: QuestionWords, text: string): void {
  if (field === 'group' && text === '') delete question['group'];
  else question[field] = text;
}
