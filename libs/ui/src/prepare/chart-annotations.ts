/** What happened on the days of a chart: numbered marks at its time axis, with the list that they lead to. */
import { toDayNumber, type PlainDate } from '@workback/domain/calendar/plain-date';
import { formatDate, formatDay } from './format-date.js';

/** Something that happened on a day or over days, as any chart can show it. */
export interface ChartAnnotation {
  readonly id: string;
  readonly from: PlainDate;
  /** The last day; null for a single one. */
  readonly to: PlainDate | null;
  readonly text: string;
}

/** An annotation within the days of a chart; days outside are cut off. */
export interface AnnotationMark<Annotation extends ChartAnnotation = ChartAnnotation> {
  readonly number: number;
  readonly fromDay: number;
  readonly toDay: number;
  /** “2 Mar 2026”, or “2 Mar to 6 Mar 2026”. */
  readonly dates: string;
  readonly annotation: Annotation;
}

/** The marks of a chart, numbered by date, and how many lie outside its days. */
export interface PreparedAnnotations<Annotation extends ChartAnnotation = ChartAnnotation> {
  readonly marks: readonly AnnotationMark<Annotation>[];
  readonly outside: number;
}

/** Numbers what happened from the first to the last day of a chart; what has no date is left out. */
export function prepareAnnotations<Annotation extends ChartAnnotation>(
  annotations: readonly Annotation[],
  firstDay: number,
  lastDay: number,
): PreparedAnnotations<Annotation> {
  const dated = annotations
    .map((annotation) => ({
      annotation,
      fromDay: toDayNumber(annotation.from),
      toDay: toDayNumber(annotation.to ?? annotation.from),
    }))
    .filter(({ fromDay, toDay }) => !Number.isNaN(fromDay) && !Number.isNaN(toDay));
  const within = dated.filter(({ fromDay, toDay }) => fromDay <= lastDay && toDay >= firstDay);
  const marks = within
    .sort((a, b) => a.fromDay - b.fromDay || a.toDay - b.toDay)
    .map(({ annotation, fromDay, toDay }, i) => ({
      number: i + 1,
      fromDay: Math.max(firstDay, fromDay),
      toDay: Math.min(lastDay, toDay),
      dates: datesOf(annotation),
      annotation,
    }));
  return { marks, outside: dated.length - within.length };
}

function datesOf({ from, to }: ChartAnnotation): string {
  return to === null || to === from ? formatDate(from) : `${formatDay(from)} to ${formatDate(to)}`;
}

/** What happened on a day, for the row of a table. */
export function annotationsOn(annotations: readonly ChartAnnotation[], first: PlainDate, last: PlainDate): string {
  return annotations
    .filter(({ from, to }) => from <= last && (to ?? from) >= first)
    .map(({ text }) => text)
    .join('; ');
}

/** A flag under a chart: one mark, or several that stand too close to each other. */
export interface AnnotationFlag {
  /** Middle of the flag in pixels. */
  readonly x: number;
  readonly first: number;
  readonly last: number;
}

/** A flag can be hit by a thumb or a pointer. */
export const FLAG_SIZE = 24;
const DIGIT = 7;

/** How far flags keep from each other: the widest are called “12–34”. */
function flagGap(marks: number): number {
  const digits = String(marks).length;
  return Math.max(FLAG_SIZE + 2, (2 * digits + 1) * DIGIT + 12);
}

/** Places the flags of marks under a chart from `left` to `right`; those that would overlap become one. */
export function placeFlags(
  marks: readonly Pick<AnnotationMark, 'number' | 'fromDay'>[],
  xOf: (day: number) => number,
  left: number,
  right: number,
): AnnotationFlag[] {
  const flags: AnnotationFlag[] = [];
  const gap = flagGap(marks.length);
  for (const { number, fromDay } of marks) {
    const x = Math.min(right, Math.max(left, xOf(fromDay)));
    const before = flags.at(-1);
    if (before && x - before.x < gap) flags[flags.length - 1] = { ...before, last: number };
    else flags.push({ x, first: number, last: number });
  }
  return flags;
}
