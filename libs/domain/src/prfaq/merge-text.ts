import { commonRuns } from './common-runs.js';
import { mergeWords } from './merge-words.js';
import { joinUnits, type TextUnit, type UnitText, unitsOf } from './text-units.js';

/** A stretch of a merge: settled by itself, or changed by both sides in different ways. */
type MergePiece =
  | {
      readonly kind: 'settled';
      readonly units: readonly TextUnit[];
      /** The same without what only my side changed. */
      readonly ground: readonly TextUnit[];
    }
  | {
      readonly kind: 'contested';
      readonly base: readonly TextUnit[];
      readonly mine: readonly TextUnit[];
      readonly theirs: readonly TextUnit[];
    };

/** Two edits of one text laid together, paragraph by paragraph. */
export interface MergedText {
  readonly head: string;
  readonly pieces: readonly MergePiece[];
  readonly tail: string;
}

/**
 * What to take where both sides changed the same paragraphs. `ground` is the text that my side is an edit of from then on:
 * the old one with what only their side changed.
 */
export type MergeChoice = 'mine' | 'theirs' | 'both' | 'ground';

/** The same paragraphs as either side has them. */
export interface Contested {
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}

/** A run of base units that one side replaced by a run of its own; either may be empty. */
interface Hunk {
  readonly side: 'mine' | 'theirs';
  readonly from: number;
  readonly to: number;
  readonly ownFrom: number;
  readonly ownTo: number;
}

/**
 * Lays two edits of the same text together. Paragraphs, list items and table rows that one side changed are taken from it;
 * those that both changed are merged word by word where the words do not meet, and contested where they do; what both added
 * in the same place stands there twice, mine first. A word that either side added is in the result of `textOf` for `both`.
 */
export function mergeTexts(base: string, mine: string, theirs: string): MergedText {
  if (mine === theirs || mine === base) return whole(theirs);
  if (theirs === base) return whole(mine, base);
  const texts = { base: unitsOf(base), mine: unitsOf(mine), theirs: unitsOf(theirs) };
  const hunks = [...hunksOf('mine', texts.base, texts.mine), ...hunksOf('theirs', texts.base, texts.theirs)];
  hunks.sort((one, other) => one.from - other.from || one.to - other.to);
  const pieces: MergePiece[] = [];
  let at = 0;
  let shift = { mine: 0, theirs: 0 };
  const keep = (to: number): void => {
    if (to > at) pieces.push(agreed(unchanged(texts, at, to, shift)));
  };
  for (const group of groups(hunks)) {
    const from = Math.min(...group.map((hunk) => hunk.from));
    const to = Math.max(...group.map((hunk) => hunk.to));
    keep(from);
    const before = shift;
    shift = moved(shift, group);
    const own = (side: Hunk['side']): readonly TextUnit[] =>
      texts[side].units.slice(from + before[side], to + shift[side]);
    pieces.push(settled(texts.base.units, from, to, { mine: own('mine'), theirs: own('theirs') }, group));
    at = to;
  }
  keep(texts.base.units.length);
  const chosen = (part: (text: UnitText) => string): string => {
    const [b, m, t] = [part(texts.base), part(texts.mine), part(texts.theirs)];
    return m === b ? t : m;
  };
  return { head: chosen(({ head }) => head), pieces, tail: chosen(({ units }) => units.at(-1)?.gap ?? '') };
}

/** Says whether nothing is left for a person to choose. */
export const isSettled = ({ pieces }: MergedText): boolean => pieces.every(({ kind }) => kind === 'settled');

/** The text of a merge, with the contested paragraphs as chosen. */
export function textOf({ head, pieces, tail }: MergedText, choice: MergeChoice): string {
  const units = pieces.flatMap((piece) => {
    if (piece.kind === 'settled') return choice === 'ground' ? piece.ground : piece.units;
    if (choice === 'ground') return piece.base;
    if (choice !== 'both') return piece[choice];
    const mine = new Set(piece.mine.map(({ text }) => text));
    return [...piece.mine, ...piece.theirs.filter(({ text }) => !mine.has(text))];
  });
  return units.length === 0 ? head + tail : head + joinUnits(units) + tail;
}

/** The contested paragraphs, in order. */
export const contestedOf = ({ pieces }: MergedText): readonly Contested[] =>
  pieces.flatMap((piece) =>
    piece.kind === 'settled'
      ? []
      : [{ base: joinUnits(piece.base), mine: joinUnits(piece.mine), theirs: joinUnits(piece.theirs) }],
  );

function whole(text: string, ground = text): MergedText {
  const { head, units } = unitsOf(text);
  const under = ground === text ? units : unitsOf(ground).units;
  return {
    head,
    pieces: units.length + under.length === 0 ? [] : [agreed(units, under)],
    tail: units.at(-1)?.gap ?? '',
  };
}

const agreed = (units: readonly TextUnit[], ground = units): MergePiece => ({ kind: 'settled', units, ground });

function hunksOf(side: Hunk['side'], base: UnitText, own: UnitText): Hunk[] {
  const numbers = new Map<string, number>();
  const number = ({ text }: TextUnit): number => {
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    return known;
  };
  const hunks: Hunk[] = [];
  let from = 0;
  let ownFrom = 0;
  const ends = { before: base.units.length, after: own.units.length, length: 0 };
  for (const { before, after, length } of [...commonRuns(base.units.map(number), own.units.map(number)), ends]) {
    hunks.push(...split({ side, from, to: before, ownFrom, ownTo: after }));
    from = before + length;
    ownFrom = after + length;
  }
  return hunks;
}

