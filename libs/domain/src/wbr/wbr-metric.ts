/** Metrics of a deck: rows with a rule, or a formula over other metrics of the deck. */
import type { DayRange } from '../calendar/period.js';
import type { Aggregate } from '../kpi/aggregation.js';
import { evaluateFormula, formulaCycle, namesIn } from '../kpi/formula.js';
import type { Formula } from '../kpi/formula-tree.js';
import type { Unit } from '../kpi/unit.js';
import type { Comparison } from './comparison.js';
import { aggregateRows, hasValueAfter, type MetricRows, type RowRule } from './metric-rows.js';

/** How a metric is written and compared. */
export interface MetricLook {
  readonly title: string;
  readonly unit: Unit;
  readonly currency: string | null;
  /** Decimals; null leaves them to the number. */
  readonly precision: number | null;
  readonly comparison: Comparison;
  /** Whether more is better. */
  readonly direction: 'up' | 'down';
  /** Name of the metric that holds its plan, if any. */
  readonly target: string | null;
}

/** What a metric is made of. */
export type MetricContent =
  | { readonly kind: 'rows'; readonly rows: MetricRows; readonly rule: RowRule }
  | { readonly kind: 'formula'; readonly formula: Formula }
  | { readonly kind: 'computed'; readonly over: (range: DayRange) => Aggregate };

/** One metric of a deck under its name. */
export interface WbrMetric {
  readonly name: string;
  readonly look: MetricLook;
  readonly content: MetricContent;
}

/** Why metrics cannot be used together, with the metric to look at. */
export interface MetricProblem {
  readonly metric: string;
  readonly message: string;
}

/** Names that are used twice or nowhere defined, and formulas that need themselves. */
export function metricProblems(metrics: readonly WbrMetric[]): MetricProblem[] {
  const problems: MetricProblem[] = [];
  const formulas = new Map<string, Formula>();
  const names = new Set<string>();
  for (const { name, content } of metrics) {
    if (names.has(name)) problems.push({ metric: name, message: 'Another metric has the same name.' });
    names.add(name);
    if (content.kind === 'formula') formulas.set(name, content.formula);
  }
  for (const { name, look, content } of metrics) {
    const used = [
      ...(content.kind === 'formula' ? namesIn(content.formula) : []),
      ...(look.target ? [look.target] : []),
    ];
    for (const unknown of used.filter((each) => !names.has(each))) {
      problems.push({ metric: name, message: `There is no metric “${unknown}”.` });
    }
  }
  const cycle = formulaCycle(formulas);
  if (cycle) {
    problems.push({
      metric: cycle[0] as string,
      message: `The formula needs itself: ${[...cycle, cycle[0]].join(' → ')}.`,
    });
  }
  return problems;
}

/** Days; more than any calendar has. */
const LONGEST_RANGE = 1_000_000;

/** Answers what metrics are over ranges of days, each computed once. The metrics must be without `metricProblems`. */
export class MetricReader {
  private readonly byName: ReadonlyMap<string, WbrMetric>;
  /** By name, then by range: numbers make cheaper keys than texts, and a deck asks tens of thousands of times. */
  private readonly known = new Map<string, Map<number, Aggregate>>();

  constructor(metrics: readonly WbrMetric[]) {
    this.byName = new Map(metrics.map((metric) => [metric.name, metric]));
  }

  /** The metric over a range: its rows aggregated, or its formula over metrics that were aggregated first. */
  over(name: string, range: DayRange): Aggregate {
    let own = this.known.get(name);
    if (!own) this.known.set(name, (own = new Map<number, Aggregate>()));
    const key = range.from * LONGEST_RANGE + range.to - range.from;
    const known = own.get(key);
    if (known) return known;
    const found = this.compute(name, range);
    own.set(key, found);
    return found;
  }

  /** Says whether any of the metrics has a value after a day. */
  reachesBeyond(day: number): boolean {
    for (const { content } of this.byName.values()) {
      if (content.kind === 'rows' && hasValueAfter(content.rows, day)) return true;
    }
    return false;
  }

  private compute(name: string, range: DayRange): Aggregate {
    const metric = this.byName.get(name);
    if (!metric) return { state: 'no-data', value: null, expectedDays: range.to - range.from + 1, presentDays: 0 };
    const { content } = metric;
    if (content.kind === 'rows') return aggregateRows(content.rows, range, content.rule);
    if (content.kind === 'computed') return content.over(range);
    return evaluateFormula(content.formula, (each) => this.over(each, range));
  }
}
