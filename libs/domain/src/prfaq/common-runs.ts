/** Edits up to which the shortest way is looked for; beyond it, rare members divide the sequences first. */
const MOST_EDITS = 512;
/** How often a stretch is divided before what is left of it counts as replaced. */
const MOST_DIVISIONS = 24;

/** A stretch that two sequences have in common: `length` members from `before` in the one and from `after` in the other. */
export interface CommonRun {
  readonly before: number;
  readonly after: number;
  readonly length: number;
}

type Stretch = readonly [beforeFrom: number, beforeTo: number, afterFrom: number, afterTo: number, divisions: number];

/**
 * The common runs of two sequences of numbers, in order and as long as they get. Few edits: the shortest edit script
 * (Myers, "An O(ND) difference algorithm", 1986). Many: members that stand once on each side divide the sequences first
 * (patience). Time grows with the length, not with its square, also where nothing is alike.
 */
export function commonRuns(before: readonly number[], after: readonly number[]): readonly CommonRun[] {
  const found: CommonRun[] = [];
  const waiting: Stretch[] = [[0, before.length, 0, after.length, 0]];
  const keep = (run: CommonRun): void => {
    if (run.length > 0) found.push(run);
  };
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    let [aFrom, aTo, bFrom, bTo] = next;
    const head = sameHead(before, after, next);
    keep({ before: aFrom, after: bFrom, length: head });
    aFrom += head;
    bFrom += head;
    const tail = sameTail(before, after, [aFrom, aTo, bFrom, bTo, 0]);
    aTo -= tail;
    bTo -= tail;
    keep({ before: aTo, after: bTo, length: tail });
    if (aFrom === aTo || bFrom === bTo) continue;
    const inner: Stretch = [aFrom, aTo, bFrom, bTo, next[4] + 1];
    const shortest = shortestRuns(before, after, inner);
    if (shortest) shortest.forEach(keep);
    else if (next[4] < MOST_DIVISIONS) divide(before, after, inner, waiting, keep);
  }
  return joined(found.sort((one, other) => one.before - other.before));
}

function sameHead(before: readonly number[], after: readonly number[], [aFrom, aTo, bFrom, bTo]: Stretch): number {
  const most = Math.min(aTo - aFrom, bTo - bFrom);
  let count = 0;
  while (count < most && before[aFrom + count] === after[bFrom + count]) count += 1;
  return count;
}

function sameTail(before: readonly number[], after: readonly number[], [aFrom, aTo, bFrom, bTo]: Stretch): number {
  const most = Math.min(aTo - aFrom, bTo - bFrom);
  let count = 0;
  while (count < most && before[aTo - 1 - count] === after[bTo - 1 - count]) count += 1;
  return count;
}

/** The runs of the shortest edit script, or null when it needs more than `MOST_EDITS`. */
function shortestRuns(before: readonly number[], after: readonly number[], stretch: Stretch): CommonRun[] | null {
  const [aFrom, aTo, bFrom, bTo] = stretch;
  const width = aTo - aFrom;
  const height = bTo - bFrom;
  const most = Math.min(MOST_EDITS, width + height);
  // furthest[k + most + 1]: how far the best path on diagonal k (x - y) got on the side of `before`.
  const furthest = new Int32Array(2 * most + 3);
  const steps: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    steps.push(furthest.slice(most + 1 - edits - 1, most + 1 + edits + 2));
    for (let k = -edits; k <= edits; k += 2) {
      const at = k + most + 1;
      let x = comesDown(furthest, at, k, edits) ? (furthest[at + 1] as number) : (furthest[at - 1] as number) + 1;
      while (x < width && x - k < height && before[aFrom + x] === after[bFrom + x - k]) x += 1;
      furthest[at] = x;
      if (x >= width && x - k >= height) return walkBack(steps, edits, k, stretch);
    }
  }
  return null;
}

/** Whether the path on a diagonal is the one that adds a member, rather than the one that removes one. */
function comesDown(furthest: Int32Array, at: number, k: number, edits: number): boolean {
  return k === -edits || (k !== edits && (furthest[at - 1] as number) < (furthest[at + 1] as number));
}

function walkBack(steps: readonly Int32Array[], edits: number, k: number, [aFrom, aTo, bFrom]: Stretch): CommonRun[] {
  const runs: CommonRun[] = [];
  let x = aTo - aFrom;
  let diagonal = k;
  for (let edit = edits; edit >= 0; edit -= 1) {
    const furthest = steps[edit] as Int32Array;
    const at = diagonal + edit + 1;
    const down = comesDown(furthest, at, diagonal, edit);
    const startX = down ? (furthest[at + 1] as number) : (furthest[at - 1] as number) + 1;
    const from = edit === 0 ? 0 : startX;
    runs.push({ before: aFrom + from, after: bFrom + from - diagonal, length: x - from });
    x = down ? startX : startX - 1;
    diagonal += down ? 1 : -1;
  }
  return runs;
}

/** Divides a stretch at the members that stand exactly once on each side, as many as keep their order. */
function divide(
  before: readonly number[],
  after: readonly number[],
  [aFrom, aTo, bFrom, bTo, divisions]: Stretch,
  waiting: Stretch[],
  keep: (run: CommonRun) => void,
): void {
  const inBefore = singlePlaces(before, aFrom, aTo);
  const inAfter = singlePlaces(after, bFrom, bTo);
  const shared: (readonly [number, number])[] = [];
  for (const [member, at] of inBefore) {
    const other = inAfter.get(member);
    if (at >= 0 && other !== undefined && other >= 0) shared.push([at, other]);
  }
  let [a, b] = [aFrom, bFrom];
  for (const place of longestRising(shared)) {
    const [atBefore, atAfter] = shared[place] as readonly [number, number];
    waiting.push([a, atBefore, b, atAfter, divisions]);
    keep({ before: atBefore, after: atAfter, length: 1 });
    [a, b] = [atBefore + 1, atAfter + 1];
  }
  if (a > aFrom) waiting.push([a, aTo, b, bTo, divisions]);
}

/** Where each member stands, -1 for one that stands more than once. */
function singlePlaces(members: readonly number[], from: number, to: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let at = from; at < to; at += 1) {
    const member = members[at] as number;
    places.set(member, places.has(member) ? -1 : at);
  }
  return places;
}

/** Places in a list of pairs, ordered by their first, of the longest selection whose second ones rise. */
export function longestRising(pairs: readonly (readonly [number, number])[]): number[] {
  const ends: number[] = [];
  const behind = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([, value], index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] as number] as readonly [number, number])[1] < value) low = middle + 1;
      else high = middle;
    }
    if (low > 0) behind[index] = ends[low - 1] as number;
    ends[low] = index;
  });
  const chosen: number[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = behind[at] as number) chosen.push(at);
  return chosen.reverse();
}

function joined(runs: readonly CommonRun[]): CommonRun[] {
  const out: CommonRun[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (run.length === 0) continue;
    if (last && last.before + last.length === run.before && last.after + last.length === run.after) {
      out[out.length - 1] = { ...last, length: last.length + run.length };
    } else out.push(run);
  }
  return out;
}
