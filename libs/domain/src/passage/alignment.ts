import { commonRuns } from '../prfaq/common-runs.js';

/** Words looked at beyond the old surroundings on each side: more than that is rarely inserted in one go. */
const SLACK = 160;
/** Words by which neighbouring votes are gathered. */
const BUCKET = 32;
/** A run of three words that stands in more places than this tells nothing. */
const MOST_PLACES = 8;
/** Votes of words that belong to the passage, or stand right beside it, count this often. */
const NEAR_VOTES = 4;
const NEAR = 8;

/** Where each word of the old surroundings stands among the present words; -1 for those that are gone. */
export interface Alignment {
  readonly present: Int32Array;
  /** The other way round, for the present words in `[from, to)`. */
  readonly old: Int32Array;
  readonly from: number;
  readonly to: number;
}

/** Lays old words over present ones. `passage` are the old words that matter most; `expected` is where the first was. */
export function align(
  old: readonly string[],
  present: readonly string[],
  passage: readonly [from: number, to: number],
  expected: number,
): Alignment {
  const numbers = new Map<string, number>();
  for (const word of old) if (!numbers.has(word)) numbers.set(word, numbers.size);
  const a = old.map((word) => numbers.get(word) as number);
  const b = present.map((word) => numbers.get(word) ?? -1);
  const [from, to] = regionOf(a, b, numbers.size, passage, expected);
  const toPresent = new Int32Array(a.length).fill(-1);
  const toOld = new Int32Array(to - from).fill(-1);
  for (const { before, after, length } of commonRuns(a, b.slice(from, to))) {
    for (let i = 0; i < length; i += 1) {
      toPresent[before + i] = from + after + i;
      toOld[after + i] = before + i;
    }
  }
  return { present: toPresent, old: toOld, from, to };
}

/** The stretch of the present words in which the old ones are looked for: where most runs of three words agree. */
function regionOf(
  a: readonly number[],
  b: readonly number[],
  distinct: number,
  [passageFrom, passageTo]: readonly [number, number],
  expected: number,
): readonly [number, number] {
  if (b.length <= a.length + 2 * SLACK) return [0, b.length];
  const runOf = (words: readonly number[], at: number): number =>
    ((words[at] as number) * distinct + (words[at + 1] as number)) * distinct + (words[at + 2] as number);
  const places = new Map<number, number[]>();
  for (let at = 0; at + 2 < a.length; at += 1) {
    const known = places.get(runOf(a, at));
    if (known === undefined) places.set(runOf(a, at), [at]);
    else if (known.length <= MOST_PLACES) known.push(at);
  }
  const votes = new Map<number, number>();
  for (let at = 0; at + 2 < b.length; at += 1) {
    if (b[at] === -1 || b[at + 1] === -1 || b[at + 2] === -1) continue;
    const old = places.get(runOf(b, at)) ?? [];
    if (old.length > MOST_PLACES) continue;
    for (const from of old) {
      const bucket = Math.floor((at - from) / BUCKET);
      const near = from >= passageFrom - NEAR && from < passageTo + NEAR;
      votes.set(bucket, (votes.get(bucket) ?? 0) + (near ? NEAR_VOTES : 1));
    }
  }
  const home = Math.floor((expected - passageFrom) / BUCKET);
  let best = home;
  let most = 0;
  for (const [bucket] of votes) {
    const sum = (votes.get(bucket) ?? 0) + (votes.get(bucket + 1) ?? 0);
    if (sum < most || (sum === most && Math.abs(bucket - home) >= Math.abs(best - home))) continue;
    best = bucket;
    most = sum;
  }
  const from = Math.max(0, Math.min(b.length, best * BUCKET - SLACK));
  return [from, Math.min(b.length, Math.max(from, best * BUCKET + a.length + BUCKET + SLACK))];
}
