import { type MergedDocuments, mergeDocuments, type MergePlace } from '@workback/domain/prfaq/merge-documents';
import { contestedOf, type Contested, mergeTexts, textOf } from '@workback/domain/prfaq/merge-text';
import {
  applyPatch,
  asDocument,
  type DraftPatch,
  patchBetween,
  textAt,
  withText,
  type WireDocument,
} from '../draft.js';
import type { LocalDraft } from '../local-drafts.js';

/** My text and what it is an edit of. In a contested place that is the old text, until a person has chosen. */
export interface LaidText {
  readonly base: WireDocument;
  readonly document: WireDocument;
  readonly contested: readonly MergePlace[];
}

/** What somebody wants in a contested place: one side, both, or words of their own. */
export type Choice = 'mine' | 'theirs' | 'both' | { readonly text: string };

/** My text with theirs laid beside it, and the parts that came in. */
export function layBeside(mine: LaidText, theirs: WireDocument): LaidText & Pick<MergedDocuments, 'taken'> {
  const merged = mergeDocuments(asDocument(mine.base), asDocument(mine.document), asDocument(theirs));
  return {
    base: merged.base as WireDocument,
    document: merged.document as WireDocument,
    contested: merged.contested,
    taken: merged.taken,
  };
}

/** What can be sent: all that I changed, but for places where a person has to choose first. */
export const sendable = (mine: LaidText): DraftPatch => patchBetween(mine.base, asSent(mine, mine.document));

/** A document as it goes to the server: in contested places with the old text. */
export const asSent = (
  { base, contested }: Pick<LaidText, 'base' | 'contested'>,
  document: WireDocument,
): WireDocument => contested.reduce((text, place) => withText(text, place, textAt(base, place)), document);

/**
 * What my text is an edit of, when something that I sent may have arrived although nobody said so: where theirs is what I
 * sent, it is my own.
 */
export function knowingSent(mine: LaidText, sent: WireDocument, theirs: WireDocument): LaidText {
  const patch = patchBetween(mine.base, sent);
  const places: MergePlace[] = [
    ...(Object.keys(patch.sections ?? {}) as MergePlace[]),
    ...(patch.questionChanges?.changed ?? []).flatMap(({ id }): MergePlace[] => [
      `question:${id}:question`,
      `question:${id}:answer`,
      `question:${id}:group`,
    ]),
    ...(patch.launchDate === undefined ? [] : (['launchDate'] as const)),
  ];
  const arrived = places.filter(
    (place) => textAt(sent, place) !== null && textAt(sent, place) === textAt(theirs, place),
  );
  return { ...mine, base: arrived.reduce((base, place) => withText(base, place, textAt(theirs, place)), mine.base) };
}

/** The paragraphs of a contested place as either side has them; the whole text where it is no text of paragraphs. */
export function sidesOf({ base, document }: LaidText, theirs: WireDocument, place: MergePlace): readonly Contested[] {
  const [old, mine, their] = [base, document, theirs].map((each) => textAt(each, place)) as [string, string, string];
  if (place === 'launchDate') return [{ base: old, mine, theirs: their }];
  return contestedOf(mergeTexts(old ?? '', mine ?? '', their ?? ''));
}

/** The text of a contested place if a person chooses so. */
export function chosenText(
  { base, document }: LaidText,
  theirs: WireDocument,
  place: MergePlace,
  choice: Choice,
): string | null {
  if (typeof choice === 'object') return choice.text;
  if (place === 'launchDate') return textAt(choice === 'theirs' ? theirs : document, place);
  const [old, mine, their] = [base, document, theirs].map((each) => textAt(each, place) ?? '') as [
    string,
    string,
    string,
  ];
  return textOf(mergeTexts(old, mine, their), choice);
}

/** Settles a contested place. From then on mine is an edit of theirs, so that saving it is a choice and no accident. */
export function settle(mine: LaidText, theirs: WireDocument, place: MergePlace, choice: Choice): LaidText {
  return {
    base: withText(mine.base, place, textAt(theirs, place)),
    document: withText(mine.document, place, chosenText(mine, theirs, place, choice)),
    contested: mine.contested.filter((each) => each !== place),
  };
}

/** My text with what closed tabs had left; where two of them wrote differently, both are there. */
export function withLeft(mine: LaidText, left: readonly LocalDraft[], theirs: WireDocument): LaidText {
  return left.reduce((text, { patch, before, sent }): LaidText => {
    const base = applyPatch(theirs, before);
    const found: LaidText = { base, document: applyPatch(base, patch), contested: [] };
    const known = sent.reduce((all, each): LaidText => knowingSent(all, applyPatch(base, each), theirs), found);
    const laid = layBeside(known, theirs);
    if (text.document === text.base && text.contested.length === 0) return laid;
    const settled = laid.contested.reduce((all, place) => settle(all, theirs, place, 'both'), laid as LaidText);
    const joined = mergeDocuments(asDocument(text.base), asDocument(text.document), asDocument(settled.document));
    const both = joined.contested.reduce(
      (document, place) => withText(document, place, chosenText(text, settled.document, place, 'both')),
      joined.document as WireDocument,
    );
    return { ...text, document: both };
  }, mine);
}
