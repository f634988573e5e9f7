import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';

const units = [
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** How often a KPI is pulled, in words. */
export function cadenceWords(cadence: Kpi['cadence']): string {
  if (cadence === null) return 'No schedule';
  if (cadence.kind === 'cron') return `Cron ${cadence.expression}, ${cadence.timeZone}`;
  const { everySeconds } = cadence;
  const [unit, size] = units.find(([, seconds]) => everySeconds % seconds === 0) ?? ['second', 1];
  const count = everySeconds / size;
  return count === 1 ? `Every ${unit}` : `Every ${count} ${unit}s`;
}
