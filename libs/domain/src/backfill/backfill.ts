/** Asking a source for days of the past, in pieces (PRODUCT.md E3). */
import { fromDayNumber, toDayNumber, type PlainDate } from '../calendar/plain-date.js';
import { EARLIEST_DATE } from '../kpi/observation.js';

/** `failed` keeps its place: resuming asks for the same piece again. */
export const BACKFILL_STATES = ['running', 'paused', 'failed', 'done', 'cancelled'] as const;
export type BackfillState = (typeof BACKFILL_STATES)[number];

/** What a person can do to a backfill. */
export type BackfillStep = 'pause' | 'resume' | 'cancel';

/** Days of a piece unless told. */
export const USUAL_CHUNK_DAYS = 90;
export const MAX_CHUNK_DAYS = 366;
/** Pieces of a backfill, at most. */
const MAX_CHUNKS = 1_000;

/** Days from the first to the last, both included. */
export interface DaySpan {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** The state after a step, or null when the step makes no sense now. */
export function afterStep(state: BackfillState, step: BackfillStep): BackfillState | null {
  if (step === 'pause') return state === 'running' ? 'paused' : null;
  if (step === 'resume') return state === 'paused' || state === 'failed' ? 'running' : null;
  return state === 'running' || state === 'paused' || state === 'failed' ? 'cancelled' : null;
}

/** The piece that begins on a day. */
export function chunkFrom(next: PlainDate, to: PlainDate, chunkDays: number): DaySpan {
  return { from: next, to: fromDayNumber(Math.min(toDayNumber(next) + chunkDays - 1, toDayNumber(to))) };
}

/** How many days a span has. */
export function daysIn({ from, to }: DaySpan): number {
  return Math.max(0, toDayNumber(to) - toDayNumber(from) + 1);
}

/** What is wrong with a span that somebody wants to fill; an empty list means that it can be. */
export function spanProblems(
  span: DaySpan,
  chunkDays: number,
  today: PlainDate,
): { readonly field: 'from' | 'to' | 'chunkDays'; readonly message: string }[] {
  if (span.from > span.to) return [{ field: 'to', message: 'must not lie before the first day' }];
  if (span.to > today) return [{ field: 'to', message: 'must not lie in the future' }];
  if (span.from < EARLIEST_DATE) return [{ field: 'from', message: `must not lie before ${EARLIEST_DATE}` }];
  if (Math.ceil(daysIn(span) / chunkDays) > MAX_CHUNKS) {
    return [{ field: 'chunkDays', message: `makes more than ${MAX_CHUNKS} pieces; choose longer ones` }];
  }
  return [];
}
