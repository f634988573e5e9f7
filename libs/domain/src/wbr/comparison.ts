/** How a number compares with another: in percent, or in basis points for rates (METHOD.md 7.6). */
import type { Aggregate } from '../kpi/aggregation.js';
import type { Unit } from '../kpi/unit.js';

/** Percent for amounts, basis points for rates. */
export const COMPARISONS = ['percent', 'bps'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/**
 * A comparison, or why there is none: the present number is missing (`no-data`, `incomplete`), or there is nothing to
 * compare it with (`not-comparable`). Zero, no data and not comparable are three different things.
 */
export interface Compared {
  readonly state: 'compared' | 'no-data' | 'incomplete' | 'not-comparable';
  readonly value: number | null;
}

/** Basis points in one of a unit: 1.5 % against 1.2 % are 30 bps, a ratio of 0.015 against 0.012 likewise. */
export function bpsPerUnit(unit: Unit): number {
  if (unit === 'percent') return 100;
  return unit === 'bps' ? 1 : 10_000;
}

/** Compares two aggregates: `(current / earlier - 1) * 100`, or the difference in basis points. */
export function compare(current: Aggregate, earlier: Aggregate, how: Comparison, unit: Unit): Compared {
  if (current.value === null) {
    const { state } = current;
    return { state: state === 'incomplete' || state === 'not-comparable' ? state : 'no-data', value: null };
  }
  if (earlier.value === null) return { state: 'not-comparable', value: null };
  const value =
    how === 'bps' ? (current.value - earlier.value) * bpsPerUnit(unit) : (current.value / earlier.value - 1) * 100;
  // From zero there is no percentage, however large the present number.
  return Number.isFinite(value) ? { state: 'compared', value } : { state: 'not-comparable', value: null };
}
