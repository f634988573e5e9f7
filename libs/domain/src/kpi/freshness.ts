/** Can the latest number be trusted to be the latest (PRODUCT.md E4)? */
import { nextDue, ticksBetween, type Cadence } from './cadence.js';

/**
 * `fresh`: nothing due was missed. `late`: one or two ticks without a success. `stale`: more than two.
 * `failing`: the last run failed for good. `never-pulled`: no success yet, and no failure either.
 */
export type FreshnessState = 'fresh' | 'late' | 'stale' | 'failing' | 'never-pulled';

/** How the last finished run of a source ended; runs that will be retried are not finished. */
export type RunOutcome = 'succeeded' | 'failed';

/** What freshness is decided on; instants are epoch milliseconds. Typed and pushed KPIs without a rhythm have no cadence. */
export interface FreshnessFacts {
  readonly lastSuccessAt: number | null;
  readonly lastOutcome: RunOutcome | null;
  readonly cadence: Cadence | null;
  readonly offsetSeconds?: number;
  readonly now: number;
  /** How long a pull may take before its tick counts as missed; 5 minutes unless told, never more than the interval. */
  readonly graceSeconds?: number;
}

/** The answer: the state, how many ticks passed without a success (at most 100), and when the next success is expected. */
export interface Freshness {
  readonly state: FreshnessState;
  readonly missedTicks: number;
  readonly expectedAt: number | null;
}

const LATE_TICKS = 2;
const MAX_COUNTED = 100;

/** Decides how fresh a source is; a failed last run outweighs age, because it names the cause. */
export function freshnessOf(facts: FreshnessFacts): Freshness {
  const { lastSuccessAt, lastOutcome, cadence, now, offsetSeconds = 0 } = facts;
  const failing = lastOutcome === 'failed';
  if (lastSuccessAt === null) return { state: failing ? 'failing' : 'never-pulled', missedTicks: 0, expectedAt: null };
  if (cadence === null) return { state: failing ? 'failing' : 'fresh', missedTicks: 0, expectedAt: null };
  const grace = graceMs(cadence, facts.graceSeconds ?? 300);
  const expectedAt = nextDue(cadence, lastSuccessAt, offsetSeconds);
  const missedTicks = missedSince(cadence, lastSuccessAt, now - grace, offsetSeconds);
  const byAge = missedTicks === 0 ? 'fresh' : missedTicks <= LATE_TICKS ? 'late' : 'stale';
  return { state: failing ? 'failing' : byAge, missedTicks, expectedAt };
}

function graceMs(cadence: Cadence, graceSeconds: number): number {
  const longest = cadence.kind === 'interval' ? cadence.everySeconds : Number.POSITIVE_INFINITY;
  return Math.min(graceSeconds, longest) * 1000;
}

function missedSince(cadence: Cadence, since: number, until: number, offsetSeconds: number): number {
  if (cadence.kind === 'interval') {
    return Math.min(MAX_COUNTED, ticksBetween(cadence, since, until, offsetSeconds, 0).count);
  }
  // Only "more than two" matters, and a cron may have been silent for years.
  let missed = 0;
  let due = nextDue(cadence, since, offsetSeconds);
  while (due !== null && due <= until && missed < MAX_COUNTED) {
    missed++;
    due = nextDue(cadence, due, offsetSeconds);
  }
  return missed;
}
