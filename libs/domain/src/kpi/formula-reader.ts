/** The reader behind `parseFormula`: one pass, no backtracking, messages that name the character. */
import { combine, constantAggregate, type Combination } from './aggregation.js';
import type { Formula, FormulaGrammar, NamePlace } from './formula-tree.js';

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

/** What is wrong with a formula, and at which character. */
export class Unreadable extends Error {
  constructor(
    readonly at: number,
    message: string,
  ) {
    super(message);
  }
}

/** Reads a formula from left to right. */
export class FormulaReader {
  /** The names read so far. */
  readonly names: NamePlace[] = [];
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly grammar: FormulaGrammar,
  ) {}

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
    const { value } = combine(operation, constantAggregate(left.value, none), constantAggregate(right.value, none));
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
    return this.number() ?? this.metric();
  }

  private number(): Formula | null {
    const [written] = /^(\d+(\.\d+)?|\.\d+)([eE][+-]?\d+)?/.exec(this.text.slice(this.at, this.at + 400)) ?? [];
    if (written === undefined) return null;
    const value = Number(written);
    if (!Number.isFinite(value)) this.fail(`${written} is too large a number.`);
    this.at += written.length;
    return { kind: 'number', value };
  }

  private metric(): Formula {
    const at = this.at;
    const name = this.quoted('name') ?? this.word();
    this.names.push({ name, at, end: this.at });
    const only = this.filter();
    return only === null ? { kind: 'name', name } : { kind: 'name', name, only };
  }

  /** A text in double quotes; two quotes in a row stand for one. */
  private quoted(what: 'name' | 'value'): string | null {
    if (this.text[this.at] !== '"') return null;
    const [written] = /^"(?:[^"]|"")*"/.exec(this.text.slice(this.at)) ?? [];
    if (written === undefined) this.fail('This " is never closed.');
    const text = written.slice(1, -1).replaceAll('""', '"').trim();
    if (text === '') this.fail(`There is no ${what} between the quotes.`);
    this.at += written.length;
    return text;
  }

  private word(): string {
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
    return name;
  }

  /** `[DE, "New York"]` behind a name: only these values of its dimension. */
  private filter(): string[] | null {
    if (!this.grammar.filters) return null;
    const back = this.at;
    this.space();
    if (this.text[this.at] !== '[') {
      this.at = back;
      return null;
    }
    const opened = this.at;
    const only: string[] = [];
    do {
      this.at += 1;
      this.space();
      only.push(this.filterValue());
      this.space();
    } while (this.text[this.at] === ',');
    if (this.text[this.at] !== ']') {
      if (this.at >= this.text.length) this.fail('This [ is never closed.', opened);
      this.fail(`Expected , or ], found ${shown([...this.text.slice(this.at)][0] as string)}.`);
    }
    this.at += 1;
    return [...new Set(only)].sort();
  }

  private filterValue(): string {
    const quoted = this.quoted('value');
    if (quoted !== null) return quoted;
    const [value] = /^[\p{L}\p{N}_.-]+/u.exec(this.text.slice(this.at)) ?? [];
    if (value === undefined)
      this.fail('A value of the dimension stands between [ and ], in double quotes when it has spaces.');
    this.at += value.length;
    return value;
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
