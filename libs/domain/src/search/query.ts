import { foldedWords } from './fold.js';

/** Part of what somebody searches for: a word, or in quotes several that must follow one another as they stand. */
export interface SearchTerm {
  readonly text: string;
  readonly quoted: boolean;
}

const MOST_TERMS = 16;

/**
 * Takes apart what was typed: words and "phrases". Everything else that other searches call operators is punctuation here
 * and means nothing; parts without a letter or digit are left out, and so is what comes after 16 terms.
 */
export function searchTerms(typed: string): readonly SearchTerm[] {
  const terms: SearchTerm[] = [];
  for (const { groups } of typed.matchAll(/"(?<phrase>[^"]*)"|(?<word>[^\s"]+)/g)) {
    const quoted = groups?.['phrase'] !== undefined;
    const text = (groups?.['phrase'] ?? groups?.['word'] ?? '').trim();
    if (foldedWords(text).length > 0) terms.push({ text, quoted });
    if (terms.length === MOST_TERMS) break;
  }
  return terms;
}
