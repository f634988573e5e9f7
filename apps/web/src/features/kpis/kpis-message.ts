import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import type { Status } from '@workback/ui/status-mark';
import { countWord, sentence } from '../../app/count-word.js';

type Health = Pick<Kpi, 'missing' | 'paused'> & { readonly health: Pick<Kpi['health'], 'freshness'> };

export type KpiState = 'failing' | 'stale' | 'incomplete' | 'late' | 'never-pulled' | 'paused' | 'fresh';

/** How far the numbers of a KPI can be trusted; what keeps it from counting at all comes before its age. */
export function kpiState({ missing, paused, health }: Health): KpiState {
  if (health.freshness === 'failing' || health.freshness === 'stale') return health.freshness;
  if (missing.length > 0) return 'incomplete';
  return paused ? 'paused' : health.freshness;
}

/** The mark of each state: the status, and other words than its usual ones. */
export const kpiMarks: Record<KpiState, { readonly status: Status; readonly label: string; readonly tinted: boolean }> =
  {
    failing: { status: 'failing', label: 'Pull fails', tinted: true },
    stale: { status: 'stale', label: 'Stale', tinted: true },
    incomplete: { status: 'draft', label: 'Not active', tinted: false },
    late: { status: 'stale', label: 'Late', tinted: false },
    'never-pulled': { status: 'never-pulled', label: 'No number yet', tinted: false },
    paused: { status: 'parked', label: 'Paused', tinted: false },
    fresh: { status: 'fresh', label: 'Fresh', tinted: false },
  };

const rank: readonly KpiState[] = ['failing', 'stale', 'late', 'incomplete', 'never-pulled', 'paused', 'fresh'];

/** Worst first, then by name. */
export function worstKpisFirst<T extends Health & { readonly name: string }>(kpis: readonly T[]): T[] {
  return [...kpis].sort(
    (a, b) => rank.indexOf(kpiState(a)) - rank.indexOf(kpiState(b)) || a.name.localeCompare(b.name),
  );
}

/** The message of the KPIs page. */
export function kpisMessage(kpis: readonly Health[]): string {
  const total = kpis.length;
  if (total === 0) return 'No KPI is defined yet';
  const count = (...states: KpiState[]): number => kpis.filter((kpi) => states.includes(kpiState(kpi))).length;
  const of = (part: number): string =>
    total === 1
      ? 'The KPI'
      : part === total
        ? `All ${countWord(total)} KPIs`
        : `${sentence(countWord(part))} of ${countWord(total)} KPIs`;
  const untrusted = count('failing', 'stale');
  if (untrusted > 0) return `${of(untrusted)} cannot be trusted today`;
  const late = count('late');
  if (late > 0) return `${of(late)} ${late === 1 ? 'is' : 'are'} late`;
  const unfinished = count('incomplete');
  if (unfinished > 0) return `${of(unfinished)} ${unfinished === 1 ? 'does' : 'do'} not count yet`;
  const silent = count('never-pulled');
  if (silent > 0) return `${of(silent)} ${silent === 1 ? 'waits' : 'wait'} for a first number`;
  return total === 1 ? 'The KPI is fresh' : 'All KPIs are fresh';
}
