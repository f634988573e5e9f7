/** Geometry of a process behaviour chart over weeks (METHOD.md 9): did it really move? */
import { valueAxis } from './chart-axes.js';
import { formatValue, type NumberLook } from './format.js';
import { lineThrough, type PlacedPoint } from './six-twelve.js';

type Signal = 'outside-limit' | 'near-limit' | 'run';

export interface BehaviourHistory {
  readonly values: readonly (number | null)[];
  readonly limits: { readonly mean: number; readonly upper: number; readonly lower: number } | null;
  readonly signals: readonly (Signal | null)[];
}

export interface PreparedBehaviour {
  readonly ticks: readonly { readonly y: number; readonly label: string }[];
  readonly line: string;
  readonly dots: readonly (PlacedPoint & { readonly signal: Signal | null; readonly text: string })[];
  readonly limits: readonly { readonly y: number; readonly label: string; readonly kind: 'mean' | 'limit' }[];
  readonly left: number;
  readonly right: number;
  readonly hasData: boolean;
  /** What it says, in a sentence. */
  readonly says: string;
}

const LEFT = 44;
const RIGHT = 58;
const TOP = 10;
const BOTTOM = 8;
const SIGNAL_WORDS: Record<Signal, string> = {
  'outside-limit': 'outside the limits',
  'near-limit': 'one of three near a limit',
  run: 'one of eight on one side',
};

/** Prepares a drawing of this size. */
export function prepareBehaviour(
  history: BehaviourHistory,
  look: NumberLook,
  width: number,
  height: number,
): PreparedBehaviour {
  const { values, limits, signals } = history;
  const known = values.filter((value) => value !== null);
  const axis = valueAxis([...known, ...(limits ? [limits.upper, limits.lower] : [])], look);
  const right = Math.max(LEFT + 60, width - RIGHT);
  const bottom = height - BOTTOM;
  const x = (at: number): number =>
    Math.round((LEFT + ((right - LEFT) * (at + 0.5)) / Math.max(1, values.length)) * 10) / 10;
  const y = (value: number): number =>
    Math.round((bottom - ((value - axis.from) / (axis.to - axis.from || 1)) * (bottom - TOP)) * 10) / 10;
  const points = values.map((value, at) => (value === null ? null : { x: x(at), y: y(value) }));
  return {
    ticks: axis.ticks
      .filter((_, at) => at % Math.ceil(axis.ticks.length / 5) === 0)
      .map(({ at, label }) => ({ y: y(at), label })),
    line: lineThrough(points),
    dots: points.flatMap((point, at) => {
      const value = values[at];
      if (point === null || value === null || value === undefined) return [];
      const signal = signals[at] ?? null;
      const ago = values.length - 1 - at;
      const when = ago === 0 ? 'The reviewed week' : `${ago} ${ago === 1 ? 'week' : 'weeks'} before`;
      const text = `${when}: ${formatValue(value, look)}${signal ? `, ${SIGNAL_WORDS[signal]}` : ''}`;
      return [{ ...point, signal, text }];
    }),
    limits: limits
      ? [
          { y: y(limits.upper), label: formatValue(limits.upper, look, 'compact'), kind: 'limit' },
          { y: y(limits.mean), label: formatValue(limits.mean, look, 'compact'), kind: 'mean' },
          { y: y(limits.lower), label: formatValue(limits.lower, look, 'compact'), kind: 'limit' },
        ]
      : [],
    left: LEFT,
    right,
    hasData: known.length > 0,
    says: saysOf(history),
  };
}

function saysOf({ values, limits, signals }: BehaviourHistory): string {
  if (limits === null) return 'Limits need six weeks with a number.';
  const last = signals.at(-1) ?? null;
  const count = signals.filter((signal) => signal !== null).length;
  if (last !== null) return `The reviewed week is a signal: ${SIGNAL_WORDS[last]}.`;
  if (count > 0) return `Routine variation in the reviewed week; ${count} of ${values.length} weeks are signals.`;
  return `Routine variation: no signal in ${values.length} weeks.`;
}
