import { align, type Alignment } from './alignment.js';
import type { PassageAnchor } from './anchor.js';
import { type VerbatimPlace, verbatimPlace } from './verbatim.js';
import { weightOf, wordAt, type Words, wordsBefore, wordsOf } from './words.js';

/** A passage whose words were edited is still the passage while this share of its letters stands. */
const KEPT_ENOUGH = 0.35;
/** From this share on, edited words in the old place are preferred to the same words elsewhere. */
const KEPT_MOST = 0.6;
/** Words that stand elsewhere are the passage, moved, when they are this long or have this much of their surroundings. */
const DISTINCTIVE = 20;
const FAMILIAR = 12;
/** Shorter words must stand only once, before and now. */
const RARE = 4;

/** Where a passage stands in the present text: its words as they were, edited words in their place, or nowhere. */
export type PassageLocation =
  | { readonly state: 'found'; readonly start: number; readonly end: number }
  | { readonly state: 'changed'; readonly start: number; readonly end: number }
  | { readonly state: 'gone' };

/** A text in which many passages are looked for; its words are taken apart once, when the first needs them. */
export interface PresentText {
  readonly text: string;
  words(): Words;
}

/** Prepares a text for looking up passages. */
export function presentText(text: string): PresentText {
  let words: Words | undefined;
  return { text, words: () => (words ??= wordsOf(text)) };
}

const gone: PassageLocation = { state: 'gone' };

/**
 * Finds a marked passage in the present text of its place. The words kept around it are laid over the present words, so
 * that edits around it do not move it, edits inside it are told apart from its removal, and the same words elsewhere
 * are not taken for it. Total on any strings; time grows with the length of the text.
 */
export function relocate(present: PresentText, anchor: PassageAnchor): PassageLocation {
  const { text } = present;
  const { exact, prefix, suffix, start } = anchor;
  if (exact.trim() === '') return gone;
  const whole = prefix + exact + suffix;
  const old = Math.max(0, start - prefix.length);
  const at = text.startsWith(whole, old) ? old : text.indexOf(whole);
  // Where the surroundings are the beginning or the end of the text, they may stand twice: then they tell nothing.
  if (at === old || (at !== -1 && text.indexOf(whole, at + 1) === -1)) return found(at + prefix.length, exact);
  const oldWords = wordsOf(whole);
  const from = wordAt(oldWords, prefix.length);
  const to = wordsBefore(oldWords, prefix.length + exact.length);
  // Nothing but marks of emphasis.
  if (from >= to) return verbatim(verbatimPlace(text, anchor), exact);
  const words = present.words();
  const alignment = align(oldWords.words, words.words, [from, to], wordAt(words, start));
  return decide(present, anchor, { words: oldWords, from, to }, alignment);
}

interface OldPassage {
  readonly words: Words;
  /** The passage among the old words, from its first to behind its last. */
  readonly from: number;
  readonly to: number;
}

function decide(present: PresentText, anchor: PassageAnchor, old: OldPassage, alignment: Alignment): PassageLocation {
  const { text } = present;
  const words = present.words();
  const unbroken = unbrokenRun(old, alignment);
  if (unbroken !== null) return asOldWords(old, words, unbroken, anchor);
  const [low, high] = gapOf(old, alignment);
  const [lowAt, highAt] = [behind(words, low - 1), words.starts[high] ?? text.length];
  const inPlace = verbatimPlace(text, anchor, undefined, lowAt, highAt);
  if (inPlace) return found(inPlace.start, anchor.exact);

  const edited = editedIn(old, words, alignment, [low, high]);
  if (edited && edited.kept >= KEPT_MOST) return edited.location;
  const moved = verbatimPlace(text, anchor, (at) => !isTwin(at, anchor.exact.length, words, old, alignment));
  if (moved && (moved.context >= FAMILIAR || isDistinctive(anchor, text))) return found(moved.start, anchor.exact);
  return edited?.location ?? gone;
}

/** The first of the present words if those of the passage stand there one behind the other, else null. */
function unbrokenRun({ from, to }: OldPassage, { present }: Alignment): number | null {
  const first = present[from] as number;
  if (first === -1) return null;
  for (let at = from + 1; at < to; at += 1) if (present[at] !== first + at - from) return null;
  return first;
}

