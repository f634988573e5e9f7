import { type PrfaqDocument, textAt, type TextPlace } from '../prfaq/document.js';
import { textSectionKeys } from '../prfaq/sections.js';
import type { PassageAnchor } from './anchor.js';
import { type PassageLocation, presentText, type PresentText, relocate } from './relocate.js';
import { verbatimPlace } from './verbatim.js';

/** Words of this length are looked for in other sections too when they left their own. */
const WORTH_SEARCHING = 20;

/** Where a passage stands in a document, and in which of its texts. */
export type PassageFinding = PassageLocation & { readonly place: TextPlace };

/**
 * Looks for passages in a document, each text of which is taken apart at most once. A passage is looked for where it was
 * marked; one of some length that is gone from there, in the other texts, because paragraphs are moved between sections.
 */
export function passageFinder(document: PrfaqDocument): (anchor: PassageAnchor) => PassageFinding {
  const texts = new Map<TextPlace, PresentText | null>();
  const textOf = (place: TextPlace): PresentText | null => {
    const known = texts.get(place);
    if (known !== undefined) return known;
    const text = textAt(document, place);
    const present = text === null ? null : presentText(text);
    texts.set(place, present);
    return present;
  };
  return (anchor) => {
    const { place, exact } = anchor;
    const present = textOf(place);
    const location: PassageLocation = present === null ? { state: 'gone' } : relocate(present, anchor);
    if (location.state !== 'gone' || exact.trim().length < WORTH_SEARCHING) return { ...location, place };
    for (const other of placesOf(document)) {
      const at = other === place ? null : verbatimPlace(textOf(other)?.text ?? '', anchor);
      if (at) return { state: 'found', start: at.start, end: at.start + exact.length, place: other };
    }
    return { state: 'gone', place };
  };
}

/** Every place of a document that holds a text, in reading order. */
export function placesOf({ questions }: PrfaqDocument): readonly TextPlace[] {
  return [...textSectionKeys, ...questions.map(({ id }): TextPlace => `question:${id}`)];
}
