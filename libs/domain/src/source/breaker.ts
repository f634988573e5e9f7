/**
 * When a source is left alone: after failures in a row that concern the source as a whole it rests, longer each time, and
 * one pull finds out whether it answers again; a source that asks to be left alone is (RELIABILITY.md C2, PRODUCT.md E4).
 */

/** What is remembered of a source that failed; instants are epoch milliseconds. */
export interface Breaker {
  /** Tries in a row that failed for the source as a whole. */
  readonly failures: number;
  /** Since when the source rests; null while it is asked as usual. */
  readonly openedAt: number | null;
  /** Nobody asks before this instant. */
  readonly notBefore: number | null;
  /** How long the present rest lasts. */
  readonly restSeconds: number;
}

/** `waiting`: it asked to be left alone. `open`: it rests. `half-open`: one pull may find out whether it answers again. */
export type BreakerState = 'closed' | 'waiting' | 'open' | 'half-open';

/** A try that failed, as far as the source is concerned. */
export interface FailedTry {
  readonly code: string;
  /** How long the source asked to be left alone, seconds. */
  readonly askedToWaitSeconds?: number | undefined;
}

/** Failures in a row after which a source rests. */
export const FAILURES_TO_OPEN = 5;
const SHORTEST_REST_SECONDS = 30;
const LONGEST_REST_SECONDS = 900;
/** A source cannot silence its KPIs for longer than this by asking. */
const LONGEST_WAIT_SECONDS = 3_600;

export const CLOSED: Breaker = { failures: 0, openedAt: null, notBefore: null, restSeconds: 0 };

/** The source cannot be reached, or refuses everybody. */
const OF_THE_SOURCE: ReadonlySet<string> = new Set([
  ...['connect-failed', 'dns-failed', 'tls-failed', 'timeout', 'server-error', 'rate-limited', 'broken-answer'],
  'unauthorised',
]);
/** Nothing was learned about the source. */
const OF_US: ReadonlySet<string> = new Set([
  ...['aborted', 'config-invalid', 'target-refused', 'url-invalid', 'header-refused', 'not-stored', 'worker-lost'],
]);

/** What a failed try says: the source fails, it answers (so the question or the answer is wrong), or nothing. */
export function meaningOf(code: string): 'source-fails' | 'source-answers' | 'nothing' {
  if (OF_THE_SOURCE.has(code)) return 'source-fails';
  return OF_US.has(code) ? 'nothing' : 'source-answers';
}

/** The state of a breaker at an instant. */
export function breakerState({ openedAt, notBefore }: Breaker, nowMs: number): BreakerState {
  const early = notBefore !== null && nowMs < notBefore;
  if (openedAt === null) return early ? 'waiting' : 'closed';
  return early ? 'open' : 'half-open';
}

/** The breaker after tries that ended together; any answer of the source closes it. */
export function afterTries(before: Breaker, answered: boolean, failed: readonly FailedTry[], nowMs: number): Breaker {
  const faults = failed.filter(({ code }) => meaningOf(code) === 'source-fails');
  const wait = Math.min(LONGEST_WAIT_SECONDS, Math.max(0, ...failed.map((one) => one.askedToWaitSeconds ?? 0)));
  const asked = wait > 0 ? nowMs + wait * 1000 : null;
  if (answered || failed.some(({ code }) => meaningOf(code) === 'source-answers')) {
    return { ...CLOSED, notBefore: later(before.openedAt === null ? before.notBefore : null, asked) };
  }
  if (faults.length === 0) return before;
  const failures = before.failures + faults.length;
  if (failures < FAILURES_TO_OPEN) return { ...before, failures, notBefore: later(before.notBefore, asked) };
  // Tries that were under way when the rest began say nothing new about it.
  if (breakerState(before, nowMs) === 'open') return { ...before, failures, notBefore: later(before.notBefore, asked) };
  const restSeconds = Math.min(LONGEST_REST_SECONDS, Math.max(SHORTEST_REST_SECONDS, before.restSeconds * 2));
  return {
    failures,
    openedAt: before.openedAt ?? nowMs,
    notBefore: later(nowMs + restSeconds * 1000, asked),
    restSeconds,
  };
}

function later(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}
