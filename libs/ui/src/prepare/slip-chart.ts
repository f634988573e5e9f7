/** The slip of a plan over time as a drawing: where it ended against the promise, and the work added since the baseline. */
import { addDays, toDayNumber, type PlainDate } from '@workback/domain/calendar/plain-date';
import {
  annotationsOn,
  type ChartAnnotation,
  prepareAnnotations,
  type PreparedAnnotations,
} from './chart-annotations.js';
import { dayTicks, type Tick } from './chart-axes.js';
import { NO_DATA } from './format.js';
import { days, formatDate } from './format-date.js';

/** How a plan stood against its baseline on a day; working days, later and more are positive. */
export interface SlipDay {
  readonly on: PlainDate;
  readonly launchDate: PlainDate | null;
  readonly forecast: PlainDate | null;
  readonly forecastSlipDays: number | null;
  readonly scopeDays: number;
}

/** A milestone of the baseline whose end moved, with one slip for each day. */
export interface SlippedMilestone {
  readonly id: string;
  readonly number: number;
  readonly outcome: string;
  readonly slipDays: readonly (number | null)[];
}

/** What a chart of slip is made of. */
export interface SlipSeries {
  readonly baseline: { readonly name: string; readonly takenOn: PlainDate };
  readonly points: readonly SlipDay[];
  readonly milestones: readonly SlippedMilestone[];
  /** The day on which it launched, if it did. */
  readonly launchedOn: PlainDate | null;
}

/** One line: a value for each day that has one. */
export interface SlipLine {
  readonly points: readonly { readonly day: number; readonly value: number }[];
  /** What stands at its right end. */
  readonly label: string;
}

/** An axis of working days. */
export interface SlipAxis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly Tick[];
}

/** Everything that is drawn, and the same as rows. */
export interface PreparedSlip {
  readonly says: string;
  readonly from: number;
  readonly to: number;
  readonly dayTicks: readonly Tick[];
  readonly slip: SlipAxis;
  readonly launch: SlipLine;
  /** Those that slip most, beside the launch. */
  readonly milestones: readonly SlipLine[];
  readonly scope: SlipAxis & { readonly line: SlipLine };
  readonly annotations: PreparedAnnotations;
  /** Headings of the rows. */
  readonly columns: readonly string[];
  /** Newest first, only days on which something differs from the day before. */
  readonly rows: readonly (readonly string[])[];
}

const COLUMNS = ['Date', 'Promised', 'Plan ends', 'Slip', 'Work added'] as const;

/** Prepares the drawing; null where there is no more than one day to show. */
export function prepareSlip(
  { baseline, points, milestones, launchedOn }: SlipSeries,
  options: {
    readonly dayTicksAtMost: number;
    readonly linesAtMost: number;
    readonly annotations?: readonly ChartAnnotation[];
  },
): PreparedSlip | null {
  const { dayTicksAtMost, linesAtMost } = options;
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 2) return null;
  const [from, to] = [toDayNumber(first.on), toDayNumber(last.on)];
  const launch = lineOf(
    points.map(({ forecastSlipDays }) => forecastSlipDays),
    points,
    'Launch',
  );
  const shown = milestones
    .map(({ number, slipDays }) => lineOf(slipDays, points, `M${number}`))
    .filter((line) => line.points.length > 1)
    .slice(0, linesAtMost);
  const slips = [launch, ...shown].flatMap((line) => line.points.map(({ value }) => value));
  const scope = lineOf(
    points.map(({ scopeDays }) => scopeDays),
    points,
    '',
  );
  const annotations = prepareAnnotations(options.annotations ?? [], from, to);
  return {
    says: conclusion(baseline.takenOn, last, launchedOn),
    from,
    to,
    dayTicks: dayTicks(from, to, dayTicksAtMost),
    slip: dayAxis(slips),
    launch,
    milestones: shown,
    scope: { ...dayAxis(scope.points.map(({ value }) => value)), line: scope },
    annotations,
    columns: annotations.marks.length > 0 ? [...COLUMNS, 'Happened'] : COLUMNS,
    rows: rowsOf(points, annotations).toReversed(),
  };
}

function lineOf(values: readonly (number | null)[], points: readonly SlipDay[], name: string): SlipLine {
  const known = values.flatMap((value, at) => (value === null ? [] : [{ day: toDayNumber(points[at]!.on), value }]));
  const last = known.at(-1)?.value;
  return { points: known, label: last === undefined ? name : `${name} ${signedDays(last)}`.trim() };
}

/** A slip with its sign, 0 without one. */
export function signedDays(count: number): string {
  return count === 0 ? '0 d' : `${count > 0 ? '+' : '−'}${Math.abs(count)} d`;
}

function conclusion(takenOn: PlainDate, last: SlipDay, launchedOn: PlainDate | null): string {
  const { forecastSlipDays: slip, scopeDays } = last;
  const added = `${days(Math.abs(scopeDays))} of work ${scopeDays > 0 ? 'added' : 'taken out'}`;
  return `${launchedOn ? `Launched ${formatDate(launchedOn)}` : slipWords(slip)} since ${formatDate(takenOn)}, with ${scopeDays === 0 ? 'no work added' : added}`;
}

function slipWords(slip: number | null): string {
  if (slip === null) return 'The plan has no end to measure';
  if (slip === 0) return 'The end of the plan has not moved';
  return `The end of the plan moved ${days(Math.abs(slip))} ${slip > 0 ? 'later' : 'earlier'}`;
}

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];

/** An axis of whole days through 0 with about five ticks. */
function dayAxis(values: readonly number[]): SlipAxis {
  const low = values.reduce((a, b) => Math.min(a, b), 0);
  const high = values.reduce((a, b) => Math.max(a, b), 1);
  const step = STEPS.find((each) => (high - low) / each <= 5) ?? Math.ceil((high - low) / 5);
  const [first, last] = [Math.floor(low / step), Math.ceil(high / step)];
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => {
    const value = (first + at) * step;
    return { at: value, label: signedDays(value) };
  });
  return { from: first * step, to: last * step, ticks };
}

/** With annotations, what happened from a row to the next stands in it. */
function rowsOf(points: readonly SlipDay[], { marks }: PreparedAnnotations): string[][] {
  const cells = points.map(({ on, launchDate, forecast, forecastSlipDays, scopeDays }) => [
    formatDate(on),
    formatDate(launchDate),
    formatDate(forecast),
    forecastSlipDays === null ? NO_DATA : signedDays(forecastSlipDays),
    signedDays(scopeDays),
  ]);
  const shown = cells.flatMap((row, at) =>
    at === 0 || row.slice(1).join() !== cells[at - 1]!.slice(1).join() ? [{ row, on: points[at]!.on }] : [],
  );
  if (marks.length === 0) return shown.map(({ row }) => row);
  const happened = marks.map(({ annotation }) => annotation);
  return shown.map(({ row, on }, at) => {
    const next = shown[at + 1]?.on;
    return [...row, annotationsOn(happened, on, next === undefined ? points.at(-1)!.on : addDays(next, -1))];
  });
}
