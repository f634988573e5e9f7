import { Injectable } from '@nestjs/common';
import type { FormulaPreviewed, Periods, periodsQuery } from '@workback/contracts/kpi/kpi-definition.schemas';
import { type DayRange, type Grain, periodDays, trailingDays } from '@workback/domain/calendar/period';
import { fromDayNumber, type PlainDate, toDayNumber } from '@workback/domain/calendar/plain-date';
import { plainDateIn } from '@workback/domain/calendar/zoned-time';
import { type Aggregate, aggregate } from '@workback/domain/kpi/aggregation';
import { EMPTY_SERIES } from '@workback/domain/kpi/daily-series';
import { aggregateDerived, coarsest, type DerivedRule, type OperandSeries } from '@workback/domain/kpi/derived';
import { type TargetPlan, targetOver } from '@workback/domain/kpi/target';
import type { z } from 'zod';
import { Clock } from '../../platform/clock/clock.js';
import { notFound } from '../../platform/errors/failure.js';
import { derivedKpi } from '../formula/derived-kpi.js';
import { FormulaDefinitionService } from '../formula/formula-definition.service.js';
import { FormulaRepository, type FormulaKpi } from '../formula/formula.repository.js';
import { FormulaService } from '../formula/formula.service.js';
import { plannedTargets } from './kpi-definition.js';
import { KpiPeriodsRepository, type WorkspaceWeek } from './kpi-periods.repository.js';
import { KpiRepository } from './kpi.repository.js';

const PREVIEWED = 6;

/** The numbers of KPIs by day, week or month. */
@Injectable()
export class KpiPeriodsService {
  constructor(
    private readonly kpis: KpiRepository,
    private readonly periods: KpiPeriodsRepository,
    private readonly formulas: FormulaService,
    private readonly repository: FormulaRepository,
    private readonly definitions: FormulaDefinitionService,
    private readonly clock: Clock,
  ) {}

  /** The periods of a KPI up to one, newest first: aggregated from the daily rows, never from other totals. */
  async list(workspaceId: string, kpiId: string, asked: z.output<typeof periodsQuery>): Promise<Periods> {
    const kpi = await this.kpis.find(workspaceId, kpiId);
    if (!kpi) throw notFound('KPI');
    const week = await this.periods.week(workspaceId);
    const today = plainDateIn(this.clock.now().getTime(), week.timeZone);
    const grain = coarsest([asked.grain, kpi.grain]);
    const ranges = rangesBack(asked.to ?? today, asked.count, grain, week.weekEndingDay);
    const derived = (await this.formulas.derived(kpi.formula === null ? [] : [kpiId])).get(kpiId);
    const from = fromDayNumber(ranges.at(-1)!.from - 31);
    const numbers = await this.formulas.numbers([
      { series: kpi.series, from, to: fromDayNumber(ranges[0]!.to), derived },
    ]);
    const series = derived ? derived.sources.map((source) => source.kpi.series) : [kpi.series];
    const restated = await this.periods.restatedDays(series, from);
    const rows = { grain: kpi.grain, weekEndingDay: week.weekEndingDay };
    const targeted = { ...rows, aggregation: derived ? 'formula' : kpi.aggregation };
    const operands = derived ? numbers.operandsOf(derived) : {};
    const plan = plannedTargets(kpi);
    return {
      grain,
      periods: ranges.map((range) => ({
        ...dated(range, today, kpi.delayDays),
        ...(derived
          ? aggregateDerived(derived.rule, operands, range, week.weekEndingDay)
          : kpi.formula === null
            ? aggregate(numbers.seriesOf(kpi.series), range, kpi.aggregation, rows)
            : nothing(range)),
        restatedDays: restated.filter((day) => within(day, range)).length,
        ...(targetValue(plan, range, grain, targeted) ?? { commit: null, stretch: null }),
        operands: derived ? operandValues(derived.rule, operands, range, week.weekEndingDay) : [],
      })),
    };
  }

