import { COMPLETENESS_DAYS } from '@workback/domain/kpi/data-health';

/** SQL: how many days completeness looks back for a KPI `k`. */
export const completenessDays = /* sql */ `CASE k.grain WHEN 'day' THEN ${COMPLETENESS_DAYS.day}
  WHEN 'week' THEN ${COMPLETENESS_DAYS.week} ELSE ${COMPLETENESS_DAYS.month} END`;
