/** The success criterion fixed at approval: what must be true of a KPI, when, on how much data (PRODUCT.md D3). */
import type { Grain } from '../calendar/period.js';
import { isPlainDate, type PlainDate } from '../calendar/plain-date.js';
import { AGGREGATIONS, type Aggregation } from '../kpi/aggregation.js';
import type { FieldProblem } from '../kpi/field-problem.js';
import { MAX_MAGNITUDE } from '../kpi/observation.js';

/** How the value is compared with the threshold. */
export const COMPARATORS = ['at-least', 'at-most', 'above', 'below', 'equal-to'] as const;
export type Comparator = (typeof COMPARATORS)[number];

/** Whether the threshold is a value, an absolute change from the baseline, or a change in percent (40 = 40 %). */
export const AGAINST = ['value', 'change-from-baseline', 'percent-change-from-baseline'] as const;
export type Against = (typeof AGAINST)[number];

/** So many complete days, weeks or months, aggregated together. */
export interface CriterionWindow {
  readonly count: number;
  readonly grain: Grain;
}

/** When the criterion is decided for good. */
export type CriterionDue =
  { readonly kind: 'date'; readonly date: PlainDate } | { readonly kind: 'after-launch'; readonly days: number };

/** A window without enough data says so, counts as missed, or leaves the decision to the last window that has enough. */
export const NO_DATA_POLICIES = ['no-data', 'missed', 'hold'] as const;
export type NoDataPolicy = (typeof NO_DATA_POLICIES)[number];

/** A success criterion of one KPI. */
export interface SuccessCriterion {
  readonly comparator: Comparator;
  /** In the KPI's unit, or in percent for `percent-change-from-baseline`. */
  readonly value: number;
  readonly against: Against;
  readonly window: CriterionWindow;
  /** Over the window; null takes the KPI's. */
  readonly aggregation: Aggregation | null;
  readonly due: CriterionDue;
  /** Share of the window's days that must have data, 0 to 1. A sum always needs all of them. */
  readonly minimumCoverage: number;
  /** So many windows in a row, each one period later, must meet it on the due date. */
  readonly consecutivePeriods: number;
  readonly noDataPolicy: NoDataPolicy;
  /** Share of the way from baseline to target (without a baseline: of the threshold) that is still `at risk`. */
  readonly tolerance: number;
  /** Before the due date, judge against the straight line from baseline to target instead of the target. */
  readonly trajectory: boolean;
}

/** A tenth of the way, unless the criterion says otherwise. */
export const DEFAULT_TOLERANCE = 0.1;

/** What a criterion has where nobody chose otherwise. */
export const CRITERION_DEFAULTS = {
  against: 'value',
  aggregation: null,
  minimumCoverage: 1,
  consecutivePeriods: 1,
  noDataPolicy: 'no-data',
  tolerance: DEFAULT_TOLERANCE,
  trajectory: false,
} as const satisfies Partial<SuccessCriterion>;

const LONGEST: Record<Grain, number> = { day: 732, week: 104, month: 36 };
const SHORTEST_DAYS: Record<Grain, number> = { day: 1, week: 7, month: 28 };

const isWhole = (n: number, from: number, to: number): boolean => Number.isInteger(n) && n >= from && n <= to;
const isShare = (n: number): boolean => n >= 0 && n <= 1;

/**
 * Names every field that cannot be used. Tell it whether a baseline exists to learn, too, that a change or a trajectory
 * has nothing to start from; leave that out while the baseline is still to be measured.
 */
export function validateCriterion(criterion: SuccessCriterion, facts: { hasBaseline?: boolean } = {}): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const need = (ok: boolean, field: string, message: string): void => {
    if (!ok) problems.push({ field, message });
  };
  const { window, due } = criterion;
  need(COMPARATORS.includes(criterion.comparator), 'comparator', 'Choose how the value is compared.');
  need(Math.abs(criterion.value) < MAX_MAGNITUDE, 'value', 'Enter a finite number.');
  need(AGAINST.includes(criterion.against), 'against', 'Choose a value or a change from the baseline.');
  const longest = LONGEST[window.grain];
  need(longest !== undefined, 'window.grain', 'Choose days, weeks or months.');
  need(isWhole(window.count, 1, longest ?? 1), 'window.count', `Choose a whole number from 1 to ${longest ?? 1}.`);
  need(
    criterion.aggregation === null || AGGREGATIONS.includes(criterion.aggregation),
    'aggregation',
    'Choose how the window becomes one number.',
  );
  if (due.kind === 'date') need(isPlainDate(due.date), 'due.date', 'Enter a date in the form YYYY-MM-DD.');
  else need(isWhole(due.days, 1, 3650), 'due.days', 'Choose a whole number of days from 1 to 3650.');
  need(isShare(criterion.minimumCoverage), 'minimumCoverage', 'Choose a share from 0 to 1.');
  need(isWhole(criterion.consecutivePeriods, 1, 52), 'consecutivePeriods', 'Choose a whole number from 1 to 52.');
  need(NO_DATA_POLICIES.includes(criterion.noDataPolicy), 'noDataPolicy', 'Choose what missing data means.');
  need(isShare(criterion.tolerance), 'tolerance', 'Choose a share from 0 to 1.');
  if (problems.length > 0) return problems;

  if (due.kind === 'after-launch') {
    const needed = (window.count + criterion.consecutivePeriods - 1) * SHORTEST_DAYS[window.grain];
    need(due.days >= needed, 'due.days', `No window can be complete by then: allow at least ${needed} days.`);
  }
  if (facts.hasBaseline === false) {
    need(criterion.against === 'value', 'against', 'There is no baseline to measure a change from.');
    need(!criterion.trajectory, 'trajectory', 'There is no baseline to draw a line from.');
  }
  return problems;
}
