import { spreadOffsetSeconds } from '@workback/domain/kpi/cadence';
import { coarsest, type DerivedRule, type FormulaOperand, operandKey, writtenOut } from '@workback/domain/kpi/derived';
import { storedFormula } from '@workback/domain/kpi/formula-references';
import type { Formula } from '@workback/domain/kpi/formula-tree';
import { freshnessOf, type FreshnessState } from '@workback/domain/kpi/freshness';
import type { FormulaKpi } from './formula.repository.js';

/** The KPIs that a derived one stands on in the end, each under its key. */
export interface OperandSource {
  readonly key: string;
  readonly kpi: FormulaKpi;
  readonly only: readonly string[] | null;
  /** Where its numbers are: the KPI's own series, or those of the values it is narrowed to. */
  readonly series: readonly number[];
}

/** A derived KPI ready to be computed. */
export interface DerivedKpi {
  readonly kpi: FormulaKpi;
  readonly rule: DerivedRule;
  readonly sources: readonly OperandSource[];
  readonly grain: FormulaOperand['grain'];
  readonly freshness: FreshnessState;
}

const WORST: readonly FreshnessState[] = ['failing', 'stale', 'late', 'never-pulled', 'fresh'];

/** A KPI with its formula written out over the KPIs around it; null when one of them is gone. */
export function derivedKpi(kpi: FormulaKpi, around: ReadonlyMap<string, FormulaKpi>): DerivedKpi | null {
  if (kpi.formula === null) return null;
  const formula = expanded(kpi.formula, around);
  if (formula === null) return null;
  const sources = sourcesOf(formula, around);
  if (sources === null) return null;
  const operands = sources.map(({ key, kpi: source, only }) => ({
    key,
    name: only === null ? source.name : `${source.name} (${only.join(', ')})`,
    aggregation: source.aggregation,
    grain: source.grain,
  }));
  return {
    kpi,
    rule: { formula, operands },
    sources,
    grain: coarsest(operands.map(({ grain }) => grain)),
    freshness: worst(sources.map((source) => freshness(source.kpi))),
  };
}

function expanded(stored: string, around: ReadonlyMap<string, FormulaKpi>): Formula | null {
  const tree = storedFormula(stored);
  return (
    tree &&
    writtenOut(tree, (id) => {
      const inner = around.get(id)?.formula;
      return (inner ? storedFormula(inner) : null) ?? undefined;
    })
  );
}

/** The KPIs behind the keys of a written-out formula; null when one does not exist any more. */
function sourcesOf(formula: Formula, around: ReadonlyMap<string, FormulaKpi>): OperandSource[] | null {
  const keys = new Set<string>();
  const walk = (part: Formula): void => {
    if (part.kind === 'name') keys.add(part.name);
    if (part.kind === 'combination') [part.left, part.right].forEach(walk);
  };
  walk(formula);
  const sources: OperandSource[] = [];
  for (const key of keys) {
    const at = key.indexOf('[');
    const kpi = around.get(at < 0 ? key : key.slice(0, at));
    if (!kpi || kpi.formula !== null) return null;
    const only = at < 0 ? null : (JSON.parse(key.slice(at)) as string[]);
    const series = only === null ? [kpi.series] : only.flatMap((slice) => kpi.slices?.[slice] ?? []);
    sources.push({ key: operandKey(kpi.id, only ?? undefined), kpi, only, series });
  }
  return sources;
}

function freshness(kpi: FormulaKpi): FreshnessState {
  return freshnessOf({
    lastSuccessAt: kpi.lastSuccessMs,
    lastOutcome: kpi.consecutiveFailures > 0 ? 'failed' : kpi.lastSuccessMs === null ? null : 'succeeded',
    cadence: kpi.cadence,
    offsetSeconds: kpi.cadence ? spreadOffsetSeconds(kpi.id, kpi.cadence) : 0,
    now: kpi.nowMs,
  }).state;
}

/** A derived number is as fresh as the worst of what it stands on. */
function worst(states: readonly FreshnessState[]): FreshnessState {
  return WORST.find((state) => states.includes(state)) ?? 'never-pulled';
}
