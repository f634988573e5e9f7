import { Injectable } from '@nestjs/common';
import { addDays, fromDayNumber, toDayNumber } from '@workback/domain/calendar/plain-date';
import { periodDays } from '@workback/domain/calendar/period';
import {
  type DailySeries,
  EMPTY_SERIES,
  lastDayWithRow,
  pointsOf,
  seriesFromPoints,
} from '@workback/domain/kpi/daily-series';
import { totalsOf } from '@workback/domain/kpi/dimension';
import { derivedPoints, firstDerivedDay, type OperandSeries } from '@workback/domain/kpi/derived';
import { namesIn } from '@workback/domain/kpi/formula';
import { shownFormula, storedFormula } from '@workback/domain/kpi/formula-references';
import { ObservationRepository, type SeriesRange, widest } from '../observation/observation.repository.js';
import { type DerivedKpi, derivedKpi, type OperandSource } from './derived-kpi.js';
import { type DerivedRows, type DerivedStatus, FormulaRepository } from './formula.repository.js';

const EARLIEST = '1900-01-01';
const LATEST = '9999-12-31';

/** Numbers of KPIs for a computation: by series for plain ones, by operand for derived ones. */
export interface FormulaNumbers {
  seriesOf(series: number): DailySeries;
  operandsOf(derived: DerivedKpi): OperandSeries;
}

/** A formula as people read it; without `derived` it cannot be computed, because a KPI that it names was removed. */
export interface FormulaView {
  readonly text: string;
  readonly operands: readonly { readonly id: string; readonly name: string }[];
  readonly derived: DerivedKpi | null;
}

/** Derived KPIs: what they stand on, and their rows kept in step with it. */
@Injectable()
export class FormulaService {
  constructor(
    private readonly formulas: FormulaRepository,
    private readonly observations: ObservationRepository,
  ) {}

  /** The derived ones among these KPIs, ready to be computed; one whose formula lost a KPI is left out. */
  async derived(kpiIds: readonly string[]): Promise<ReadonlyMap<string, DerivedKpi>> {
    const views = await this.views(kpiIds);
    return new Map([...views].flatMap(([id, { derived }]) => (derived ? [[id, derived] as const] : [])));
  }

  /** The formulas of the derived ones among these KPIs. */
  async views(kpiIds: readonly string[]): Promise<ReadonlyMap<string, FormulaView>> {
    if (kpiIds.length === 0) return new Map();
    const around = new Map((await this.formulas.closure(kpiIds)).map((kpi) => [kpi.id, kpi]));
    const nameOf = (id: string): string | undefined => around.get(id)?.name;
    const found = kpiIds.flatMap((id) => {
      const kpi = around.get(id);
      if (!kpi || kpi.formula === null) return [];
      const tree = storedFormula(kpi.formula);
      const named = new Set(tree ? namesIn(tree) : []);
      const operands = [...named].flatMap((each) => (around.has(each) ? [{ id: each, name: nameOf(each)! }] : []));
      const view = { text: shownFormula(kpi.formula, nameOf), operands, derived: derivedKpi(kpi, around) };
      return [[id, view] as const];
    });
    return new Map(found);
  }

  /** Reads what a computation over ranges needs: the ranges themselves, and of derived KPIs those of their operands. */
  async numbers(
    asked: readonly (SeriesRange & { readonly derived?: DerivedKpi | undefined })[],
  ): Promise<FormulaNumbers> {
    const ranges = asked.flatMap(({ derived, ...range }) =>
      derived ? derived.sources.flatMap((source) => source.series.map((series) => ({ ...range, series }))) : [range],
    );
    const numbers = await this.observations.numbers(widest(ranges));
    const seriesOf = (series: number): DailySeries => numbers.get(series) ?? EMPTY_SERIES;
    return {
      seriesOf,
      operandsOf: ({ sources }) =>
        Object.fromEntries(sources.map((source) => [source.key, togetherOf(source, seriesOf)])),
    };
  }

