/** What a KPI should reach: one value, a value a period, or a straight line; what is committed to and what is hoped for (PRODUCT.md D2). */
import { type DayRange, type Grain, periodDays } from '../calendar/period.js';
import { fromDayNumber, isPlainDate, toDayNumber, type PlainDate } from '../calendar/plain-date.js';
import type { FieldProblem } from './field-problem.js';
import { MAX_MAGNITUDE } from './observation.js';

/** What is committed to, and what would be better still. */
export interface TargetValue {
  readonly commit: number;
  readonly stretch: number | null;
}

/** The target of one period, named by any date in it. */
export interface PeriodTarget extends TargetValue {
  readonly start: PlainDate;
}

/** Targets of a KPI; per period they hold for periods of their own length only. */
export type TargetPlan =
  | ({ readonly kind: 'threshold' } & TargetValue)
  | { readonly kind: 'per-period'; readonly grain: Grain; readonly rows: readonly PeriodTarget[] }
  | {
      readonly kind: 'trajectory';
      readonly from: { readonly date: PlainDate; readonly value: number };
      readonly to: { readonly date: PlainDate } & TargetValue;
    };

/** What reading a target needs of the KPI. */
export interface TargetedKpi {
  readonly grain: Grain;
  readonly aggregation: string;
  readonly weekEndingDay: number;
}

/** Most periods of a plan: ten years of weeks. */
export const MOST_TARGET_ROWS = 520;

/**
 * The target of a period, null where there is none. A total is a number of its own period: what one day should sum up to
 * says nothing of a month, so for sums a threshold or a line holds for the KPI's own periods only.
 */
export function targetOver(plan: TargetPlan, range: DayRange, grain: Grain, kpi: TargetedKpi): TargetValue | null {
  if (plan.kind === 'per-period') {
    if (plan.grain !== grain) return null;
    const found = plan.rows.find(
      ({ start }) => periodDays(toDayNumber(start), grain, kpi.weekEndingDay).from === range.from,
    );
    return found ? { commit: found.commit, stretch: found.stretch } : null;
  }
  if (kpi.aggregation === 'sum' && grain !== kpi.grain) return null;
  if (plan.kind === 'threshold') return { commit: plan.commit, stretch: plan.stretch };
  const [begin, end] = [toDayNumber(plan.from.date), toDayNumber(plan.to.date)];
  if (range.to < begin) return null;
  const share = range.to >= end ? 1 : (range.to - begin) / (end - begin);
  const between = (to: number): number => plan.from.value + (to - plan.from.value) * share;
  return { commit: between(plan.to.commit), stretch: plan.to.stretch === null ? null : between(plan.to.stretch) };
}

/** Names every field of a plan that cannot be used; a stretch must ask for more than what is committed to. */
export function targetProblems(plan: TargetPlan, direction: 'up' | 'down', weekEndingDay: number): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const need = (ok: boolean, field: string, message: string): void => {
    if (!ok) problems.push({ field, message });
  };
  const value = ({ commit, stretch }: TargetValue, field: string): void => {
    need(Math.abs(commit) < MAX_MAGNITUDE, `${field}commit`, 'Enter a finite number.');
    if (stretch === null) return;
    need(Math.abs(stretch) < MAX_MAGNITUDE, `${field}stretch`, 'Enter a finite number.');
    const harder = direction === 'up' ? stretch >= commit : stretch <= commit;
    need(harder, `${field}stretch`, 'A stretch asks for more than what is committed to.');
  };
  if (plan.kind === 'threshold') value(plan, '');
  if (plan.kind === 'trajectory') {
    const dated = isPlainDate(plan.from.date) && isPlainDate(plan.to.date);
    need(isPlainDate(plan.from.date), 'from.date', 'Enter a date in the form YYYY-MM-DD.');
    need(isPlainDate(plan.to.date), 'to.date', 'Enter a date in the form YYYY-MM-DD.');
    need(Math.abs(plan.from.value) < MAX_MAGNITUDE, 'from.value', 'Enter a finite number.');
    if (dated) need(plan.from.date < plan.to.date, 'to.date', 'The line must end after it begins.');
    value(plan.to, 'to.');
  }
  if (plan.kind === 'per-period') {
    need(plan.rows.length > 0, 'rows', 'Give at least one period its target.');
    need(plan.rows.length <= MOST_TARGET_ROWS, 'rows', `At most ${MOST_TARGET_ROWS} periods can have a target.`);
    const seen = new Map<number, number>();
    plan.rows.forEach((row, at) => {
      const day = toDayNumber(row.start);
      need(!Number.isNaN(day), `rows.${at}.start`, 'Enter a date in the form YYYY-MM-DD.');
      value(row, `rows.${at}.`);
      if (Number.isNaN(day)) return;
      const { from } = periodDays(day, plan.grain, weekEndingDay);
      const other = seen.get(from);
      need(other === undefined, `rows.${at}.start`, `Row ${(other ?? 0) + 1} is about the same ${plan.grain}.`);
      seen.set(from, at);
    });
  }
  return problems;
}

/** A step of a target on a chart: one value over the days from one to another. */
export interface TargetStep extends TargetValue {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** The target period by period over a range, where there is one, for a chart that draws it as it moves. */
export function targetSteps(plan: TargetPlan, range: DayRange, grain: Grain, kpi: TargetedKpi): TargetStep[] {
  const steps: TargetStep[] = [];
  for (let period = periodDays(range.from, grain, kpi.weekEndingDay); period.from <= range.to;) {
    const value = targetOver(plan, period, grain, kpi);
    if (value) steps.push({ from: fromDayNumber(period.from), to: fromDayNumber(period.to), ...value });
    period = periodDays(period.to + 1, grain, kpi.weekEndingDay);
  }
  return steps;
}
