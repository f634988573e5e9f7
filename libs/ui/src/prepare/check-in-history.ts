/** The history of check-ins as a drawing: status over time, the finish forecast against the promise, and the work left. */
import { addDays, fromDayNumber, toDayNumber, type PlainDate } from '@workback/domain/calendar/plain-date';
import type { CheckInSpan } from '@workback/domain/check-in/check-in-spans';
import type { CheckInColour } from '@workback/domain/check-in/check-in';
import { statusWord } from '../status-mark.js';
import {
  annotationsOn,
  type ChartAnnotation,
  prepareAnnotations,
  type PreparedAnnotations,
} from './chart-annotations.js';
import { dayTicks, type Tick, valueAxis } from './chart-axes.js';
import { NO_DATA } from './format.js';
import { days, formatDate } from './format-date.js';

/** One check-in as far as the history shows it. */
export interface HistoryEntry {
  readonly on: PlainDate;
  readonly achievement: CheckInColour;
  readonly confidence: string | null;
  /** What the plan said that day: its finish, the day it has to hold, working days of work left. */
  readonly finishOn: PlainDate | null;
  readonly dueOn: PlainDate | null;
  readonly remainingDays: number | null;
  /** What the author expected. */
  readonly expectedOn: PlainDate | null;
}

/** A value on a day; both are numbers on axes. */
export interface HistoryPoint {
  readonly day: number;
  readonly value: number;
}

/** A panel of the drawing. */
export interface HistoryPanel {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly Tick[];
}

/** Everything that is drawn, and the same as rows. */
export interface CheckInHistory {
  /** The conclusion, as a sentence. */
  readonly says: string;
  readonly from: number;
  readonly to: number;
  readonly dayTicks: readonly Tick[];
  readonly spans: readonly { readonly from: number; readonly to: number; readonly status: CheckInSpan['status'] }[];
  readonly marks: readonly { readonly day: number; readonly status: CheckInColour }[];
  /** Null where no check-in knows a date. */
  readonly dates:
    | (HistoryPanel & {
        readonly plan: readonly HistoryPoint[];
        readonly expected: readonly HistoryPoint[];
        /** The day to hold, as steps: each holds until the next. */
        readonly due: readonly HistoryPoint[];
      })
    | null;
  /** Null where no check-in knows how much work is left. */
  readonly work: (HistoryPanel & { readonly left: readonly HistoryPoint[] }) | null;
  readonly annotations: PreparedAnnotations;
  /** Headings of the rows. */
  readonly columns: readonly string[];
  /** Newest first. */
  readonly rows: readonly (readonly string[])[];
}

const COLUMNS = ['Date', 'Status', 'Confidence', 'Plan ends', 'Has to end', 'Expected', 'Work left'] as const;

/** Prepares the drawing of check-ins, oldest first; null without any. */
export function prepareCheckInHistory(
  entries: readonly HistoryEntry[],
  spans: readonly CheckInSpan[],
  end: PlainDate,
  options: {
    readonly dayTicksAtMost: number;
    readonly subject: 'launch' | 'finish';
    readonly annotations?: readonly ChartAnnotation[];
  },
): CheckInHistory | null {
  const { dayTicksAtMost, subject, annotations = [] } = options;
  const first = entries[0];
  if (!first) return null;
  const from = toDayNumber(first.on);
  const to = Math.max(toDayNumber(end), from + 7);
  return {
    says: conclusion(entries, subject),
    from,
    to,
    dayTicks: dayTicks(from, to, dayTicksAtMost),
    spans: spans.map((span) => ({ from: toDayNumber(span.from), to: toDayNumber(span.to), status: span.status })),
    marks: entries.map(({ on, achievement }) => ({ day: toDayNumber(on), status: achievement })),
    dates: datesPanel(entries),
    work: workPanel(entries),
    ...tableOf(entries, prepareAnnotations(annotations, from, to)),
  };
}

type DateField = 'finishOn' | 'dueOn' | 'expectedOn';

