import type { PlainDate } from '../calendar/plain-date.js';
import { longestRising } from './common-runs.js';
import { countChanges, diffText, sideOf, type DiffCounts, type DiffPiece } from './diff-text.js';
import { oneLine, type PrfaqDocument, type PrfaqQuestion } from './document.js';
import { textSectionKeys, type SectionKey } from './sections.js';
import { withoutSoftBreaks } from './soft-breaks.js';

/** What became of a part between two texts. */
export type PartChange = 'same' | 'added' | 'removed' | 'changed';

/** One text section compared. */
export interface SectionDiff {
  readonly key: SectionKey;
  readonly change: PartChange;
  readonly pieces: readonly DiffPiece[];
  readonly counts: DiffCounts;
}

/** One question compared, in the order of the later text; a removed one stands where it stood before. */
export interface QuestionDiff {
  readonly before: PrfaqQuestion | null;
  readonly after: PrfaqQuestion | null;
  /** Places in the two lists, from 0. */
  readonly beforeAt: number | null;
  readonly afterAt: number | null;
  readonly change: PartChange;
  /** In another order among those that stayed, or in another list. */
  readonly moved: boolean;
  readonly question: readonly DiffPiece[];
  readonly answer: readonly DiffPiece[];
  readonly counts: DiffCounts;
}

/** Two texts of a PR/FAQ compared part by part (PRODUCT A2). */
export interface DocumentDiff {
  readonly sections: readonly SectionDiff[];
  readonly questions: readonly QuestionDiff[];
  /** Null when both name the same day. */
  readonly launchDate: { readonly before: PlainDate | null; readonly after: PlainDate | null } | null;
  /** Totals; a question that is new, gone or only moved is one change, and so is another launch date. */
  readonly counts: DiffCounts;
  /** Sections, questions and the launch date that are not the same. */
  readonly partsChanged: number;
}

/** Compares two texts of a PR/FAQ section by section and question by question. */
export function diffDocuments(before: PrfaqDocument, after: PrfaqDocument): DocumentDiff {
  const sections = textSectionKeys.map((key) =>
    diffSection(key, before.sections[key] ?? '', after.sections[key] ?? ''),
  );
  const questions = diffQuestions(before.questions, after.questions);
  const launchDate =
    before.launchDate === after.launchDate ? null : { before: before.launchDate, after: after.launchDate };
  const moves = questions.filter(({ change, moved }) => moved && change === 'same').length;
  const parts = [...sections, ...questions];
  const counts = total(parts.map((part) => part.counts));
  return {
    sections,
    questions,
    launchDate,
    counts: { ...counts, changes: counts.changes + moves + (launchDate ? 1 : 0) },
    partsChanged:
      sections.filter(({ change }) => change !== 'same').length +
      questions.filter(({ change, moved }) => change !== 'same' || moved).length +
      (launchDate ? 1 : 0),
  };
}

/** Says whether two texts are the same to a reader. */
export function isSameText(diff: DocumentDiff): boolean {
  return diff.partsChanged === 0;
}

function diffSection(key: SectionKey, beforeText: string, afterText: string): SectionDiff {
  const [before, after] = [withoutSoftBreaks(beforeText), withoutSoftBreaks(afterText)];
  const pieces = diffText(before, after);
  return { key, change: changeOf(before, after), pieces, counts: countChanges(pieces) };
}

function changeOf(before: string, after: string): PartChange {
  if (before === after) return 'same';
  if (before.trim() === '') return 'added';
  return after.trim() === '' ? 'removed' : 'changed';
}

