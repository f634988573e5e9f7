import type { TextPlace } from '../prfaq/document.js';

/** Context kept on each side of a marked passage, in UTF-16 units. */
const CONTEXT = 40;
/** Passages of this length do not overlap themselves in prose. */
const LONG = 256;
/** Prose has no passage in more places than this. */
const MANY_MATCHES = 2_000;

/** A marked passage of a PR/FAQ: its words, a little context, and where it stood when it was marked. */
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

/**
 * Finds a marked passage again in the present text of its place. Among equal passages the one with the most of the old
 * context wins, then the nearest to the old position; `gone` when the words no longer stand there.
 */
export function locatePassage(text: string, anchor: PassageAnchor): { start: number; end: number } | 'gone' {
  const { exact, prefix, suffix } = anchor;
  if (exact === '') return 'gone';
  let best = -1;
  let bestContext = -1;
  const consider = (at: number): void => {
    const context = sharedEnd(text, at, prefix) + sharedStart(text, at + exact.length, suffix);
    const nearer = Math.abs(at - anchor.start) < Math.abs(best - anchor.start);
    if (context < bestContext || (context === bestContext && !nearer)) return;
    best = at;
    bestContext = context;
  };
  if (text.startsWith(exact, anchor.start)) consider(anchor.start);
  // A passage that is long and overlaps itself, or that stands in thousands of places, is no prose: leaping over some of
  // its matches keeps hostile text linear.
  let matches = 0;
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + leapAfter(matches++, exact.length))) {
    consider(at);
  }
  return best === -1 ? 'gone' : { start: best, end: best + exact.length };
}

/** How far to go on after a match, in UTF-16 units. */
function leapAfter(matches: number, length: number): number {
  if (length >= LONG) return length;
  return matches < MANY_MATCHES ? 1 : LONG;
}

/** The label of the n-th promise, counted from 1: `P1`. */
export function promiseLabel(number: number): string {
  return `P${number}`;
}

/** The label for a new promise: one above the highest ever given, so that a label never changes its meaning. */
export function nextPromiseLabel(labels: Iterable<string>): string {
  let highest = 0;
  for (const label of labels) {
    const match = /^P([1-9]\d{0,8})$/.exec(label);
    if (match) highest = Math.max(highest, Number(match[1]));
  }
  return promiseLabel(highest + 1);
}

function sharedEnd(text: string, at: number, prefix: string): number {
  let count = 0;
  while (count < prefix.length && count < at && text[at - 1 - count] === prefix[prefix.length - 1 - count]) count += 1;
  return count;
}

function sharedStart(text: string, at: number, suffix: string): number {
  let count = 0;
  while (count < suffix.length && at + count < text.length && text[at + count] === suffix[count]) count += 1;
  return count;
}

/** Moves a cut out of the middle of a surrogate pair. */
function outside(text: string, at: number, step: 1 | -1): number {
  const unit = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff ? at + step : at;
}
