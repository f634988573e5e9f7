/**
 * Formulas of derived metrics: `Clicks / Impressions`, `(Won - Lost) * 100`. Four operations, parentheses, numbers and
 * names of other metrics; nothing else can be said, so nothing else can run. Aggregation comes first: a formula combines
 * numbers that were aggregated over the same period (METHOD.md 7.5).
 */
import { type Aggregate, combine, constantAggregate } from './aggregation.js';
import { FormulaReader, Unreadable } from './formula-reader.js';
import type { Formula, FormulaGrammar, ParsedFormula } from './formula-tree.js';

const LONGEST = 2_000;

/** Reads a formula. Names are letters, digits, `_` and `.`, beginning with a letter or `_`; any other name stands in double quotes. */
export function parseFormula(text: string, grammar: FormulaGrammar = {}): ParsedFormula {
  const { longest = LONGEST } = grammar;
  if (text.length > longest) {
    return { ok: false, at: longest, message: `A formula has at most ${longest} characters.` };
  }
  try {
    const reader = new FormulaReader(text, grammar);
    const formula = reader.sum(0);
    reader.end();
    if (formula.kind === 'number') return { ok: false, at: 0, message: 'The formula names no metric.' };
    return { ok: true, formula, names: reader.names };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, at: error.at, message: error.message };
    throw error;
  }
}

/** Every name in a formula once, in the order of first use. */
export function namesIn(formula: Formula): string[] {
  const names = new Set<string>();
  const walk = (part: Formula): void => {
    if (part.kind === 'name') names.add(part.name);
    if (part.kind === 'combination') {
      walk(part.left);
      walk(part.right);
    }
  };
  walk(formula);
  return [...names];
}

/** The value of a formula over one period; `valueOf` gives each metric aggregated over that period. */
export function evaluateFormula(
  formula: Formula,
  valueOf: (name: string, only?: readonly string[]) => Aggregate,
): Aggregate {
  if (formula.kind === 'name') return valueOf(formula.name, formula.only);
  if (formula.kind === 'number') return constantAggregate(formula.value, { expectedDays: 0, presentDays: 0 });
  const { operation, left, right } = formula;
  // A constant has no days of its own: it is as complete as what it is combined with.
  if (left.kind === 'number') {
    const other = evaluateFormula(right, valueOf);
    return combine(operation, constantAggregate(left.value, other), other);
  }
  const first = evaluateFormula(left, valueOf);
  return combine(
    operation,
    first,
    right.kind === 'number' ? constantAggregate(right.value, first) : evaluateFormula(right, valueOf),
  );
}

/** Names that depend on each other in a circle, in order; null when there is none. */
export function formulaCycle(formulas: ReadonlyMap<string, Formula>): string[] | null {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (name: string): string[] | null => {
    if (done.has(name)) return null;
    const at = path.indexOf(name);
    if (at >= 0) return path.slice(at);
    const formula = formulas.get(name);
    if (!formula) return null;
    path.push(name);
    for (const next of namesIn(formula)) {
      const cycle = visit(next);
      if (cycle) return cycle;
    }
    path.pop();
    done.add(name);
    return null;
  };
  for (const name of formulas.keys()) {
    const cycle = visit(name);
    if (cycle) return cycle;
  }
  return null;
}
