import { type FoldedWord, foldedWords } from './fold.js';
import type { SearchTerm } from './query.js';

/** Text to show, some of it marked because it is what was searched for. */
export interface TextPiece {
  readonly text: string;
  readonly marked: boolean;
}

interface Span {
  readonly start: number;
  readonly end: number;
  /** Which term it answers; spans of other forms of a word answer none in particular. */
  readonly term: number;
}

/** Signs that stand around words which the database found by their stem. */
export const FOUND_FROM = '\u0001';
export const FOUND_TO = '\u0002';
const FOUND = /[\u0001\u0002]/g;

/**
 * The part of a text that shows best what was searched for, at most `most` characters and an ellipsis on either side:
 * the first of the places with the most different terms. `found` may hold signs around words found by their stem.
 */
export function excerptOf(found: string, terms: readonly SearchTerm[], most: number): readonly TextPiece[] {
  const { text, spans } = spansIn(found, terms);
  if (text.length <= most) return piecesOf(text, spans, 0, text.length);
  const [from, to] = window(text, spans, most);
  const pieces = piecesOf(text, spans, from, to);
  const before = from > 0 ? [{ text: '… ', marked: false }] : [];
  return [...before, ...pieces, ...(to < text.length ? [{ text: ' …', marked: false }] : [])];
}

/** A whole text with what was searched for marked. */
export function markedText(found: string, terms: readonly SearchTerm[]): readonly TextPiece[] {
  const { text, spans } = spansIn(found, terms);
  return piecesOf(text, spans, 0, text.length);
}

function spansIn(found: string, terms: readonly SearchTerm[]): { text: string; spans: readonly Span[] } {
  const { text, spans } = taken(found);
  const words = foldedWords(text);
  const sought = terms.map(({ text: term }) => foldedWords(term).map(({ folded }) => folded));
  for (let at = 0; at < words.length; at += 1) {
    for (const [term, parts] of sought.entries()) {
      // One letter is the beginning of too much; the database does the same.
      const open = term === sought.length - 1 && terms[term]?.quoted === false && parts.join(' ').length > 1;
      if (!isAt(words, at, parts, open)) continue;
      spans.push({ start: words[at]!.start, end: words[at + parts.length - 1]!.end, term });
    }
  }
  return { text, spans: spans.toSorted((one, other) => one.start - other.start || other.end - one.end) };
}

/** The text without the signs, and the spans that they stood around; a sign without its partner means nothing. */
function taken(found: string): { text: string; spans: Span[] } {
  const spans: Span[] = [];
  let [text, from, start] = ['', 0, -1];
  for (const { 0: sign, index } of found.matchAll(FOUND)) {
    text += found.slice(from, index);
    from = index + 1;
    if (sign === FOUND_TO && start >= 0 && start < text.length) spans.push({ start, end: text.length, term: -1 });
    start = sign === FOUND_FROM ? text.length : -1;
  }
  return { text: text + found.slice(from), spans };
}

/** Says whether the parts of a term follow one another from a word on; of an open term the last may go on. */
function isAt(words: readonly FoldedWord[], at: number, parts: readonly string[], open: boolean): boolean {
  return parts.every((part, step) => {
    const word = words[at + step]?.folded;
    return open && step === parts.length - 1 ? (word?.startsWith(part) ?? false) : word === part;
  });
}

function window(text: string, spans: readonly Span[], most: number): readonly [number, number] {
  let best = { count: 0, start: 0, end: 0 };
  for (const [at, { start }] of spans.entries()) {
    const inside = [];
    for (let next = at; next < spans.length && spans[next]!.end <= start + most; next += 1) inside.push(spans[next]!);
    const count = new Set(inside.map(({ term }) => term)).size;
    if (count > best.count) best = { count, start, end: Math.max(...inside.map(({ end }) => end)) };
    if (count === new Set(spans.map(({ term }) => term)).size) break;
  }
  // What was found stands in the middle, and words stay whole.
  const room = Math.max(0, most - (best.end - best.start));
  const wanted = Math.max(0, Math.min(best.start - Math.floor(room / 2), text.length - most));
  const from = wanted === 0 ? 0 : wordBegins(text, wanted, best.count === 0 ? text.length : best.start);
  const to = Math.min(text.length, from + most);
  return [from, to === text.length ? to : wordEnds(text, to, Math.max(best.end, from + 1))];
}

function wordBegins(text: string, wanted: number, latest: number): number {
  const gap = /\s+/g;
  gap.lastIndex = wanted;
  const match = gap.exec(text);
  const after = match ? match.index + match[0].length : latest;
  return Math.min(after, latest);
}

function wordEnds(text: string, wanted: number, earliest: number): number {
  const cut = Math.max(text.slice(0, wanted + 1).search(/\s\S*$/), earliest);
  // Never between the halves of a sign.
  return /[\ud800-\udbff]/.test(text.charAt(cut - 1)) ? cut - 1 : cut;
}

function piecesOf(text: string, spans: readonly Span[], from: number, to: number): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = from;
  const add = (until: number, marked: boolean): void => {
    if (until > at) pieces.push({ text: text.slice(at, until), marked });
    at = Math.max(at, until);
  };
  for (const { start, end } of spans) {
    if (end <= at || start >= to) continue;
    add(Math.min(start, to), false);
    add(Math.min(end, to), true);
  }
  add(to, false);
  return pieces;
}
