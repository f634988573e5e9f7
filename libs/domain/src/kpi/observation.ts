/** What is let in from a source, and what it changes (RELIABILITY.md facts 10 and C16; PRODUCT.md E5). */
import { fromDayNumber, toDayNumber, type PlainDate } from '../calendar/plain-date.js';
import { aggregate, type Aggregation } from './aggregation.js';
import type { DailyPoint } from './daily-series.js';

/** Values must be smaller than this in size, so that sums of years stay finite. */
export const MAX_MAGNITUDE = 1e300;
/** The first date that is taken: a slip in a year must not create a series of centuries. */
export const EARLIEST_DATE: PlainDate = '1900-01-01';
/** Clocks and zones differ: a row may be dated one day ahead, not more. */
const MAX_DAYS_AHEAD = 1;

/** A row that was not let in, by its place in the input, and why. */
export interface RefusedRow {
  readonly index: number;
  readonly reason: string;
}

/** Rows of a pull after the gate: one row a day in date order, and what was refused. */
export interface Admission {
  readonly accepted: readonly DailyPoint[];
  readonly refused: readonly RefusedRow[];
  /** Days that had several rows, combined by the KPI's aggregation. */
  readonly combinedDays: number;
}

/** Says why a row cannot be stored, or null when it can; `today` is the workspace's date. */
export function refusalOf(date: unknown, value: unknown, today: PlainDate): string | null {
  const day = typeof date === 'string' ? toDayNumber(date) : Number.NaN;
  if (Number.isNaN(day)) return `The date ${shown(date)} is not a date in the form YYYY-MM-DD.`;
  if (day < toDayNumber(EARLIEST_DATE)) return `The date ${shown(date)} lies before ${EARLIEST_DATE}.`;
  const ahead = day - toDayNumber(today);
  if (ahead > MAX_DAYS_AHEAD) return `The date ${shown(date)} lies ${ahead} days in the future.`;
  if (typeof value !== 'number') return `The value ${shown(value)} is not a number.`;
  if (!Number.isFinite(value)) return `The value ${value} is not a finite number.`;
  if (Math.abs(value) >= MAX_MAGNITUDE) return `The value ${value} is too large.`;
  return null;
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Lets in the rows that can be stored and combines several rows of one day by the KPI's aggregation, in their order. */
export function admitRows(
  rows: readonly { readonly date: unknown; readonly value: unknown }[],
  today: PlainDate,
  how: Aggregation,
): Admission {
  const refused: RefusedRow[] = [];
  const byDay = new Map<number, { index: number; values: number[] }>();
  for (const [index, row] of rows.entries()) {
    const reason = refusalOf(row.date, row.value, today);
    if (reason !== null) {
      refused.push({ index, reason });
      continue;
    }
    const day = toDayNumber(row.date as string);
    const known = byDay.get(day);
    if (known) known.values.push(row.value as number);
    else byDay.set(day, { index, values: [row.value as number] });
  }
  const accepted: DailyPoint[] = [];
  let combinedDays = 0;
  for (const [day, { index, values }] of [...byDay].sort(([a], [b]) => a - b)) {
    const value = values.length === 1 ? (values[0] as number) : combineSameDay(values, how);
    if (values.length > 1) combinedDays++;
    if (Math.abs(value) < MAX_MAGNITUDE) accepted.push({ date: fromDayNumber(day), value });
    else refused.push({ index, reason: `The rows of ${fromDayNumber(day)} together are too large.` });
  }
  return { accepted, refused, combinedDays };
}

/** One value for a day from its rows in the order they came; infinite when they are too large together. */
function combineSameDay(values: readonly number[], how: Aggregation): number {
  const day = { startDay: 0, values: Float64Array.from(values) };
  return aggregate(day, { from: 0, to: values.length - 1 }, how).value ?? Number.POSITIVE_INFINITY;
}

/** A stored value that came back different; the earlier one is kept with it. */
export interface Restatement {
  readonly date: PlainDate;
  readonly before: number;
  readonly after: number;
}

/** What a pull changes against what is stored. */
export interface ObservationDiff {
  readonly added: readonly DailyPoint[];
  readonly unchanged: number;
  readonly restated: readonly Restatement[];
}

/** Compares rows (one a day) with the stored ones: new, unchanged, or restated. Stored days that did not come again stay. */
export function diffObservations(
  incoming: readonly DailyPoint[],
  stored: ReadonlyMap<PlainDate, number>,
): ObservationDiff {
  const added: DailyPoint[] = [];
  const restated: Restatement[] = [];
  let unchanged = 0;
  for (const point of incoming) {
    const before = stored.get(point.date);
    if (before === undefined) added.push(point);
    else if (before === point.value) unchanged++;
    else restated.push({ date: point.date, before, after: point.value });
  }
  return { added, unchanged, restated };
}
