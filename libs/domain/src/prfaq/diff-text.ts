import { commonRuns } from './common-runs.js';

/** A stretch of a comparison: in both texts, in the later one only, or in the earlier one only. */
export interface DiffPiece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Counts of a comparison: places that changed, and words on either side of them. */
export interface DiffCounts {
  readonly changes: number;
  readonly wordsAdded: number;
  readonly wordsRemoved: number;
}

/** Scripts without spaces between words are compared by character. */
const ALONE = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}';
const TOKEN = new RegExp(
  [
    `[${ALONE}]\\p{M}*`,
    // Numbers keep their points and commas, words their apostrophes.
    '\\p{N}+(?:[.,]\\p{N}+)*',
    `(?:(?![${ALONE}])[\\p{L}\\p{M}\\p{N}])+(?:['’](?:(?![${ALONE}])[\\p{L}\\p{M}])+)*`,
    '[^\\S\\n]+',
    '\\n+',
    '\\p{Extended_Pictographic}(?:\\p{Emoji_Modifier}|\\uFE0F|\\u200D\\p{Extended_Pictographic})*',
    '[^]',
  ].join('|'),
  'gu',
);
const LINE = /[^\n]*\n+|[^\n]+/g;
const WORD = /[\p{L}\p{N}]/u;
const BLANK = /^[^\S\n]*$/;

/**
 * Compares two texts line by line, and changed lines word by word. Where something was replaced, what was removed comes
 * before what was added. Nothing for two empty texts; one `same` piece for equal ones.
 */
export function diffText(before: string, after: string): readonly DiffPiece[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  // One direction is computed, so that exchanging the texts exchanges exactly what is added and removed.
  if (before > after) return turned(diffText(after, before));
  const pieces: DiffPiece[] = [];
  const lines = [before.match(LINE) ?? [], after.match(LINE) ?? []] as const;
  const [numbersBefore, numbersAfter] = numbered(...lines);
  forEachGap(numbersBefore, numbersAfter, (same, gap) => {
    add(pieces, 'same', lines[0].slice(...same).join(''));
    diffWords(lines[0].slice(gap[0], gap[1]).join(''), lines[1].slice(gap[2], gap[3]).join(''), pieces);
  });
  return pieces;
}

/** The earlier or the later text of a comparison. */
export function sideOf(pieces: readonly DiffPiece[], side: 'before' | 'after'): string {
  const foreign = side === 'before' ? 'added' : 'removed';
  return pieces
    .filter(({ kind }) => kind !== foreign)
    .map(({ text }) => text)
    .join('');
}

/** Counts the changed places of a comparison and the words on either side of them. */
export function countChanges(pieces: readonly DiffPiece[]): DiffCounts {
  let [changes, wordsAdded, wordsRemoved] = [0, 0, 0];
  pieces.forEach(({ kind, text }, at) => {
    if (kind === 'same') return;
    if (at === 0 || pieces[at - 1]?.kind === 'same') changes += 1;
    const words = tokensOf(text).filter(isWord).length;
    if (kind === 'added') wordsAdded += words;
    else wordsRemoved += words;
  });
  return { changes, wordsAdded, wordsRemoved };
}

function diffWords(before: string, after: string, pieces: DiffPiece[]): void {
  if (before === '' || after === '') {
    add(pieces, 'removed', before);
    add(pieces, 'added', after);
    return;
  }
  const tokens = [tokensOf(before), tokensOf(after)] as const;
  let from = 0;
  for (const [aFrom, aTo, bFrom, bTo] of changedStretches(...tokens)) {
    add(pieces, 'same', tokens[0].slice(from, aFrom).join(''));
    add(pieces, 'removed', tokens[0].slice(aFrom, aTo).join(''));
    add(pieces, 'added', tokens[1].slice(bFrom, bTo).join(''));
    from = aTo;
  }
  add(pieces, 'same', tokens[0].slice(from).join(''));
}

type Gap = readonly [beforeFrom: number, beforeTo: number, afterFrom: number, afterTo: number];

