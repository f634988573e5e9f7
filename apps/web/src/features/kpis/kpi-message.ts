import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import { formatDistance, formatValue } from '@workback/ui/prepare/format';

type Judged = Pick<Kpi, 'name' | 'latest' | 'target' | 'unit' | 'currency' | 'precision'>;

/** The message of a KPI's page: "Activation 41.2 %, 3.8 pp under target". */
export function kpiMessage(kpi: Judged): string {
  if (kpi.latest === null) return `${kpi.name} has no numbers yet`;
  const value = `${kpi.name} ${formatValue(kpi.latest.value, kpi)}`;
  if (kpi.target === null) return value;
  const apart = kpi.latest.value - kpi.target;
  const distance = formatDistance(apart, kpi);
  if (!/[1-9]/.test(distance)) return `${value}, on target`;
  return `${value}, ${distance} ${apart < 0 ? 'under' : 'over'} target`;
}
