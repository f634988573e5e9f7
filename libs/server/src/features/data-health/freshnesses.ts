import { type Cadence, spreadOffsetSeconds } from '@workback/domain/kpi/cadence';
import { freshnessOf, type FreshnessState } from '@workback/domain/kpi/freshness';

/** A KPI as far as its freshness depends on it. */
export interface PulledKpi {
  readonly id: string;
  /** Null when it is paused or has no rhythm. */
  readonly cadence: Cadence | null;
  readonly failing: boolean;
  readonly lastSuccessMs: number | null;
}

const MINUTE_MS = 60_000;

/**
 * How fresh KPIs are at one instant. Cron ticks fall on whole minutes, so KPIs of one cron that succeeded within the
 * same minute share one answer: thousands of KPIs cost a handful of cron searches.
 */
export class Freshnesses {
  private readonly ofCron = new Map<string, FreshnessState>();

  constructor(private readonly nowMs: number) {}

  of({ id, cadence, failing, lastSuccessMs }: PulledKpi): FreshnessState {
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