function pointsOf(entries: readonly HistoryEntry[], field: DateField): HistoryPoint[] {
  return entries.flatMap((entry) => {
    const date = entry[field];
    return date === null ? [] : [{ day: toDayNumber(entry.on), value: toDayNumber(date) }];
  });
}

function datesPanel(entries: readonly HistoryEntry[]): CheckInHistory['dates'] {
  const plan = pointsOf(entries, 'finishOn');
  const expected = pointsOf(entries, 'expectedOn');
  const due = pointsOf(entries, 'dueOn');
  if (plan.length + expected.length === 0) return null;
  const values = [...plan, ...expected, ...due].map(({ value }) => value);
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  const room = Math.max(3, Math.round((high - low) * 0.15));
  return {
    from: low - room,
    to: high + room,
    // Long names of months would not fit beside the axis: the ticks are dates.
    ticks: dateTicks(low, high),
    plan,
    expected,
    due,
  };
}

function dateTicks(low: number, high: number): Tick[] {
  const at = high - low < 6 ? [low, high] : [low, Math.round((low + high) / 2), high];
  return [...new Set(at)].map((day) => ({ at: day, label: formatDate(fromDayNumber(day)) }));
}

function workPanel(entries: readonly HistoryEntry[]): CheckInHistory['work'] {
  const left = entries.flatMap(({ on, remainingDays }) =>
    remainingDays === null ? [] : [{ day: toDayNumber(on), value: remainingDays }],
  );
  if (left.length === 0) return null;
  const axis = valueAxis([0, ...left.map(({ value }) => value)], { unit: 'count' });
  return { from: axis.from, to: axis.to, ticks: axis.ticks, left };
}

/** The same as rows; with annotations, what happened since the check-in before stands beside each. */
function tableOf(
  entries: readonly HistoryEntry[],
  annotations: PreparedAnnotations,
): Pick<CheckInHistory, 'annotations' | 'columns' | 'rows'> {
  const happened = annotations.marks.map(({ annotation }) => annotation);
  const rows = entries.map((entry, i) => {
    if (happened.length === 0) return toRow(entry);
    const before = entries[i - 1]?.on;
    const since = before === undefined || before >= entry.on ? entry.on : addDays(before, 1);
    return [...toRow(entry), annotationsOn(happened, since, entry.on)];
  });
  return { annotations, columns: happened.length === 0 ? COLUMNS : [...COLUMNS, 'Happened'], rows: rows.toReversed() };
}

function toRow(entry: HistoryEntry): string[] {
  return [
    formatDate(entry.on),
    statusWord(entry.achievement),
    entry.confidence ?? NO_DATA,
    formatDate(entry.finishOn),
    formatDate(entry.dueOn),
    formatDate(entry.expectedOn),
    entry.remainingDays === null ? NO_DATA : days(entry.remainingDays),
  ];
}

/** Where the plan ends against the day it has to hold, and how that moved since the first check-in that knew it. */
function conclusion(entries: readonly HistoryEntry[], subject: 'launch' | 'finish'): string {
  const known = entries.filter(({ finishOn }) => finishOn !== null);
  const last = known.at(-1);
  const goal = subject === 'launch' ? 'the promised launch' : 'its latest finish';
  if (!last?.finishOn) return `${entries.length === 1 ? 'One check-in' : `${entries.length} check-ins`} over time`;
  const end = toDayNumber(last.finishOn);
  const late = last.dueOn === null ? null : end - toDayNumber(last.dueOn);
  const against =
    late === null
      ? ''
      : late > 0
        ? `, ${days(late)} after ${goal}`
        : late < 0
          ? `, ${days(-late)} before ${goal}`
          : `, on ${goal}`;
  const moved = end - toDayNumber(known[0]!.finishOn!);
  const drift =
    known.length < 2 || moved === 0
      ? ''
      : `; it has moved ${days(Math.abs(moved))} ${moved > 0 ? 'later' : 'earlier'} since ${formatDate(known[0]!.on)}`;
  return `The plan ends ${formatDate(last.finishOn)}${against}${drift}`;
}
