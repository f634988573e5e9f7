/**
 * Process behaviour charts of single values and their moving ranges (METHOD 9): did it really move, or is it routine?
 * Constants as published: 2.66 = 3 / 1.128, and 3.268 = D4 for pairs.
 */
export const LIMIT_FACTOR = 2.66;
export const RANGE_LIMIT_FACTOR = 3.268;
/** The same where the centre is the median, which a single extreme value does not move. */
const MEDIAN_LIMIT_FACTOR = 3.145;
const MEDIAN_RANGE_LIMIT_FACTOR = 3.865;

/** What the middle of values is. */
export const CENTRES = ['mean', 'median'] as const;
export type Centre = (typeof CENTRES)[number];

/** Limits of fewer values than this say nothing. */
export const FEWEST_VALUES = 6;

/** The lines of a chart; of the medians where these are the centre. */
export interface XmrLimits {
  readonly mean: number;
  readonly meanRange: number;
  readonly upper: number;
  readonly lower: number;
  /** Moving ranges above it are signals. */
  readonly upperRange: number;
}

/** Limits of values in order of time; null for fewer than six finite ones. */
export function xmrLimits(values: readonly number[], centre: Centre = 'mean'): XmrLimits | null {
  if (values.length < FEWEST_VALUES || !values.every(Number.isFinite)) return null;
  const middle = centre === 'mean' ? meanOf : medianOf;
  const [limit, range] =
    centre === 'mean' ? [LIMIT_FACTOR, RANGE_LIMIT_FACTOR] : [MEDIAN_LIMIT_FACTOR, MEDIAN_RANGE_LIMIT_FACTOR];
  const mean = middle(values);
  const meanRange = middle(movingRanges(values));
  return {
    mean,
    meanRange,
    upper: mean + limit * meanRange,
    lower: mean - limit * meanRange,
    upperRange: range * meanRange,
  };
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** Distances between neighbours, one fewer than there are values. */
export function movingRanges(values: readonly number[]): number[] {
  return values.slice(1).map((value, i) => Math.abs(value - values[i]!));
}

/** Why a value is a signal; of several reasons the first of these. */
export type XmrSignal = 'outside-limit' | 'near-limit' | 'run';

const NEAR_OF = 4;
const NEAR_COUNT = 3;
const RUN_LENGTH = 8;

/**
 * The signal of each value by the three published rules, null where there is none: a value outside the limits; three of
 * four in a row beyond the same quarter line, which lies halfway between centre and limit; eight in a row on one side of
 * the centre, where a value on it counts as below.
 */
export function xmrSignals(values: readonly number[], limits: XmrLimits): (XmrSignal | null)[] {
  const { mean, upper, lower } = limits;
  const near = (side: 1 | -1): boolean[] => {
    const line = (mean + (side === 1 ? upper : lower)) / 2;
    return values.map((value) => (side === 1 ? value > line : value < line));
  };
  const above = values.map((value) => value > mean);
  const nearLimit = marked(values.length, NEAR_OF, (from) =>
    [near(1), near(-1)].flatMap((beyond) => {
      const those = range(from, NEAR_OF).filter((i) => beyond[i]);
      return those.length >= NEAR_COUNT ? those : [];
    }),
  );
  const inRun = marked(values.length, RUN_LENGTH, (from) => {
    const those = range(from, RUN_LENGTH);
    return those.every((i) => above[i] === above[from]) ? those : [];
  });
  return values.map((value, i) => {
    if (value > upper || value < lower) return 'outside-limit';
    if (nearLimit[i]) return 'near-limit';
    return inRun[i] ? 'run' : null;
  });
}

const range = (from: number, length: number): number[] => Array.from({ length }, (_, i) => from + i);

/** Marks what any window of a size names. */
function marked(count: number, size: number, named: (from: number) => readonly number[]): boolean[] {
  const marks = new Array<boolean>(count).fill(false);
  for (let from = 0; from + size <= count; from++) for (const i of named(from)) marks[i] = true;
  return marks;
}
