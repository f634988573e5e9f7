import type { DataHealthWire, KpiDataHealth } from '@workback/contracts/data-health/data-health.schemas';
import { isUnreliable } from '@workback/domain/kpi/data-health';
import type { Status } from '@workback/ui/status-mark';
import { countWord, sentence } from '../../app/count-word.js';

/** The mark of each state of data. */
export const healthMarks: Record<
  KpiDataHealth['state'],
  { readonly status: Status; readonly label: string; readonly tinted: boolean }
> = {
  failing: { status: 'failing', label: 'Pull fails', tinted: true },
  stale: { status: 'stale', label: 'Stale', tinted: true },
  behind: { status: 'stale', label: 'Nothing new', tinted: true },
  none: { status: 'never-pulled', label: 'No number yet', tinted: false },
  incomplete: { status: 'partly', label: 'Incomplete', tinted: false },
  late: { status: 'stale', label: 'Late', tinted: false },
  sound: { status: 'fresh', label: 'Sound', tinted: false },
};

/** The message of the page. */
export function healthTitle({ sources }: DataHealthWire): string {
  const kpis = sources.flatMap((source) => source.kpis);
  const bad = kpis.filter(({ state }) => isUnreliable(state)).length;
  if (kpis.length === 0) return 'No KPI is defined yet';
  if (bad === 0)
    return kpis.length === 1 ? 'The number can be relied on' : `All ${countWord(kpis.length)} KPIs can be relied on`;
  return `${sentence(countWord(bad))} of ${countWord(kpis.length)} KPIs cannot be relied on`;
}

/** “28 of 28 days”; the age of the window is its own. */
export function completeness({ rows, expectedRows, grain, latestDay }: KpiDataHealth): string {
  if (latestDay === null) return '—';
  return `${rows} of ${expectedRows} ${grain}${expectedRows === 1 ? '' : 's'}`;
}
