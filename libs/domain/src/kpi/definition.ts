/** What a KPI is, and what it must have before it counts (METHOD.md 6.2; PRODUCT.md D1). */
import type { Grain } from '../calendar/period.js';
import type { Aggregation } from './aggregation.js';
import type { FieldProblem } from './field-problem.js';

/** A lever the team pulls, a result it hopes for, or something that must not get worse. */
export type KpiKind = 'input' | 'output' | 'guardrail';

/** Which way is better. */
export type KpiDirection = 'higher-is-better' | 'lower-is-better' | 'stay-in-range';

/** How days become one number; `ratio` and `formula` aggregate what they are made of first. */
export type KpiAggregation = Aggregation | 'ratio' | 'formula';

/** The definition of a KPI as far as rules need it; null where nobody has decided yet. */
export interface KpiDefinition {
  readonly name: string;
  readonly purpose: string | null;
  readonly kind: KpiKind;
  readonly ownerId: string | null;
  readonly dataProviderId: string | null;
  readonly unit: string | null;
  readonly precision: number | null;
  readonly direction: KpiDirection | null;
  readonly grain: Grain;
  readonly aggregation: KpiAggregation;
  readonly caveats: string | null;
}

/** What the completeness gate looks at; a derived KPI has a source when its operands have one. */
export interface ActivationFacts {
  readonly ownerId: string | null;
  readonly unit: string | null;
  readonly direction: KpiDirection | null;
  readonly hasSource: boolean;
  readonly hasTarget: boolean;
}

/** Lists what keeps a KPI from being active, one sentence a field; empty when nothing is missing. */
export function missingForActivation(facts: ActivationFacts): FieldProblem[] {
  const missing: FieldProblem[] = [];
  const need = (there: boolean, field: string, message: string): void => {
    if (!there) missing.push({ field, message });
  };
  need(!!facts.ownerId?.trim(), 'owner', 'Name the person who answers for this KPI.');
  need(!!facts.unit?.trim(), 'unit', 'Say what the numbers count.');
  need(facts.direction !== null, 'direction', 'Say which way is better.');
  need(facts.hasSource, 'source', 'Connect a source, or say that the numbers are typed or pushed.');
  need(facts.hasTarget, 'target', 'Set a target or a success criterion.');
  return missing;
}
