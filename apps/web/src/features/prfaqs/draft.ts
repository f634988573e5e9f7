import type { RouteRequest } from '@workback/contracts/platform/route';
import type { prfaqRoutes } from '@workback/contracts/prfaq/prfaq.routes';
import type { Prfaq } from '@workback/contracts/prfaq/prfaq.schemas';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import type { MergePlace } from '@workback/domain/prfaq/merge-documents';
import { changeQuestions, changesBetween } from '@workback/domain/prfaq/question-changes';
import { numberedQuestions } from '@workback/domain/prfaq/questions';
import { isSectionKey, sectionOf, type SectionKey, textSectionKeys } from '@workback/domain/prfaq/sections';

export type WireDocument = Prfaq['document'];
export type WireQuestion = WireDocument['questions'][number];

type WireChanges = NonNullable<RouteRequest<typeof prfaqRoutes.edit>['body']['questionChanges']>;

/** A text as the server has it. */
export type SavedText = Pick<Prfaq, 'document' | 'version' | 'savedAt' | 'savedBy'>;

/** What changed in a document and nothing else: sections, single questions by id, the launch date. */
export interface DraftPatch {
  sections?: Partial<Record<SectionKey, string>>;
  questionChanges?: WireChanges;
  launchDate?: string | null;
}

/** The domain's view of a document from the wire; both are the same JSON. */
export const asDocument = (document: WireDocument): PrfaqDocument => document as PrfaqDocument;

/** What turns one document into another. */
export function patchBetween(before: WireDocument, after: WireDocument): DraftPatch {
  const patch: DraftPatch = {};
  for (const key of textSectionKeys) {
    const text = after.sections[key] ?? '';
    if (text !== (before.sections[key] ?? '')) patch.sections = { ...patch.sections, [key]: text };
  }
  const questionChanges =
    before.questions === after.questions
      ? null
      : changesBetween(asDocument(before).questions, asDocument(after).questions);
  if (questionChanges) patch.questionChanges = questionChanges as WireChanges;
  if (before.launchDate !== after.launchDate) patch.launchDate = after.launchDate;
  return patch;
}

export const isEmptyPatch = (patch: DraftPatch): boolean => Object.keys(patch).length === 0;

/** A document with a patch laid over it. */
export function applyPatch(
  document: WireDocument,
  { sections, questionChanges, launchDate }: DraftPatch,
): WireDocument {
  return {
    ...document,
    ...(sections ? { sections: { ...document.sections, ...sections } } : {}),
    ...(questionChanges
      ? { questions: [...changeQuestions(asDocument(document).questions, questionChanges)] as WireQuestion[] }
      : {}),
    ...(launchDate === undefined ? {} : { launchDate }),
  };
}

type Words = 'question' | 'answer' | 'group';

/** The text at a place that is merged by itself; null where there is no such question or no launch date. */
export function textAt(document: WireDocument, place: MergePlace): string | null {
  if (place === 'launchDate') return document.launchDate;
  if (isSectionKey(place)) return document.sections[place] ?? '';
  const [id, field] = questionPlace(place);
  const question = document.questions.find((each) => each.id === id);
  return question ? (question[field] ?? '') : null;
}

/** The document with another text at a place. */
export function withText(document: WireDocument, place: MergePlace, text: string | null): WireDocument {
  if (place === 'launchDate') return applyPatch(document, { launchDate: text });
  if (isSectionKey(place)) return applyPatch(document, { sections: { [place]: text ?? '' } });
  const [id, field] = questionPlace(place);
  return applyPatch(document, { questionChanges: { changed: [{ id, [field]: text ?? '' }] } });
}

/** The name of a place, or of a part of a document, for readers: "Problem", "Answer to question E2". */
export function placeTitle(place: string, { questions }: Pick<WireDocument, 'questions'>): string {
  if (place === 'launchDate') return 'Launch date';
  if (place === 'questions') return 'the list of questions';
  if (isSectionKey(place)) return sectionOf(place).title;
  const [, id, field] = /^question:(.*?)(?::(question|answer|group))?$/.exec(place) ?? [];
  const label = numberedQuestions({ questions: questions as PrfaqDocument['questions'] }).find(
    (each) => each.id === id,
  )?.label;
  const words = { question: 'Words of question', answer: 'Answer to question', group: 'Topic of question' }[
    field ?? ''
  ];
  return `${words ?? 'question'} ${label ?? ''}`.trim();
}

function questionPlace(place: string): [id: string, field: Words] {
  const end = place.lastIndexOf(':');
  return [place.slice('question:'.length, end), place.slice(end + 1) as Words];
}
