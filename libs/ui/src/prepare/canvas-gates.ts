/** Where the gates of an initiative stand over its plan. */
import { toDayNumber, type PlainDate } from '@workback/domain/calendar/plain-date';

/** A gate that has a date. */
export interface CanvasGate {
  readonly id: string;
  readonly name: string;
  readonly on: PlainDate;
  readonly passed: boolean;
  /** Something that it asks for is not settled. */
  readonly open: boolean;
  /** Everything about it in words, for whoever points at it. */
  readonly words: string;
}

/** A gate at its place; without room its name is left to whoever points at it. */
export interface PlacedGate extends CanvasGate {
  readonly x: number;
  readonly label: string | null;
}

const LETTER_WIDTH = 6.4;
const DIAMOND = 16;
/** The words of the launch flag stand left of the launch, those of a forecast that misses it right of it. */
const FLAG_WORDS = 160;
const FORECAST_WORDS = 110;

/** Places gates along the time; one is crossed at the beginning of its day, the launch gate at the end, with the flag. */
export function placeGates(
  gates: readonly CanvasGate[],
  xOf: (day: number) => number,
  launchX: number | null,
  lateForecast = false,
): PlacedGate[] {
  const placed = gates
    .map((gate) => ({ ...gate, x: xOf(toDayNumber(gate.on) + (gate.id === 'launch' ? 1 : 0)) }))
    .filter(({ x }) => Number.isFinite(x))
    .sort((a, b) => a.x - b.x);
  return placed.map((gate, i) => {
    const end = gate.x + DIAMOND + gate.name.length * LETTER_WIDTH;
    const next = placed[i + 1];
    const covered =
      (next !== undefined && end > next.x - DIAMOND / 2) ||
      (launchX !== null && gate.x <= launchX && end > launchX - FLAG_WORDS) ||
      (launchX !== null && lateForecast && gate.x > launchX && gate.x < launchX + FORECAST_WORDS);
    return { ...gate, label: covered ? null : gate.name };
  });
}
