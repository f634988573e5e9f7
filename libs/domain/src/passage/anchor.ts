import type { TextPlace } from '../prfaq/document.js';

/** Words kept on each side of a marked passage, in UTF-16 units: most sections fit in as a whole. */
const CONTEXT = 1_000;
/** Enough to tell a passage from its twins where the text hardly changes between sending and reading. */
const WIRE_CONTEXT = 120;

/** A marked passage of a PR/FAQ: its words, those around it, and where it stood when it was marked. */
export interface PassageAnchor {
  /** A section key, or `question:<id>` for an answer. */
  readonly place: TextPlace;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Position of the passage in the text of its place, in UTF-16 units. */
  readonly start: number;
}

/** The anchor of `text[start, end)`, or null when that range holds no words. */
export function anchorPassage(place: TextPlace, text: string, start: number, end: number): PassageAnchor | null {
  const from = outside(text, Math.max(0, Math.min(start, end)), -1);
  const to = outside(text, Math.min(text.length, Math.max(start, end)), 1);
  const exact = text.slice(from, to);
  if (exact.trim() === '') return null;
  const prefix = text.slice(outside(text, Math.max(0, from - CONTEXT), 1), from);
  const suffix = text.slice(to, outside(text, Math.min(text.length, to + CONTEXT), -1));
  return { place, exact, prefix, suffix, start: from };
}

/** The anchor with as much of its surroundings as is sent to browsers. */
export function shortAnchor(anchor: PassageAnchor): PassageAnchor {
  const { place, exact, prefix, suffix, start } = anchor;
  return {
    place,
    exact,
    prefix: prefix.slice(outside(prefix, Math.max(0, prefix.length - WIRE_CONTEXT), 1)),
    suffix: suffix.slice(0, outside(suffix, Math.min(suffix.length, WIRE_CONTEXT), -1)),
    start,
  };
}

/** Moves a cut out of the middle of a surrogate pair. */
function outside(text: string, at: number, step: 1 | -1): number {
  const unit = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff ? at + step : at;
}
