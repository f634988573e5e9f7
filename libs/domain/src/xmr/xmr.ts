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
  const [high, low] = [(mean + upper) / 2, (mean + lower) / 2];
  const near = new Uint8Array(values.length);
  for (const beyond of [(value: number) => value > high, (value: number) => value < low]) {
    markWindows(values, NEAR_OF, NEAR_COUNT, beyond, near);
  }
  const inRun = new Uint8Array(values.length);
  for (const side of [(value: number) => value > mean, (value: number) => value <= mean]) {
    markWindows(values, RUN_LENGTH, RUN_LENGTH, side, inRun);
  }
  return values.map((value, i) => {
    if (value > upper || value < lower) return 'outside-limit';
    if (near[i]) return 'near-limit';
    return inRun[i] ? 'run' : null;
  });
}

/** Marks the values that are such in every window of a size that holds enough of them; decks ask this of hundreds of series. */
function markWindows(
  values: readonly number[],
  size: number,
  enough: number,
  isSuch: (value: number) => boolean,
  marks: Uint8Array,
): void {
  const such = values.map(isSuch);
  let count = 0;
  for (let at = 0; at < such.length; at += 1) {
    if (such[at]) count += 1;
    if (at >= size && such[at - size]) count -= 1;
    if (at < size - 1 || count < enough) continue;
    for (let i = at - size + 1; i <= at; i += 1) if (such[i]) marks[i] = 1;
  }
}
