import { textAt, type PrfaqDocument, type TextPlace } from '../document.js';
import type { CoachFinding } from './finding.js';

/** Longest subject of a silence, in UTF-16 units. */
export const LONGEST_SUBJECT = 400;

/** A finding that somebody does not want to hear again: the rule, and what it was about. */
export interface CoachSilence {
  readonly rule: string;
  readonly subject: string;
}

/**
 * What a finding is about, in a form that survives edits around it and a move to another section: its words without
 * case, marks and white space. A finding about a whole place is about that place.
 */
export function subjectOf(finding: CoachFinding, document: PrfaqDocument): string {
  const { place, range } = finding;
  const text = range === null ? null : textAt(document, place as TextPlace);
  const words = text === null || range === null ? '' : normalised(text.slice(range.start, range.end));
  return words === '' ? `@${place}` : words;
}

/** Divides findings into those to show and those that are silenced. */
export function heard(
  findings: readonly CoachFinding[],
  document: PrfaqDocument,
  silences: readonly CoachSilence[],
): { readonly shown: readonly CoachFinding[]; readonly silenced: readonly CoachFinding[] } {
  const keys = new Set(silences.map(({ rule, subject }) => `${rule} ${subject}`));
  const [shown, silenced]: [CoachFinding[], CoachFinding[]] = [[], []];
  for (const finding of findings) {
    const quiet = keys.has(`${finding.rule} ${subjectOf(finding, document)}`);
    (quiet ? silenced : shown).push(finding);
  }
  return { shown, silenced };
}

function normalised(words: string): string {
  return words
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_SUBJECT)
    .toWellFormed();
}
