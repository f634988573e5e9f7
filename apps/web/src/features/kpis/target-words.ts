import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import { formatValue, type NumberLook } from '@workback/ui/prepare/format';
import { formatDate } from '@workback/ui/prepare/format-date';

/** The targets of a KPI in words: “40 %, stretch 50 %”, “12 months, the last 1,200”, “from 10 to 40 by 1 Mar 2027”. */
export function targetWords(plan: Kpi['targets'], look: NumberLook): string {
  if (plan === null) return 'No target';
  const withStretch = (commit: number, stretch: number | null): string =>
    `${formatValue(commit, look)}${stretch === null ? '' : `, stretch ${formatValue(stretch, look)}`}`;
  if (plan.kind === 'threshold') return withStretch(plan.commit, plan.stretch);
  if (plan.kind === 'per-period') {
    const last = plan.rows.at(-1)!;
    const many = `${plan.rows.length} ${plan.grain}${plan.rows.length === 1 ? '' : 's'}`;
    return `${many}, the last from ${formatDate(last.start)}: ${withStretch(last.commit, last.stretch)}`;
  }
  const { from, to } = plan;
  return `From ${formatValue(from.value, look)} on ${formatDate(from.date)} to ${withStretch(to.commit, to.stretch)} on ${formatDate(to.date)}`;
}
