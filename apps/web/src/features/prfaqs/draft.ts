import type { Prfaq } from '@workback/contracts/prfaq/prfaq.schemas';
import { isSectionKey, sectionOf, type SectionKey, textSectionKeys } from '@workback/domain/prfaq/sections';

export type WireDocument = Prfaq['document'];
export type WireQuestion = WireDocument['questions'][number];

/** A part of the text that is saved, compared and argued about as one. */
export type DraftPart = SectionKey | 'questions' | 'launchDate';

/** Changed parts only; the rest keeps its text. */
export interface DraftPatch {
  sections?: Partial<Record<SectionKey, string>>;
  questions?: WireQuestion[];
  launchDate?: string | null;
}

export const draftParts: readonly DraftPart[] = [...textSectionKeys, 'questions', 'launchDate'];

/** The name of a part for readers. */
export function partTitle(part: DraftPart): string {
  if (isSectionKey(part)) return sectionOf(part).title;
  return part === 'questions' ? 'FAQ' : 'Launch date';
}

/** One part of a document. */
export function partOf(document: WireDocument, part: DraftPart): string | null | WireQuestion[] {
  if (isSectionKey(part)) return document.sections[part] ?? '';
  return part === 'questions' ? document.questions : document.launchDate;
}

/** The document with one part taken from another. */
export function withPart(document: WireDocument, from: WireDocument, part: DraftPart): WireDocument {
  if (part === 'questions') return { ...document, questions: from.questions };
  if (part === 'launchDate') return { ...document, launchDate: from.launchDate };
  return { ...document, sections: { ...document.sections, [part]: from.sections[part] ?? '' } };
}

/** Says whether two documents agree in one part. */
export function samePart(one: WireDocument, other: WireDocument, part: DraftPart): boolean {
  const [a, b] = [partOf(one, part), partOf(other, part)];
  if (a === b) return true;
  return part === 'questions' && canonical(one.questions) === canonical(other.questions);
}

/** The parts in which two documents differ. */
export const changedParts = (one: WireDocument, other: WireDocument): DraftPart[] =>
  draftParts.filter((part) => !samePart(one, other, part));

/** The parts of a document that differ from another, ready to be sent. */
export function patchBetween(base: WireDocument, draft: WireDocument): DraftPatch {
  return patchOf(draft, changedParts(base, draft));
}

/** Some parts of a document. */
export function patchOf(document: WireDocument, parts: readonly DraftPart[]): DraftPatch {
  const patch: DraftPatch = {};
  for (const part of parts) {
    if (part === 'questions') patch.questions = document.questions;
    else if (part === 'launchDate') patch.launchDate = document.launchDate;
    else patch.sections = { ...patch.sections, [part]: document.sections[part] ?? '' };
  }
  return patch;
}

/** A document with a patch laid over it. */
export function applyPatch(document: WireDocument, patch: DraftPatch): WireDocument {
  return {
    ...document,
    sections: { ...document.sections, ...patch.sections },
    ...(patch.questions === undefined ? {} : { questions: patch.questions }),
    ...(patch.launchDate === undefined ? {} : { launchDate: patch.launchDate }),
  };
}

/** Both texts laid together: parts that only one side changed are taken from it; the others are for a person to settle. */
export interface Merged {
  /** My text where I wrote, theirs elsewhere. */
  readonly document: WireDocument;
  readonly conflicts: readonly DraftPart[];
  /** Parts taken over from them. */
  readonly taken: readonly DraftPart[];
}

/** Lays my edits and theirs, both made from `base`, together. */
export function mergeDrafts(base: WireDocument, mine: WireDocument, theirs: WireDocument): Merged {
  let document = mine;
  const conflicts: DraftPart[] = [];
  const taken: DraftPart[] = [];
  for (const part of changedParts(mine, theirs)) {
    const iWrote = !samePart(base, mine, part);
    if (iWrote && !samePart(base, theirs, part)) conflicts.push(part);
    if (iWrote) continue;
    document = withPart(document, theirs, part);
    taken.push(part);
  }
  return { document, conflicts, taken };
}

/** A part as text, for reading two of them side by side. */
export function partText(document: WireDocument, part: DraftPart): string {
  const value = partOf(document, part);
  if (typeof value === 'string') return value;
  if (value === null) return 'No launch date';
  return value.map(({ kind, question, answer }) => `${question} (${kind})\n${answer}`).join('\n\n');
}

const canonical = (questions: readonly WireQuestion[]): string =>
  JSON.stringify(questions.map(({ id, kind, question, answer, group }) => [id, kind, question, answer, group ?? '']));
