/** What to do with ticks that passed while nothing could run (RELIABILITY.md rule C2). */
import { nextDue, ticksBetween, type Cadence, type CatchUpPolicy } from './cadence.js';

/** Which ticks run now, which were skipped, and when the next one is due (epoch milliseconds). */
export interface CatchUpPlan {
  readonly run: readonly number[];
  /** The newest skipped ticks in order, at most `listLimit`. */
  readonly skipped: readonly number[];
  /** How many were skipped in all, listed or not. */
  readonly skippedCount: number;
  readonly nextAt: number | null;
}

/** Limits of a catch-up; the defaults suit a planner that looks every second. */
export interface CatchUpLimits {
  /** A tick younger than this is on time, not missed. */
  readonly onTimeSeconds?: number;
  /** `all` runs nothing older than this. */
  readonly maxAgeSeconds?: number;
  /** `all` runs at most this many. */
  readonly maxRuns?: number;
  /** At most this many skipped ticks are listed one by one. */
  readonly listLimit?: number;
}

/** Decides over every tick after `lastMs` up to and including `nowMs`: each one is either run or counted as skipped. */
export function planCatchUp(
  cadence: Cadence,
  lastMs: number,
  nowMs: number,
  policy: CatchUpPolicy,
  offsetSeconds = 0,
  limits: CatchUpLimits = {},
): CatchUpPlan {
  const { onTimeSeconds = 60, maxAgeSeconds = 86_400, maxRuns = 1_440, listLimit = 100 } = limits;
  const wanted = (policy === 'all' ? maxRuns : 1) + listLimit;
  const { count, newest } = ticksBetween(cadence, lastMs, nowMs, offsetSeconds, wanted);
  const oldestRun = nowMs - 1000 * (policy === 'all' ? Math.max(maxAgeSeconds, onTimeSeconds) : onTimeSeconds);
  const most = policy === 'all' ? Math.max(1, maxRuns) : 1;
  const run = newest.slice(-most).filter((tick) => policy === 'latest' || tick > oldestRun);
  const notRun = newest.slice(0, newest.length - run.length);
  return {
    run,
    skipped: listLimit > 0 ? notRun.slice(-listLimit) : [],
    skippedCount: count - run.length,
    nextAt: nextDue(cadence, nowMs, offsetSeconds),
  };
}
