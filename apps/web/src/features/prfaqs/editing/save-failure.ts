import { ApiProblem, Offline } from '../../../api/problem.js';
import type { SavedText } from '../draft.js';

/** Why text could not be saved, and what follows from it. */
export type Failure =
  | {
      readonly kind: 'offline' | 'server' | 'signed-out' | 'refused';
      readonly message: string;
      readonly requestId?: string;
    }
  | { readonly kind: 'stale'; readonly current: SavedText | null };

/** Sorts a failed save into what the writer has to know. */
export function failureOf(error: unknown): Failure & { message?: string } {
  if (error instanceof Offline) return { kind: 'offline', message: error.message };
  if (!(error instanceof ApiProblem)) return { kind: 'server', message: 'Saving failed for an unknown reason.' };
  const { status, detail, requestId, current } = error.problem;
  if (status === 412) return { kind: 'stale', current: isText(current) ? current : null };
  if (status === 401) return { kind: 'signed-out', message: 'Your session has ended.', requestId };
  if (status >= 500 || status === 429 || status === 408) return { kind: 'server', message: detail, requestId };
  return { kind: 'refused', message: detail, requestId };
}

/** How long to wait before the next try, in milliseconds: 2 s, doubling up to half a minute. */
export function retryDelayMs(kind: Failure['kind'], attempts: number): number {
  if (kind === 'signed-out') return 15_000;
  return Math.min(30_000, 1_000 * 2 ** Math.max(1, attempts));
}

function isText(value: unknown): value is SavedText {
  return typeof value === 'object' && value !== null && 'document' in value && 'version' in value;
}
