import type { CheckIn } from '@workback/contracts/check-in/check-in.schemas';
import type { CheckInBody } from './api/check-ins.queries.js';

/** What the form holds; nothing is chosen for the author, and numbers are text until they are sent. */
export interface CheckInDraft {
  /** Stays with the draft until it is logged, so that a repeated sending is logged once. */
  readonly key: string;
  readonly achievement: CheckIn['achievement'] | null;
  readonly confidence: NonNullable<CheckIn['confidence']> | null;
  readonly done: string;
  readonly next: string;
  readonly blockers: string;
  readonly pathToGreen: string;
  readonly percentDone: string;
  readonly remainingDays: string;
  readonly expectedOn: string;
}

/** An empty form. */
export function emptyDraft(): CheckInDraft {
  return {
    key: newKey(),
    achievement: null,
    confidence: null,
    done: '',
    next: '',
    blockers: '',
    pathToGreen: '',
    percentDone: '',
    remainingDays: '',
    expectedOn: '',
  };
}

/** Says whether somebody has begun to fill the form. */
export function isBegun({ key: _, ...draft }: CheckInDraft): boolean {
  return Object.values(draft).some((value) => value !== null && value !== '');
}

/** What is sent for a draft; null until both questions are answered. */
export function bodyOf(draft: CheckInDraft, milestoneId: string | null): CheckInBody | null {
  const { achievement, confidence } = draft;
  if (achievement === null || confidence === null) return null;
  const number = (text: string): number | null => (text.trim() === '' ? null : Number(text));
  return {
    key: draft.key,
    milestoneId,
    achievement,
    confidence,
    done: draft.done,
    next: draft.next,
    blockers: draft.blockers,
    pathToGreen: achievement === 'green' ? '' : draft.pathToGreen,
    percentDone: milestoneId === null ? null : number(draft.percentDone),
    remainingDays: milestoneId === null ? null : number(draft.remainingDays),
    expectedOn: draft.expectedOn === '' ? null : draft.expectedOn,
  };
}

/** A UUID also where the page came over plain HTTP, which has no `crypto.randomUUID`. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
