/** A three-point estimate in working days: what is possible at best, most likely, and at worst. */
export interface ThreePoint {
  readonly optimistic: number;
  readonly likely: number;
  readonly pessimistic: number;
}

/**
 * The estimate below which a share of the outcomes lies, by the triangular distribution: it takes three numbers as they
 * are and assumes nothing beside them. `share` is from 0 to 1.
 */
export function triangularQuantile({ optimistic, likely, pessimistic }: ThreePoint, share: number): number {
  const span = pessimistic - optimistic;
  if (span <= 0) return likely;
  const rising = likely - optimistic;
  if (share * span < rising) return optimistic + Math.sqrt(share * span * rising);
  return pessimistic - Math.sqrt((1 - share) * span * (pessimistic - likely));
}

/** The share of outcomes up to a number of days, from 0 to 1: the inverse of the quantile. */
export function triangularShare({ optimistic, likely, pessimistic }: ThreePoint, days: number): number {
  const span = pessimistic - optimistic;
  if (days >= pessimistic) return 1;
  if (days <= optimistic || span <= 0) return 0;
  if (days < likely) return (days - optimistic) ** 2 / (span * (likely - optimistic));
  return 1 - (pessimistic - days) ** 2 / (span * (pessimistic - likely));
}

/** Says whether three numbers are an estimate: finite, not negative, in order. */
export function isThreePoint({ optimistic, likely, pessimistic }: ThreePoint): boolean {
  return optimistic >= 0 && optimistic <= likely && likely <= pessimistic && Number.isFinite(pessimistic);
}
