/** A constant target as the rows of a plan: it is aggregated and compared like an actual (METHOD.md 7.2). */
import { periodDays } from '../calendar/period.js';
import type { MetricRows, RowRule } from './metric-rows.js';

/** One row a period of the rule's grain, on its last day, over a range of days; a target of a day thus grows with the days of a sum. */
export function planRows(
  target: number,
  rule: Pick<RowRule, 'grain' | 'weekEndingDay'>,
  from: number,
  to: number,
): MetricRows {
  const days: number[] = [];
  for (let day = from; day <= to;) {
    const end = periodDays(day, rule.grain, rule.weekEndingDay).to;
    // A period that ends later has no row yet.
    if (end <= to) days.push(end);
    day = end + 1;
  }
  return { days: Int32Array.from(days), values: new Float64Array(days.length).fill(target) };
}
