/** Formulas of derived KPIs as trees, and where names stand in their text. */
import type { Combination } from './aggregation.js';

/** A formula as a tree; a name may be narrowed to some values of its KPI's dimension. */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string; readonly only?: readonly string[] }
  | {
      readonly kind: 'combination';
      readonly operation: Combination;
      readonly left: Formula;
      readonly right: Formula;
    };

/** A name in the text of a formula, from one character up to another, both counted from 0; quotes belong to it. */
export interface NamePlace {
  readonly name: string;
  readonly at: number;
  readonly end: number;
}

/** A formula with the places of its names, or what is wrong with its text and at which character, counted from 0. */
export type ParsedFormula =
  | { readonly ok: true; readonly formula: Formula; readonly names: readonly NamePlace[] }
  | { readonly ok: false; readonly at: number; readonly message: string };

/** What a formula may say: filters only where numbers have a dimension. */
export interface FormulaGrammar {
  readonly filters?: boolean;
  /** Characters; 2,000 unless told. */
  readonly longest?: number;
}