/** As many new units as old ones replaced them one by one, so that the other side may change one between two of mine. */
function split(hunk: Hunk): Hunk[] {
  const { side, from, to, ownFrom, ownTo } = hunk;
  if (from === to && ownFrom === ownTo) return [];
  if (to - from !== ownTo - ownFrom) return [hunk];
  return Array.from({ length: to - from }, (_, at) => ({
    side,
    from: from + at,
    to: from + at + 1,
    ownFrom: ownFrom + at,
    ownTo: ownFrom + at + 1,
  }));
}

/** Hunks that meet: they share a base unit, one begins inside the other, or both add in the same place. */
function groups(hunks: readonly Hunk[]): Hunk[][] {
  const found: Hunk[][] = [];
  let to = -1;
  for (const hunk of hunks) {
    const last = found.at(-1);
    const isAddition = hunk.from === hunk.to;
    const addsToo = isAddition && (last ?? []).some((other) => other.from === other.to && other.from === hunk.from);
    if (last && (hunk.from < to || addsToo)) last.push(hunk);
    else found.push([hunk]);
    to = Math.max(to, hunk.to);
  }
  return found;
}

function moved(shift: { mine: number; theirs: number }, group: readonly Hunk[]): { mine: number; theirs: number } {
  const next = { ...shift };
  for (const { side, from, to, ownFrom, ownTo } of group) next[side] += ownTo - ownFrom - (to - from);
  return next;
}

type Sides = { readonly mine: readonly TextUnit[]; readonly theirs: readonly TextUnit[] };

function settled(
  base: readonly TextUnit[],
  from: number,
  to: number,
  sides: Sides,
  group: readonly Hunk[],
): MergePiece {
  const { mine, theirs } = sides;
  if (group.every(({ side }) => side === 'mine')) return agreed(mine, base.slice(from, to));
  if (group.every(({ side }) => side === 'theirs')) return agreed(theirs);
  if (sameTexts(mine, theirs)) return agreed(mine);
  if (from === to && base.length > 0) {
    if (holds(mine, theirs)) return agreed(mine, theirs);
    if (holds(theirs, mine)) return agreed(theirs);
    // Two different additions; one that goes on from the other is the same paragraph twice.
    if (!mine.some((one) => theirs.some((other) => goesOn(one, other)))) return agreed([...mine, ...theirs], theirs);
  }
  const old = base.slice(from, to);
  const both = mergedUnits(old, mine, theirs);
  if (!both) return { kind: 'contested', base: old, mine, theirs };
  const read = [old, mine, theirs].map((units) => units[0]?.text ?? '');
  return agreed(knownAs(read, both), knownAs(read, theirs));
}

/** Both edits of the same paragraphs, where they are far enough from each other. */
function mergedUnits(
  base: readonly TextUnit[],
  mine: readonly TextUnit[],
  theirs: readonly TextUnit[],
): readonly TextUnit[] | null {
  const [old, my, their] = [base, mine, theirs].map((units) => units.at(-1));
  if (!old || !my || !their) return null;
  const words = mergeWords(joinUnits(base), joinUnits(mine), joinUnits(theirs));
  if (words === null) return null;
  const { head, units } = unitsOf(words);
  // Each paragraph that somebody added or took away is one more or less, and no other one.
  if (head !== '' || units.length !== mine.length + theirs.length - base.length) return null;
  const { gap, next } = my.gap === old.gap && my.next === old.next ? their : my;
  return units.map((unit, at) => (at === units.length - 1 ? { ...unit, gap, next } : unit));
}

/** Units of which the first read differently where it stood before. */
const knownAs = (sides: readonly string[], units: readonly TextUnit[]): readonly TextUnit[] =>
  units.map((unit, at) => (at === 0 ? { ...unit, sides } : unit));

const sameTexts = (one: readonly TextUnit[], other: readonly TextUnit[]): boolean =>
  one.length === other.length && one.every(({ text }, at) => text === other[at]?.text);

/** Says whether all units of one run stand in another, in order. */
function holds(all: readonly TextUnit[], some: readonly TextUnit[]): boolean {
  let at = 0;
  for (const { text } of all) if (text === some[at]?.text) at += 1;
  return at === some.length;
}

const goesOn = (one: TextUnit, other: TextUnit): boolean =>
  one.text.startsWith(other.text.slice(0, 40)) || other.text.startsWith(one.text.slice(0, 40));

/** Base units that nobody changed, with the line ends of whoever changed those. */
function unchanged(
  { base, mine, theirs }: Record<'base' | 'mine' | 'theirs', UnitText>,
  from: number,
  to: number,
  shift: { mine: number; theirs: number },
): TextUnit[] {
  return base.units.slice(from, to).map((unit, index) => {
    const my = mine.units[from + index + shift.mine] ?? unit;
    const their = theirs.units[from + index + shift.theirs] ?? unit;
    return my.gap === unit.gap && my.next === unit.next ? their : my;
  });
}