/** The stretches in which two lists of words differ, those with little between them as one. */
export function changedStretches(before: readonly string[], after: readonly string[]): readonly Gap[] {
  const gaps: Gap[] = [];
  forEachGap(...numbered(before, after), (_, gap) => gaps.push(gap));
  return joinedGaps(gaps, before, after).filter(([aFrom, aTo, bFrom, bTo]) => aTo > aFrom || bTo > bFrom);
}

/**
 * Joins neighbouring changes over a few unchanged words, so that a rewritten sentence reads as one change and not as a
 * mosaic held together by "the" and spaces. A line end always divides.
 */
function joinedGaps(gaps: readonly Gap[], before: readonly string[], after: readonly string[]): readonly Gap[] {
  const wordsBefore = runningWords(before);
  const wordsAfter = runningWords(after);
  const removed = ([from, to]: Gap): number => (wordsBefore[to] as number) - (wordsBefore[from] as number);
  const added = ([, , from, to]: Gap): number => (wordsAfter[to] as number) - (wordsAfter[from] as number);
  const joins = (left: Gap, right: Gap): boolean => {
    const island = (wordsBefore[right[0]] as number) - (wordsBefore[left[1]] as number);
    const size = Math.min(Math.max(removed(left), added(left)), Math.max(removed(right), added(right)));
    if (size === 0 || island * 2 > size) return false;
    const between = before.slice(left[1], right[0]);
    if (island === 0) return between.every((token) => BLANK.test(token));
    const replaced = [left, right].every((gap) => removed(gap) > 0 && added(gap) > 0);
    return replaced && !between.some((token) => token.startsWith('\n'));
  };
  const out: Gap[] = [];
  for (const gap of gaps) {
    let present = gap;
    for (let last = out.at(-1); last && joins(last, present); last = out.at(-1)) {
      present = [last[0], present[1], last[2], present[3]];
      out.pop();
    }
    out.push(present);
  }
  return out;
}

function runningWords(tokens: readonly string[]): Int32Array {
  const sums = new Int32Array(tokens.length + 1);
  tokens.forEach((token, at) => {
    sums[at + 1] = (sums[at] as number) + (isWord(token) ? 1 : 0);
  });
  return sums;
}

/** A text as its words, numbers, stretches of blanks, line ends and other characters. */
export function tokensOf(text: string): readonly string[] {
  return text.match(TOKEN) ?? [];
}

function isWord(token: string): boolean {
  return WORD.test(token);
}

/** Each distinct text as a number, the same on both sides. */
function numbered(before: readonly string[], after: readonly string[]): [number[], number[]] {
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  };
  return [before.map(numberOf), after.map(numberOf)];
}

/** Calls back with every common run (as a range of `before`) and the gap that follows it; empty ones at the ends too. */
function forEachGap(
  before: readonly number[],
  after: readonly number[],
  visit: (same: readonly [from: number, to: number], gap: Gap) => void,
): void {
  const runs = commonRuns(before, after);
  const ends = [...runs, { before: before.length, after: after.length, length: 0 }];
  let [same, a, b]: [readonly [number, number], number, number] = [[0, 0], 0, 0];
  for (const run of ends) {
    if (run.before > a || run.after > b || same[1] > same[0]) visit(same, [a, run.before, b, run.after]);
    a = run.before + run.length;
    b = run.after + run.length;
    same = [run.before, a];
  }
}

function add(pieces: DiffPiece[], kind: DiffPiece['kind'], text: string): void {
  if (text === '') return;
  const last = pieces.at(-1);
  if (last?.kind === kind) pieces[pieces.length - 1] = { kind, text: last.text + text };
  else pieces.push({ kind, text });
}

/** The comparison the other way round, removed before added again. */
function turned(pieces: readonly DiffPiece[]): readonly DiffPiece[] {
  const out = pieces.map(({ kind, text }): DiffPiece =>
    kind === 'same' ? { kind, text } : { kind: kind === 'added' ? 'removed' : 'added', text },
  );
  for (let at = 1; at < out.length; at += 1) {
    const [one, other] = [out[at - 1] as DiffPiece, out[at] as DiffPiece];
    if (one.kind === 'added' && other.kind === 'removed') [out[at - 1], out[at]] = [other, one];
  }
  return out;
}
