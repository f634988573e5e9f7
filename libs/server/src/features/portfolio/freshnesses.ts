import { spreadOffsetSeconds } from '@workback/domain/kpi/cadence';
import { freshnessOf, type FreshnessState } from '@workback/domain/kpi/freshness';
import type { KpiFact } from '../initiative/initiative-facts.repository.js';

const MINUTE_MS = 60_000;

/**
 * How fresh KPIs are at one instant. Cron ticks fall on whole minutes, so KPIs of one cron that succeeded within the
 * same minute share one answer: thousands of KPIs cost a handful of cron searches.
 */
export class Freshnesses {
  private readonly ofCron = new Map<string, FreshnessState>();

  constructor(private readonly nowMs: number) {}

  of({ id, cadence, failing, lastSuccessMs }: KpiFact): FreshnessState {
    const decide = () =>
      freshnessOf({
        lastSuccessAt: lastSuccessMs,
        lastOutcome: failing ? 'failed' : lastSuccessMs === null ? null : 'succeeded',
        cadence,
        offsetSeconds: cadence === null ? 0 : spreadOffsetSeconds(id, cadence),
        now: this.nowMs,
      }).state;
    if (failing || cadence?.kind !== 'cron' || lastSuccessMs === null) return decide();
    const key = `${cadence.expression}|${cadence.timeZone}|${Math.floor(lastSuccessMs / MINUTE_MS)}`;
    const known = this.ofCron.get(key);
    if (known !== undefined) return known;
    const state = decide();
    this.ofCron.set(key, state);
    return state;
  }
}
