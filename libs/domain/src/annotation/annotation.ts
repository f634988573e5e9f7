import { isPlainDate, type PlainDate } from '../calendar/plain-date.js';

/** Where an annotation comes from: somebody wrote it, a program sent it, or it follows from the record. */
export const ANNOTATION_ORIGINS = ['person', 'program', 'launch', 'amendment', 'criterion', 'kpi'] as const;
export type AnnotationOrigin = (typeof ANNOTATION_ORIGINS)[number];

/** What somebody writes at a day or over days, for charts to show. */
export interface AnnotationDraft {
  readonly from: PlainDate;
  /** The last day; null for a single one. */
  readonly to: PlainDate | null;
  readonly text: string;
  readonly kpiId: string | null;
  readonly initiativeId: string | null;
}

/** What keeps an annotation from being saved. */
export interface AnnotationProblem {
  readonly field: keyof AnnotationDraft;
  readonly message: string;
}

/** Checks an annotation before it is saved; an empty list means that it may be. */
export function annotationProblems({ from, to, text, kpiId, initiativeId }: AnnotationDraft): AnnotationProblem[] {
  const problems: AnnotationProblem[] = [];
  if (text.trim() === '') problems.push({ field: 'text', message: 'must not be empty' });
  if (!isPlainDate(from)) problems.push({ field: 'from', message: 'must be a date' });
  if (to !== null && to < from) problems.push({ field: 'to', message: 'must not be before the first day' });
  if (kpiId !== null && initiativeId !== null) {
    problems.push({ field: 'initiativeId', message: 'must be left out when a KPI is named' });
  }
  return problems;
}

/** The days an annotation covers, by its last one; one day long is a single day. */
export function lastDayOf({ from, to }: Pick<AnnotationDraft, 'from' | 'to'>): PlainDate {
  return to ?? from;
}

/** Says whether an annotation bears on a stretch of days. */
export function touchesDays(
  annotation: Pick<AnnotationDraft, 'from' | 'to'>,
  first: PlainDate,
  last: PlainDate,
): boolean {
  return annotation.from <= last && lastDayOf(annotation) >= first;
}
