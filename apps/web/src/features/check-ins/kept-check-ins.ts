import type { CheckInBody } from './api/check-ins.queries.js';
import type { CheckInDraft } from './check-in-draft.js';

/** A check-in that was finished without a connection and goes out when there is one. */
export interface WaitingCheckIn {
  readonly workspaceId: string;
  readonly initiativeId: string;
  readonly subject: string;
  readonly body: CheckInBody;
}

const DRAFT = 'workback.check-in.';
const WAITING = 'workback.check-ins-waiting';

// A full or forbidden storage must not stop anybody from checking in: every access may fail.
const attempt = <T>(work: () => T, otherwise: T): T => {
  try {
    return work();
  } catch {
    return otherwise;
  }
};

const draftKey = (initiativeId: string, milestoneId: string | null) => `${DRAFT}${initiativeId}.${milestoneId ?? ''}`;

/** What somebody began to say on this device. */
export function findDraft(initiativeId: string, milestoneId: string | null): CheckInDraft | null {
  return attempt(() => {
    const text = localStorage.getItem(draftKey(initiativeId, milestoneId));
    const draft = text === null ? null : (JSON.parse(text) as Partial<CheckInDraft>);
    return typeof draft?.key === 'string' && typeof draft.done === 'string' ? (draft as CheckInDraft) : null;
  }, null);
}

/** Keeps a draft on this device; false when the browser refused. */
export function keepDraft(initiativeId: string, milestoneId: string | null, draft: CheckInDraft): boolean {
  return attempt(() => {
    localStorage.setItem(draftKey(initiativeId, milestoneId), JSON.stringify(draft));
    return true;
  }, false);
}

/** Forgets a draft that was logged or emptied. */
export function forgetDraft(initiativeId: string, milestoneId: string | null): void {
  attempt(() => localStorage.removeItem(draftKey(initiativeId, milestoneId)), undefined);
}

/** The check-ins that wait on this device, oldest first. */
export function findWaiting(): readonly WaitingCheckIn[] {
  return attempt(() => JSON.parse(localStorage.getItem(WAITING) ?? '[]') as WaitingCheckIn[], []);
}

/** Lets a check-in wait; false when the browser refused, and then it must stay in the form. */
export function addWaiting(checkIn: WaitingCheckIn): boolean {
  return attempt(() => {
    const others = findWaiting().filter(({ body }) => body.key !== checkIn.body.key);
    localStorage.setItem(WAITING, JSON.stringify([...others, checkIn]));
    window.dispatchEvent(new Event(WAITING_CHANGED));
    return true;
  }, false);
}

/** Takes a check-in off the list once it was logged or refused. */
export function removeWaiting(key: string | undefined): void {
  attempt(() => {
    localStorage.setItem(WAITING, JSON.stringify(findWaiting().filter(({ body }) => body.key !== key)));
    window.dispatchEvent(new Event(WAITING_CHANGED));
  }, undefined);
}

/** Sent to the window of this page when the list changes. */
export const WAITING_CHANGED = 'workback:waiting-check-ins';