function diffQuestions(before: readonly PrfaqQuestion[], after: readonly PrfaqQuestion[]): readonly QuestionDiff[] {
  const earlierOf = matches(before, after);
  const pairs = after.flatMap((_, at) => {
    const earlier = earlierOf.get(at);
    return earlier === undefined ? [] : [[at, earlier] as const];
  });
  const steady = new Set(longestRising(pairs).map((place) => pairs[place]?.[0]));
  const taken = new Set(earlierOf.values());
  const removedAfter = new Map<number, number[]>();
  let lastKept = -1;
  before.forEach((_, at) => {
    if (taken.has(at)) lastKept = at;
    else removedAfter.set(lastKept, [...(removedAfter.get(lastKept) ?? []), at]);
  });
  const removed = (kept: number): QuestionDiff[] =>
    (removedAfter.get(kept) ?? []).map((at) => oneSided(before[at] as PrfaqQuestion, at, 'removed'));
  return [
    ...removed(-1),
    ...after.flatMap((question, at) => {
      const earlier = earlierOf.get(at);
      if (earlier === undefined) return [oneSided(question, at, 'added')];
      const own = bothSided(before[earlier] as PrfaqQuestion, question, [earlier, at], !steady.has(at));
      return [own, ...removed(earlier)];
    }),
  ];
}

/** Place in `before` by place in `after`: the same id first, then the same words under another id. */
function matches(before: readonly PrfaqQuestion[], after: readonly PrfaqQuestion[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const taken = new Set<number>();
  const pass = (keyOf: (question: PrfaqQuestion) => string): void => {
    const open = new Map<string, number[]>();
    before.forEach((question, at) => {
      const key = keyOf(question);
      if (key !== '' && !taken.has(at)) open.set(key, [...(open.get(key) ?? []), at]);
    });
    after.forEach((question, at) => {
      const earlier = found.has(at) ? undefined : open.get(keyOf(question))?.shift();
      if (earlier === undefined) return;
      found.set(at, earlier);
      taken.add(earlier);
    });
  };
  pass(({ id }) => id);
  pass(({ question }) => oneLine(question).toLowerCase());
  return found;
}

function oneSided(question: PrfaqQuestion, at: number, change: 'added' | 'removed'): QuestionDiff {
  const piece = (text: string): DiffPiece[] => (text === '' ? [] : [{ kind: change, text }]);
  const asked = piece(question.question);
  const answer = piece(question.answer);
  const added = change === 'added';
  return {
    before: added ? null : question,
    after: added ? question : null,
    beforeAt: added ? null : at,
    afterAt: added ? at : null,
    change,
    moved: false,
    question: asked,
    answer,
    counts: { ...total([countChanges(asked), countChanges(answer)]), changes: 1 },
  };
}

function bothSided(
  before: PrfaqQuestion,
  after: PrfaqQuestion,
  [beforeAt, afterAt]: readonly [number, number],
  outOfOrder: boolean,
): QuestionDiff {
  const question = diffText(before.question, after.question);
  const [answered, answers] = [withoutSoftBreaks(before.answer), withoutSoftBreaks(after.answer)];
  const answer = diffText(answered, answers);
  const same = before.question === after.question && answered === answers;
  const moved = outOfOrder || before.kind !== after.kind || (before.group ?? '') !== (after.group ?? '');
  const counts = total([countChanges(question), countChanges(answer)]);
  return { before, after, beforeAt, afterAt, change: same ? 'same' : 'changed', moved, question, answer, counts };
}

function total(counts: readonly DiffCounts[]): DiffCounts {
  return counts.reduce(
    (sum, each) => ({
      changes: sum.changes + each.changes,
      wordsAdded: sum.wordsAdded + each.wordsAdded,
      wordsRemoved: sum.wordsRemoved + each.wordsRemoved,
    }),
    { changes: 0, wordsAdded: 0, wordsRemoved: 0 },
  );
}

/** The earlier or the later text, put together from a comparison; its language is not part of one. */
export function documentOf(diff: DocumentDiff, side: 'before' | 'after'): Omit<PrfaqDocument, 'launchDate'> {
  const sections = Object.fromEntries(diff.sections.map(({ key, pieces }) => [key, sideOf(pieces, side)])) as Record<
    SectionKey,
    string
  >;
  const placeOf = (each: QuestionDiff): number => (side === 'before' ? each.beforeAt : each.afterAt) ?? -1;
  const questions = diff.questions
    .filter((each) => each[side] !== null)
    .sort((one, other) => placeOf(one) - placeOf(other))
    .map((each) => ({
      ...(each[side] as PrfaqQuestion),
      question: sideOf(each.question, side),
      answer: sideOf(each.answer, side),
    }));
  return { sections, questions };
}
