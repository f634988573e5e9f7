import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { type DataHealth, type DataStanding, dataStanding } from '@workback/domain/kpi/data-health';
import type { KpiFact } from '../initiative/initiative-facts.repository.js';
import type { Freshnesses } from './freshnesses.js';

/** A KPI of an initiative with the health of its numbers. */
export interface KpiStanding extends DataStanding {
  readonly kpi: KpiFact;
}

/** What health depends on besides the KPI. */
export interface HealthSetting {
  readonly today: PlainDate;
  readonly weekEndingDay: number;
  readonly freshnesses: Freshnesses;
}

/** The health of every KPI. */
export function kpiStandings(kpis: readonly KpiFact[], setting: HealthSetting): KpiStanding[] {
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
