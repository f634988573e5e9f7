import type { Grain } from '@workback/domain/calendar/period';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { type DataHealth, type DataStanding, dataStanding } from '@workback/domain/kpi/data-health';
import type { Freshnesses, PulledKpi } from './freshnesses.js';

/** A KPI as far as the health of its numbers depends on it. */
export interface MeasuredKpi extends PulledKpi {
  readonly name: string;
  readonly grain: Grain;
  readonly delayDays: number;
  /** What the last pull said when it failed. */
  readonly lastError: string | null;
  readonly latestDay: PlainDate | null;
  /** Of the rows that completeness looks at: the first, and how many. */
  readonly firstDay: PlainDate | null;
  readonly rows: number;
}

/** A KPI with the health of its numbers. */
export interface KpiStanding extends DataStanding {
  readonly kpi: MeasuredKpi;
}

/** What health depends on besides the KPI. */
export interface HealthSetting {
  readonly today: PlainDate;
  readonly weekEndingDay: number;
  readonly freshnesses: Freshnesses;
}

/** The health of every KPI. */
export function kpiStandings(kpis: readonly MeasuredKpi[], setting: HealthSetting): KpiStanding[] {
  const { today, weekEndingDay, freshnesses } = setting;
  return kpis.map((kpi) => {
    const { grain, delayDays, latestDay, firstDay, rows } = kpi;
    const freshness = freshnesses.of(kpi);
    return { kpi, ...dataStanding({ freshness, grain, weekEndingDay, delayDays, today, latestDay, firstDay, rows }) };
  });
}

/** How many KPIs are in each of the states. */
export function countHealth(standings: readonly KpiStanding[], ...states: readonly DataHealth[]): number {
  return standings.filter(({ state }) => states.includes(state)).length;
}
