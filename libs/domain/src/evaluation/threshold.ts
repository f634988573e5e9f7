/** Comparing a value with what a criterion asks for, in the KPI's own unit (PRODUCT.md “Decided”). */
import type { SuccessCriterion } from './criterion.js';

/** Sums of floats differ in their last digits; closer than this share counts as equal. */
const RELATIVE_NOISE = 1e-12;

/** Equal but for the noise of floating-point sums. */
export function nearlyEqual(a: number, b: number): boolean {
  return Math.abs(a - b) <= RELATIVE_NOISE * Math.max(Math.abs(a), Math.abs(b));
}

/** The value to reach in the KPI's unit; null when a change has no baseline, or a percentage a baseline of zero. */
export function targetOf(criterion: SuccessCriterion, baseline: number | null): number | null {
  if (criterion.against === 'value') return criterion.value;
  if (baseline === null) return null;
  if (criterion.against === 'change-from-baseline') return baseline + criterion.value;
  return baseline === 0 ? null : baseline + (Math.abs(baseline) * criterion.value) / 100;
}

/** Says whether a value meets the criterion's target. */
export function meets(criterion: SuccessCriterion, value: number, target: number): boolean {
  const equal = nearlyEqual(value, target);
  switch (criterion.comparator) {
    case 'at-least':
      return equal || value > target;
    case 'at-most':
      return equal || value < target;
    case 'above':
      return !equal && value > target;
    case 'below':
      return !equal && value < target;
    case 'equal-to':
      return equal;
  }
}

/** How far a value falls short of a point on the way to the target; 0 or less when it is at or beyond that point. */
export function shortfall(criterion: SuccessCriterion, value: number, required: number, target: number): number {
  switch (criterion.comparator) {
    case 'at-least':
    case 'above':
      return required - value;
    case 'at-most':
    case 'below':
      return value - required;
    case 'equal-to':
      return Math.abs(value - target) - Math.abs(required - target);
  }
}

/** How much may be missing while it is still `at risk`: a share of the way from baseline to target, else of the target. */
export function toleranceBand(criterion: SuccessCriterion, target: number, baseline: number | null): number {
  return criterion.tolerance * Math.abs(baseline === null ? target : target - baseline);
}

/** The two ends of the straight line: the baseline on its day number, the target on the due day. */
export interface Trajectory {
  readonly baseline: number;
  readonly fromDay: number;
  readonly target: number;
  readonly dueDay: number;
}

/** The value of the straight line on a day number, level before its start and after the due day. */
export function lineOn(line: Trajectory, day: number): number {
  const span = line.dueDay - line.fromDay;
  if (span <= 0 || day >= line.dueDay) return line.target;
  const share = Math.max(0, (day - line.fromDay) / span);
  return line.baseline + (line.target - line.baseline) * share;
}