  /**
   * After numbers or states of KPIs changed: computes the rows of every derived KPI that stands on them, from a day on or
   * all of them. Call it inside the transaction of the change. Answers the derived KPIs.
   */
  async recompute(kpiIds: readonly string[], from: string | null): Promise<string[]> {
    const dependents = await this.formulas.dependents(kpiIds);
    if (dependents.length > 0) await this.compute(dependents, from);
    return dependents.map(({ id }) => id);
  }

  /** After the formula of a KPI changed: its rows anew, and those of whatever stands on it. */
  async recomputeChanged(kpiId: string, series: number): Promise<void> {
    const dependents = await this.formulas.dependents([kpiId]);
    const all = [{ id: kpiId, series }, ...dependents].sort((a, b) => a.series - b.series);
    await this.formulas.lockSeries(all.map((each) => each.series));
    for (const each of all) await this.formulas.forget(each.series);
    await this.compute(all, null);
  }

  private async compute(kpis: readonly { id: string; series: number }[], from: string | null): Promise<void> {
    // Two pulls of different operands must see each other's numbers: the second waits here, and reads after the first.
    await this.formulas.lockSeries(kpis.map(({ series }) => series));
    const derived = [...(await this.derived(kpis.map(({ id }) => id))).values()];
    const numbers = await this.numbers(
      derived.map((each) => ({
        ...{ series: each.kpi.series, derived: each, to: LATEST },
        from: from === null ? EARLIEST : addDays(from, -62),
      })),
    );
    await this.formulas.store(derived.flatMap((each) => rowsOf(each, numbers.operandsOf(each), from)));
    await this.formulas.setStatuses(derived.map(statusOf));
  }
}

/** The numbers of an operand; several values of a dimension together as its total is made. */
function togetherOf({ kpi, only, series }: OperandSource, seriesOf: (series: number) => DailySeries): DailySeries {
  const [first, ...more] = series;
  if (first === undefined) return EMPTY_SERIES;
  if (only === null || more.length === 0) return seriesOf(first);
  const slices = series.map((each) => ({ points: pointsOf(seriesOf(each)) }));
  return seriesFromPoints(totalsOf(slices, kpi.dimension?.total ?? 'none'));
}

function rowsOf(
  { kpi, rule, sources, grain }: DerivedKpi,
  operands: OperandSeries,
  from: string | null,
): DerivedRows[] {
  const { series, weekEndingDay } = kpi;
  const runId = Math.max(...sources.map((source) => source.kpi.lastRunId ?? 0));
  const begun = firstDerivedDay(rule, operands);
  const asked = from === null ? toDayNumber(EARLIEST) : periodDays(toDayNumber(from), grain, weekEndingDay).from;
  const scope = { series, runId, from: fromDayNumber(asked) };
  if (begun === null) return [{ ...scope, points: [] }];
  const last = Math.max(...rule.operands.map(({ key }) => lastDayWithRow(operands[key] ?? EMPTY_SERIES) ?? begun));
  const range = { from: Math.max(asked, begun), to: last };
  return [{ ...scope, points: derivedPoints(rule, operands, range, weekEndingDay) }];
}

function statusOf({ kpi, sources }: DerivedKpi): DerivedStatus {
  const failing = sources.filter((source) => source.kpi.consecutiveFailures > 0);
  const successes = sources.map((source) => source.kpi.lastSuccessMs);
  const known = successes.filter((ms) => ms !== null);
  return {
    kpiId: kpi.id,
    series: kpi.series,
    lastRunId: Math.max(0, ...sources.map((source) => source.kpi.lastRunId ?? 0)) || null,
    lastSuccessMs: known.length < successes.length ? null : Math.min(...known),
    consecutiveFailures: Math.max(0, ...failing.map((source) => source.kpi.consecutiveFailures)),
    lastError: failing[0] ? `${failing[0].kpi.name}: ${failing[0].kpi.lastError ?? 'its last pull failed.'}` : null,
  };
}