  /** What a formula gives for the last periods while it is written. */
  async preview(
    workspaceId: string,
    input: { formula: string; kpiId: string | null; initiativeId: string | null },
  ): Promise<FormulaPreviewed> {
    const owner = { id: input.kpiId, initiativeId: input.initiativeId };
    const checked = await this.definitions.check(workspaceId, input.formula, owner);
    if (!checked.ok) {
      const { at, end, message } = checked;
      return { problem: { at, end, message }, grain: null, periods: [] };
    }
    const week = await this.periods.week(workspaceId);
    const around = new Map((await this.repository.closure(checked.ids)).map((kpi) => [kpi.id, kpi]));
    const derived = derivedKpi(draftKpi(workspaceId, checked, week), around);
    if (!derived) return { problem: null, grain: checked.grain, periods: [] };
    const today = plainDateIn(this.clock.now().getTime(), week.timeZone);
    const grain = coarsest(['week', checked.grain]);
    const ranges = rangesBack(today, PREVIEWED, grain, week.weekEndingDay);
    const from = fromDayNumber(ranges.at(-1)!.from - 31);
    const numbers = await this.formulas.numbers([{ series: -1, from, to: today, derived }]);
    const operands = numbers.operandsOf(derived);
    return {
      problem: null,
      grain,
      periods: ranges.map((range) => ({
        ...dated(range, today, 0),
        ...aggregateDerived(derived.rule, operands, range, week.weekEndingDay),
        ...{ restatedDays: 0, commit: null, stretch: null },
        operands: operandValues(derived.rule, operands, range, week.weekEndingDay),
      })),
    };
  }
}

function draftKpi(
  workspaceId: string,
  { stored, grain }: { stored: string; grain: Grain },
  { weekEndingDay }: WorkspaceWeek,
): FormulaKpi {
  const none = {
    initiativeId: null,
    dimension: null,
    slices: null,
    cadence: null,
    lastRunId: null,
    lastSuccessMs: null,
    lastError: null,
  };
  const draft = { id: 'new', name: '', formula: stored, grain, series: -1, workspaceId, aggregation: 'mean' as const };
  return { ...none, ...draft, consecutiveFailures: 0, weekEndingDay, nowMs: 0 };
}

/** Periods back from the one that holds a date, newest first. */
export function rangesBack(date: PlainDate, count: number, grain: Grain, weekEndingDay: number): DayRange[] {
  const last = periodDays(toDayNumber(date), grain, weekEndingDay);
  const ranges: DayRange[] = [];
  const first = trailingDays(last, count, grain, weekEndingDay).from;
  for (let range = last; range.to >= first; range = periodDays(range.from - 1, grain, weekEndingDay))
    ranges.push(range);
  return ranges;
}

function dated(range: DayRange, today: PlainDate, delayDays: number): { from: string; to: string; settled: boolean } {
  return {
    from: fromDayNumber(range.from),
    to: fromDayNumber(range.to),
    settled: toDayNumber(today) > range.to + delayDays,
  };
}

function operandValues(
  rule: DerivedRule,
  operands: OperandSeries,
  range: DayRange,
  weekEndingDay: number,
): (Aggregate & { name: string })[] {
  return rule.operands.map(({ key, name, aggregation, grain }) => ({
    name,
    ...aggregate(operands[key] ?? EMPTY_SERIES, range, aggregation, { grain, weekEndingDay }),
  }));
}

function targetValue(
  plan: TargetPlan | null,
  range: DayRange,
  grain: Grain,
  kpi: Parameters<typeof targetOver>[3],
): ReturnType<typeof targetOver> {
  return plan && targetOver(plan, range, grain, kpi);
}

function within(day: PlainDate, range: DayRange): boolean {
  const number = toDayNumber(day);
  return number >= range.from && number <= range.to;
}

function nothing(range: DayRange): Aggregate {
  return { state: 'no-data', value: null, expectedDays: range.to - range.from + 1, presentDays: 0 };
}
