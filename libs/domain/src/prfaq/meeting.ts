import { type PrfaqDocument, questionsOf } from './document.js';
import { type PrfaqSection, prfaqSections, type QuestionKind, questionKinds, type SectionKey } from './sections.js';

/** Reading times that are offered, in minutes (METHOD.md §4: silent reading of 15 to 20 minutes). */
export const readingMinutes = [15, 20] as const;
/** Longest reading time, in minutes, however often more is given. */
export const LONGEST_READING = 120;

/** Where a meeting stands: everybody reads in silence, then the sections are walked through one by one. */
export type MeetingPhase = 'reading' | 'walking';

/** The place for what belongs to no section. */
export const GENERAL_NOTES = 'general';

/** One stop of the walk: a section with text, or a list of questions. */
export interface MeetingStop {
  readonly place: PrfaqSection['key'];
  readonly title: string;
}

/** Where the walk stops, in reading order: what is not written is not talked about. */
export function meetingStops(document: PrfaqDocument): readonly MeetingStop[] {
  return prfaqSections
    .filter(({ key, holds }) =>
      holds === 'text' ? (document.sections[key as SectionKey] ?? '').trim() !== '' : hasQuestions(document, key),
    )
    .map(({ key, title }) => ({ place: key, title }));
}

/** The stop after a place, or before it with −1; the first when the place is none, itself at either end. */
export function stopBeside(stops: readonly MeetingStop[], place: string | null, step: 1 | -1): MeetingStop | null {
  const at = stops.findIndex((stop) => stop.place === place);
  if (at === -1) return stops[0] ?? null;
  return stops[Math.max(0, Math.min(stops.length - 1, at + step))] ?? null;
}

/** The kind of questions that a stop is about; null for a section of text. */
export function questionKindOf(place: string): QuestionKind | null {
  return questionKinds.find((kind) => place === `${kind}-faq`) ?? null;
}

/** Says whether something said about a place of the text belongs to a stop: a question belongs to its list. */
export function belongsTo(document: PrfaqDocument, place: string, stop: string): boolean {
  const kind = questionKindOf(stop);
  if (kind === null) return place === stop;
  return questionsOf(document, kind).some(({ id }) => place === `question:${id}`);
}

/** Says whether notes may be kept at a place. */
export function isNotePlace(place: string): boolean {
  return place === GENERAL_NOTES || prfaqSections.some(({ key }) => key === place);
}

/** Whole seconds of reading that are left; never negative. */
export function secondsLeft(endsAtMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((endsAtMs - nowMs) / 1000));
}

/** What a calm clock shows: minutes until the last one, seconds from there; nobody has to watch it. */
export function timeLeftWords(seconds: number): string {
  if (seconds <= 0) return 'Reading time is over';
  if (seconds < 60) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'} left`;
  const minutes = Math.ceil(seconds / 60);
  return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left`;
}

function hasQuestions(document: PrfaqDocument, key: string): boolean {
  const kind = questionKindOf(key);
  return kind !== null && questionsOf(document, kind).length > 0;
}
