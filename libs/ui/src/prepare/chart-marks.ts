/** Marks around a chart: labels that do not cover each other, and verdicts in stretches. Pixels in, pixels out. */
import { toDayNumber, type PlainDate } from '@workback/domain/calendar/plain-date';

/** A label that wants to stand at a height. */
export interface WishedLabel {
  readonly key: string;
  readonly y: number;
}

/** Moves labels apart to `gap` pixels within `top` and `bottom`, keeping their order; the first wish is moved least. */
export function spreadLabels(
  labels: readonly WishedLabel[],
  gap: number,
  top: number,
  bottom: number,
): ReadonlyMap<string, number> {
  const sorted = labels
    .map((label) => ({ ...label, y: Math.min(bottom, Math.max(top, label.y)) }))
    .sort((a, b) => a.y - b.y);
  for (let i = 1; i < sorted.length; i++) sorted[i]!.y = Math.max(sorted[i]!.y, sorted[i - 1]!.y + gap);
  // What was pushed out at the bottom pushes the ones above it back up.
  let limit = bottom;
  for (let i = sorted.length - 1; i >= 0; i--) {
    sorted[i]!.y = Math.min(sorted[i]!.y, limit);
    limit = sorted[i]!.y - gap;
  }
  return new Map(sorted.map(({ key, y }) => [key, y]));
}

/** One evaluation: the day it was made, the state's key and its word. */
export interface VerdictMark<State extends string = string> {
  readonly date: PlainDate;
  readonly state: State;
  readonly label: string;
}

/** Evaluations in a row with the same state. */
export interface VerdictStretch<State extends string = string> {
  readonly state: State;
  readonly label: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly fromDay: number;
  readonly toDay: number;
  readonly count: number;
}

/** Joins evaluations with the same state that follow each other; those without a date are left out. */
export function verdictStretches<State extends string>(
  verdicts: readonly VerdictMark<State>[],
): VerdictStretch<State>[] {
  const stretches: VerdictStretch<State>[] = [];
  const dated = verdicts.filter(({ date }) => !Number.isNaN(toDayNumber(date)));
  for (const { date, state, label } of dated.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))) {
    const day = toDayNumber(date);
    const last = stretches.at(-1);
    if (last?.state === state && last.label === label) {
      stretches[stretches.length - 1] = { ...last, to: date, toDay: day, count: last.count + 1 };
    } else {
      stretches.push({ state, label, from: date, to: date, fromDay: day, toDay: day, count: 1 });
    }
  }
  return stretches;
}

/** Where a stretch stands below the chart; `tight` ones have no room for their word. */
export interface PlacedStretch<State extends string = string> extends VerdictStretch<State> {
  readonly x: number;
  readonly toX: number;
  readonly tight: boolean;
}

const SHAPE_WIDTH = 20;
const LETTER_WIDTH = 7;

/** Places stretches along a row `width` pixels wide; the last keeps its word, and is moved left when it would run out. */
export function placeStretches<State extends string>(
  stretches: readonly VerdictStretch<State>[],
  xOf: (day: number) => number,
  width: number,
): PlacedStretch<State>[] {
  const placed: PlacedStretch<State>[] = [];
  let next = width;
  for (const stretch of [...stretches].reverse()) {
    const word = SHAPE_WIDTH + stretch.label.length * LETTER_WIDTH;
    const isLast = placed.length === 0;
    const at = xOf(stretch.fromDay) - 6;
    const x = Math.max(0, isLast ? Math.min(at, width - word) : Math.min(at, next - SHAPE_WIDTH));
    placed.unshift({
      ...stretch,
      x,
      toX: Math.min(next - 4, Math.max(x, xOf(stretch.toDay) + 6)),
      tight: !isLast && x + word > next,
    });
    next = x;
  }
  return placed;
}