/** The range of an unbroken run; it begins and ends within its words where the passage did. */
function asOldWords(old: OldPassage, words: Words, first: number, { exact, prefix }: PassageAnchor): PassageLocation {
  const cut = Math.max(0, prefix.length - (old.words.starts[old.from] as number));
  const last = old.to - 1;
  const over = Math.max(0, behind(old.words, last) - prefix.length - exact.length);
  const start = (words.starts[first] as number) + cut;
  return { state: 'found', start, end: behind(words, first + last - old.from) - over };
}

/** The present words between those that stood before and those that stood behind the passage. */
function gapOf({ from, to, words }: OldPassage, { present, from: low, to: high }: Alignment): [number, number] {
  let left = from - 1;
  while (left >= 0 && present[left] === -1) left -= 1;
  let right = to;
  while (right < words.words.length && present[right] === -1) right += 1;
  return [
    left < 0 ? low : (present[left] as number) + 1,
    right >= words.words.length ? high : (present[right] as number),
  ];
}

/** What became of the passage in its old place, and the share of its letters that still stands; null when nothing. */
function editedIn(
  old: OldPassage,
  words: Words,
  { present }: Alignment,
  [low, high]: readonly [number, number],
): { readonly kept: number; readonly location: PassageLocation } | null {
  let [kept, all, first, last] = [0, 0, -1, -1];
  for (let at = old.from; at < old.to; at += 1) {
    const weight = weightOf(old.words.words[at] as string);
    all += weight;
    if (present[at] === -1) continue;
    kept += weight;
    if (first === -1) first = present[at] as number;
    last = present[at] as number;
  }
  const share = all === 0 ? 0 : kept / all;
  const bounded = boundedBy(old, present, [low, high]);
  const length = old.to - old.from;
  if (bounded && high > low && high - low <= 3 * length + 8)
    return { kept: share, location: changed(words, low, high) };
  if (share < KEPT_ENOUGH) return null;
  // Replaced words at its edges belong to it, as far as they are not many more than they replace.
  const atStart = present[old.from] === -1 && first - low <= length + 4 ? low : first;
  const atEnd = present[old.to - 1] === -1 && high - 1 - last <= length + 4 ? high : last + 1;
  return { kept: share, location: changed(words, atStart, atEnd) };
}

/** Whether the words right before and right behind the passage still stand: then what is between them is in its place. */
function boundedBy(
  { from, to, words }: OldPassage,
  present: Int32Array,
  [low, high]: readonly [number, number],
): boolean {
  // A text that was the passage and nothing else says nothing about what took its place.
  if (from === 0 && to === words.words.length) return false;
  const left = from === 0 ? low === 0 : present[from - 1] !== -1;
  const right = to === words.words.length || present[to] !== -1;
  return left && right && high >= low;
}

/** Whether words that stand somewhere were there before, beside the passage: then they are not the passage. */
function isTwin(at: number, length: number, words: Words, old: OldPassage, alignment: Alignment): boolean {
  const last = wordAt(words, at + length - 1);
  for (let word = wordAt(words, at); word <= last; word += 1) {
    if (word < alignment.from || word >= alignment.to) return false;
    const was = alignment.old[word - alignment.from] as number;
    if (was === -1 || (was >= old.from && was < old.to)) return false;
  }
  return true;
}

/** Whether words cannot well be others that happen to be the same. */
function isDistinctive({ exact, prefix, suffix }: PassageAnchor, text: string): boolean {
  const words = exact.trim();
  if (words.length >= DISTINCTIVE) return true;
  return words.length >= RARE && standsOnce(text, words) && standsOnce(prefix + exact + suffix, words);
}

function standsOnce(text: string, words: string): boolean {
  return text.indexOf(words) === text.lastIndexOf(words);
}

function verbatim(place: VerbatimPlace | null, exact: string): PassageLocation {
  return place === null ? gone : found(place.start, exact);
}

function found(start: number, exact: string): PassageLocation {
  return { state: 'found', start, end: start + exact.length };
}

function changed(words: Words, from: number, to: number): PassageLocation {
  return { state: 'changed', start: words.starts[from] as number, end: behind(words, to - 1) };
}

/** Where a word ends, in UTF-16 units; 0 before the first. */
function behind({ words, starts }: Words, word: number): number {
  return word < 0 ? 0 : (starts[word] as number) + (words[word] as string).length;
}
