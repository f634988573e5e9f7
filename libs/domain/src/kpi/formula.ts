/**
 * Formulas of derived metrics: `Clicks / Impressions`, `(Won - Lost) * 100`. Four operations, parentheses, numbers and
 * names of other metrics; nothing else can be said, so nothing else can run. Aggregation comes first: a formula combines
 * numbers that were aggregated over the same period (METHOD.md 7.5).
 */
import { type Aggregate, type Combination, combine, type Completeness } from './aggregation.js';

/** A formula as a tree. */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | {
      readonly kind: 'combination';
      readonly operation: Combination;
      readonly left: Formula;
      readonly right: Formula;
    };

/** A formula, or what is wrong with its text and at which character, counted from 0. */
export type ParsedFormula =
  | { readonly ok: true; readonly formula: Formula }
  | { readonly ok: false; readonly at: number; readonly message: string };

const LONGEST = 2_000;
const DEEPEST = 50;
const OPERATIONS: Readonly<Record<string, Combination>> = {
  '+': 'sum',
  '-': 'difference',
  '−': 'difference',
  '*': 'product',
  '×': 'product',
  '/': 'quotient',
  '÷': 'quotient',
};

/** Reads a formula. Names are letters, digits, `_` and `.`, beginning with a letter or `_`; any other name stands in double quotes. */
export function parseFormula(text: string): ParsedFormula {
  if (text.length > LONGEST) {
    return { ok: false, at: LONGEST, message: `A formula has at most ${LONGEST} characters.` };
  }
  try {
    const reader = new Reader(text);
    const formula = reader.sum(0);
    reader.end();
    if (formula.kind === 'number') return { ok: false, at: 0, message: 'The formula names no metric.' };
    return { ok: true, formula };
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
export function evaluateFormula(formula: Formula, valueOf: (name: string) => Aggregate): Aggregate {
  if (formula.kind === 'name') return valueOf(formula.name);
  if (formula.kind === 'number') return constant(formula.value, { expectedDays: 0, presentDays: 0 });
  const { operation, left, right } = formula;
  // A constant has no days of its own: it is as complete as what it is combined with.
  if (left.kind === 'number') {
    const other = evaluateFormula(right, valueOf);
    return combine(operation, constant(left.value, other), other);
  }
  const first = evaluateFormula(left, valueOf);
  return combine(
    operation,
    first,
    right.kind === 'number' ? constant(right.value, first) : evaluateFormula(right, valueOf),
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

function constant(value: number, { expectedDays, presentDays }: Completeness): Aggregate {
  return { state: 'complete', value, expectedDays, presentDays };
}

class Unreadable extends Error {
  constructor(
    readonly at: number,
    message: string,
  ) {
    super(message);
  }
}

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  sum(depth: number): Formula {
    return this.chain(['+', '-', '−'], () => this.product(depth));
  }

  end(): void {
    this.space();
    if (this.at < this.text.length) {
      const found = [...this.text.slice(this.at)][0] as string;
      this.fail(
        found === ')'
          ? 'This ) has no ( before it.'
          : `Expected + - * / or the end of the formula, found ${shown(found)}.`,
      );
    }
  }

  private product(depth: number): Formula {
    return this.chain(['*', '×', '/', '÷'], () => this.factor(depth));
  }

  private chain(signs: readonly string[], next: () => Formula): Formula {
    let left = next();
    for (;;) {
      this.space();
      const sign = this.text[this.at];
      if (sign === undefined || !signs.includes(sign)) return left;
      const at = this.at;
      this.at += 1;
      left = this.combined(OPERATIONS[sign] as Combination, left, next(), at);
    }
  }

  /** Numbers are combined at once, so that a division by a zero that is written down is told where it stands. */
  private combined(operation: Combination, left: Formula, right: Formula, at: number): Formula {
    if (operation === 'quotient' && right.kind === 'number' && right.value === 0)
      this.fail('Nothing can be divided by 0.', at);
    if (left.kind !== 'number' || right.kind !== 'number') return { kind: 'combination', operation, left, right };
    const none = { expectedDays: 0, presentDays: 0 };
    const { value } = combine(operation, constant(left.value, none), constant(right.value, none));
    if (value === null) this.fail('These two numbers give one that is too large.', at);
    return { kind: 'number', value };
  }

  private factor(depth: number): Formula {
    this.space();
    if (depth > DEEPEST) this.fail(`Parentheses go at most ${DEEPEST} deep.`);
    const sign = this.text[this.at];
    if (sign === '-' || sign === '−') {
      const at = this.at;
      this.at += 1;
      return this.combined('difference', { kind: 'number', value: 0 }, this.factor(depth + 1), at);
    }
    if (sign === '(') {
      const opened = this.at;
      this.at += 1;
      const inner = this.sum(depth + 1);
      this.space();
      if (this.text[this.at] !== ')') {
        if (this.at >= this.text.length) this.fail('This ( is never closed.', opened);
        this.fail(`Expected + - * / or ), found ${shown([...this.text.slice(this.at)][0] as string)}.`);
      }
      this.at += 1;
      return inner;
    }
    return this.number() ?? this.quoted() ?? this.name();
  }

  private number(): Formula | null {
    const [written] = /^(\d+(\.\d+)?|\.\d+)([eE][+-]?\d+)?/.exec(this.text.slice(this.at, this.at + 400)) ?? [];
    if (written === undefined) return null;
    const value = Number(written);
    if (!Number.isFinite(value)) this.fail(`${written} is too large a number.`);
    this.at += written.length;
    return { kind: 'number', value };
  }

  private quoted(): Formula | null {
    if (this.text[this.at] !== '"') return null;
    const end = this.text.indexOf('"', this.at + 1);
    if (end < 0) this.fail('This " is never closed.');
    const name = this.text.slice(this.at + 1, end).trim();
    if (name === '') this.fail('There is no name between the quotes.');
    this.at = end + 1;
    return { kind: 'name', name };
  }

  private name(): Formula {
    const [name] = /^[\p{L}_][\p{L}\p{N}_.]*/u.exec(this.text.slice(this.at)) ?? [];
    if (name === undefined) {
      const found = [...this.text.slice(this.at)][0];
      this.fail(
        found === undefined
          ? 'The formula ends where a metric or a number should stand.'
          : `Expected a metric, a number or (, found ${shown(found)}. A name with other characters stands in double quotes.`,
      );
    }
    this.at += name.length;
    return { kind: 'name', name };
  }

  private space(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at += 1;
  }

  private fail(message: string, at = this.at): never {
    throw new Unreadable(at, message);
  }
}

function shown(character: string): string {
  return character === '"' ? 'a quote' : `“${character}”`;
}
