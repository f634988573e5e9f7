import { Injectable } from '@nestjs/common';
import type { Slices, slicesQuery } from '@workback/contracts/kpi/kpi-definition.schemas';
import type { DayRange } from '@workback/domain/calendar/period';
import { fromDayNumber, toDayNumber } from '@workback/domain/calendar/plain-date';
import { plainDateIn } from '@workback/domain/calendar/zoned-time';
import { type Aggregate, aggregate } from '@workback/domain/kpi/aggregation';
import { EMPTY_SERIES, type DailySeries } from '@workback/domain/kpi/daily-series';
import { aggregateDerived, coarsest } from '@workback/domain/kpi/derived';
import type { z } from 'zod';
import { Clock } from '../../platform/clock/clock.js';
import { notFound } from '../../platform/errors/failure.js';
import { DimensionRepository } from '../dimension/dimension.repository.js';
import type { DerivedKpi } from '../formula/derived-kpi.js';
import { FormulaService } from '../formula/formula.service.js';
import { ObservationRepository } from '../observation/observation.repository.js';
import { rangesBack } from './kpi-periods.service.js';
import { KpiPeriodsRepository } from './kpi-periods.repository.js';
import { type KpiRow, KpiRepository } from './kpi.repository.js';

const SHOWN_SLICES = 50;

/** How a KPI is computed over a range for one value of its dimension, or as a whole. */
interface Divisible {
  readonly dimension: string;
  readonly total: Slices['total'];
  readonly slices: readonly string[];
  readonly series: readonly number[];
  over(numbers: (series: number) => DailySeries, slice: string | null, range: DayRange): Aggregate;
}

/** KPIs by the values of their dimension; a derived one by those of the KPIs that it names, formula after aggregation. */
@Injectable()
export class KpiSlicesService {
  constructor(
    private readonly kpis: KpiRepository,
    private readonly periods: KpiPeriodsRepository,
    private readonly dimensions: DimensionRepository,
    private readonly formulas: FormulaService,
    private readonly observations: ObservationRepository,
    private readonly clock: Clock,
  ) {}

  /** The values with their numbers, the largest first. */
  async list(workspaceId: string, kpiId: string, asked: z.output<typeof slicesQuery>): Promise<Slices> {
    const kpi = await this.kpis.find(workspaceId, kpiId);
    if (!kpi) throw notFound('KPI');
    const { timeZone, weekEndingDay } = await this.periods.week(workspaceId);
    const today = plainDateIn(this.clock.now().getTime(), timeZone);
    const grain = coarsest([asked.grain, kpi.grain]);
    const ranges = rangesBack(today, asked.count, grain, weekEndingDay).reverse();
    const periods = ranges.map((range) => ({
      ...{ from: fromDayNumber(range.from), to: fromDayNumber(range.to) },
      settled: toDayNumber(today) > range.to + kpi.delayDays,
    }));
    const divisible = await this.divisible(kpi, weekEndingDay);
    if (!divisible) return { dimension: null, total: null, grain, periods, slices: [], leftOut: 0, whole: [] };
    const [from, to] = [fromDayNumber(ranges[0]!.from - 31), fromDayNumber(ranges.at(-1)!.to)];
    const found = await this.observations.numbers(divisible.series.map((series) => ({ series, from, to })));
    const numbers = (series: number): DailySeries => found.get(series) ?? EMPTY_SERIES;
    const over = (slice: string | null): Aggregate[] => ranges.map((range) => divisible.over(numbers, slice, range));
    const newest = Math.max(
      0,
      periods.findLastIndex(({ settled }) => settled),
    );
    const slices = divisible.slices
      .map((slice) => ({ slice, values: over(slice) }))
      .sort((a, b) => sizeOf(b.values[newest]) - sizeOf(a.values[newest]) || (a.slice < b.slice ? -1 : 1));
    return {
      ...{ dimension: divisible.dimension, total: divisible.total, grain, periods },
      slices: slices.slice(0, SHOWN_SLICES),
      leftOut: Math.max(0, slices.length - SHOWN_SLICES),
      whole: divisible.total === 'none' ? [] : over(null),
    };
  }

  private async divisible(kpi: KpiRow, weekEndingDay: number): Promise<Divisible | null> {
    if (kpi.formula !== null) {
      const derived = (await this.formulas.derived([kpi.id])).get(kpi.id);
      return derived ? derivedSlices(derived, weekEndingDay) : null;
    }
    if (kpi.dimension === null) return null;
    const known = await this.dimensions.slices([kpi.id]);
    const seriesOf = new Map(known.map(({ slice, series }) => [slice, series]));
    const rows = { grain: kpi.grain, weekEndingDay };
    return {
      ...{ dimension: kpi.dimension.name, total: kpi.dimension.total, slices: [...seriesOf.keys()] },
      series: [kpi.series, ...seriesOf.values()],
      over: (numbers, slice, range) =>
        aggregate(numbers(slice === null ? kpi.series : seriesOf.get(slice)!), range, kpi.aggregation, rows),
    };
  }
}

/** A derived KPI can be divided when every KPI that it names has the same dimension, and none is narrowed already. */
function derivedSlices({ rule, sources }: DerivedKpi, weekEndingDay: number): Divisible | null {
  const [first] = sources;
  const name = first?.kpi.dimension?.name;
  const alike = sources.every(({ kpi, only }) => only === null && kpi.dimension?.name === name);
  if (name === undefined || !alike) return null;
  const slices = new Set(sources.flatMap(({ kpi }) => Object.keys(kpi.slices ?? {})));
  const seriesOf = (slice: string | null, { kpi }: (typeof sources)[number]): number | undefined =>
    slice === null ? kpi.series : kpi.slices?.[slice];
  return {
    ...{ dimension: name, total: 'given', slices: [...slices].sort() },
    series: sources.flatMap(({ kpi }) => [kpi.series, ...Object.values(kpi.slices ?? {})]),
    over: (numbers, slice, range) => {
      const operands = sources.map((source) => {
        const series = seriesOf(slice, source);
        return [source.key, series === undefined ? EMPTY_SERIES : numbers(series)] as const;
      });
      return aggregateDerived(rule, Object.fromEntries(operands), range, weekEndingDay);
    },
  };
}

function sizeOf(value: Aggregate | undefined): number {
  return value?.value ?? Number.NEGATIVE_INFINITY;
}
