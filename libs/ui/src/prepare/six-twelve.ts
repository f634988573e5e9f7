/** Geometry of a 6-12 chart (METHOD.md 7.8): six weeks left, months right, each with a scale of its own. */
import { type Tick, type ValueAxis, valueAxis } from './chart-axes.js';
import type { DeckKpiLook, DeckPeriods } from './deck-figures.js';
import { formatValue } from './format.js';

export interface SixTwelveInput {
  readonly weeks: DeckPeriods;
  readonly months: DeckPeriods;
  /** A name for every period: “Wk 47”, “Oct”. */
  readonly weekNames: readonly string[];
  readonly monthNames: readonly string[];
  readonly look: DeckKpiLook;
  /** Draws the side of the target that must not be reached. */
  readonly isGuardrail: boolean;
}

/** A place in the drawing. */
export interface PlacedPoint {
  readonly x: number;
  readonly y: number;
}

/** One half of the chart. */
export interface Panel {
  readonly left: number;
  readonly right: number;
  readonly ticks: readonly { readonly y: number; readonly label: string }[];
  /** Lines that break where there is no number. */
  readonly current: string;
  readonly prior: string;
  readonly dots: readonly (PlacedPoint & { readonly hollow: boolean })[];
  readonly targets: readonly PlacedPoint[];
  /** Top and height of the band on the bad side, and its edge. */
  readonly band: { readonly y: number; readonly height: number; readonly edge: number } | null;
  readonly names: readonly { readonly x: number; readonly text: string }[];
  /** A strip a period, with everything in it as words. */
  readonly strips: readonly { readonly x: number; readonly width: number; readonly text: string }[];
}

export interface PreparedSixTwelve {
  readonly weeks: Panel;
  readonly months: Panel;
  readonly top: number;
  readonly bottom: number;
  readonly hasData: boolean;
}

const TOP = 10;
const NAMES = 22;
const LEAST_AXIS_ROOM = 38;
const GAP = 26;
const LETTER_WIDTH = 6.2;
const NAME_GAP = 4;
/** Below it “Wk 42” would touch its neighbour. */
const LONG_NAME = 28;
/** Ticks beyond it would stand too close in so low a drawing. */
const MOST_TICKS = 5;

/** Prepares a drawing of this size. */
export function prepareSixTwelve(input: SixTwelveInput, width: number, height: number): PreparedSixTwelve {
  const { weeks, months, look, isGuardrail } = input;
  const bottom = height - NAMES;
  const [leftRoom, rightRoom] = [axisRoom(weeks, look), axisRoom(months, look)];
  const inner = Math.max(120, width - leftRoom - rightRoom - GAP);
  const counts = [weeks.value.length, months.value.length] as const;
  // Six weeks get more room each than twelve months: they are what is reviewed.
  const share = Math.min(0.5, (counts[0] * 1.25) / (counts[0] * 1.25 + counts[1]));
  const weeksRight = leftRoom + inner * share;
  const panel = (periods: DeckPeriods, names: readonly string[], left: number, right: number): Panel =>
    preparePanel({ periods, names, look, isGuardrail, left, right, top: TOP, bottom });
  return {
    weeks: panel(weeks, input.weekNames, leftRoom, weeksRight),
    months: panel(months, input.monthNames, weeksRight + GAP, width - rightRoom),
    top: TOP,
    bottom,
    hasData: [weeks, months].some(({ value, priorYear }) =>
      [...value, ...priorYear.value].some((each) => each !== null),
    ),
  };
}

const axisOf = ({ value, priorYear, target }: DeckPeriods, look: DeckKpiLook): ValueAxis =>
  valueAxis(
    [...value, ...priorYear.value, ...(target?.value ?? [])].filter((each) => each !== null),
    look,
  );

/** Room for the longest label beside the axis. */
function axisRoom(periods: DeckPeriods, look: DeckKpiLook): number {
  const longest = Math.max(0, ...axisOf(periods, look).ticks.map(({ label }) => label.length));
  return Math.max(LEAST_AXIS_ROOM, Math.ceil(longest * LETTER_WIDTH) + 10);
}

interface PanelInput {
  readonly periods: DeckPeriods;
  readonly names: readonly string[];
  readonly look: DeckKpiLook;
  readonly isGuardrail: boolean;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function preparePanel({ periods, names, look, isGuardrail, left, right, top, bottom }: PanelInput): Panel {
  const { value, state, priorYear, target } = periods;
  const axis = axisOf(periods, look);
  const step = (right - left) / Math.max(1, value.length);
  const x = (at: number): number => round(left + step * (at + 0.5));
  const y = (each: number): number =>
    round(bottom - ((each - axis.from) / (axis.to - axis.from || 1)) * (bottom - top));
  const place = (each: number | null, at: number): PlacedPoint | null =>
    each === null ? null : { x: x(at), y: y(each) };
  const edge = isGuardrail ? (target?.value.findLast((each) => each !== null) ?? null) : null;
  // The first name of weeks is the longest, and has the axis beside it.
  const nameWidth = (names[1]?.length ?? 0) * LETTER_WIDTH + NAME_GAP;
  const every = Math.max(1, Math.ceil(nameWidth / Math.max(1, step)));
  return {
    left,
    right,
    ticks: thinned(axis.ticks).map(({ at, label }) => ({ y: y(at), label })),
    current: lineThrough(value.map(place)),
    prior: lineThrough(priorYear.value.map(place)),
    dots: value.flatMap((each, at) => {
      const point = place(each, at);
      return point ? [{ ...point, hollow: state[at] === 'partial' }] : [];
    }),
    targets: edge === null ? (target?.value ?? []).flatMap((each, at) => place(each, at) ?? []) : [],
    band: edge === null ? null : bandOf(y(edge), look.direction, top, bottom),
    // Counted from the last, which is the one that is reviewed.
    names: names.flatMap((text, at) =>
      (names.length - 1 - at) % every === 0
        ? [{ x: x(at), text: step < LONG_NAME ? text.replace(/^Wk /, '') : text }]
        : [],
    ),
    strips: names.map((name, at) => ({
      x: round(left + step * at),
      width: round(step),
      text: stripWords(name, periods, at, look),
    })),
  };
}

function bandOf(edge: number, direction: 'up' | 'down', top: number, bottom: number): Panel['band'] {
  return direction === 'up' ? { y: edge, height: bottom - edge, edge } : { y: top, height: edge - top, edge };
}

function thinned(ticks: readonly Tick[]): readonly Tick[] {
  const every = Math.ceil(ticks.length / MOST_TICKS);
  return ticks.filter((_, at) => at % every === 0);
}

/** A path through points that breaks at gaps; a lone point has no line. */
export function lineThrough(points: readonly (PlacedPoint | null)[]): string {
  let pen = false;
  return points
    .map((point) => {
      if (point === null) {
        pen = false;
        return '';
      }
      const command = `${pen ? 'L' : 'M'}${point.x} ${point.y}`;
      pen = true;
      return command;
    })
    .join('');
}

function stripWords(
  name: string,
  { value, state, presentDays, expectedDays, priorYear, target }: DeckPeriods,
  at: number,
  look: DeckKpiLook,
): string {
  const days =
    state[at] === 'partial' || state[at] === 'incomplete' ? ` (${presentDays[at]} of ${expectedDays[at]} days)` : '';
  return [
    `${name}: ${formatValue(value[at] ?? null, look)}${days}`,
    `prior year ${formatValue(priorYear.value[at] ?? null, look)}`,
    ...(target ? [`plan ${formatValue(target.value[at] ?? null, look)}`] : []),
  ].join(', ');
}

const round = (number: number): number => Math.round(number * 10) / 10;
