import { Injectable } from '@nestjs/common';
import { pointsOf } from '@workback/domain/kpi/daily-series';
import { type Dimension, MOST_SLICES, type Slice, totalsOf } from '@workback/domain/kpi/dimension';
import { ObservationRepository } from '../observation/observation.repository.js';
import { DimensionRepository } from './dimension.repository.js';

/** Whose numbers are stored. */
export interface DimensionedKpi {
  readonly workspaceId: string;
  readonly kpiId: string;
  readonly series: number;
  readonly dimension: Dimension | null;
}

type Points = readonly { readonly date: string; readonly value: number }[];

/** Numbers ready to be stored: the total, and every value under its own series. */
export interface Divided {
  readonly points: Points;
  readonly sliced: readonly { readonly series: number; readonly points: Points }[];
}

/** Numbers by the values of a dimension. */
@Injectable()
export class DimensionService {
  constructor(
    private readonly dimensions: DimensionRepository,
    private readonly observations: ObservationRepository,
  ) {}

  /**
   * Divides numbers that came by value among their series and computes the total of the days that they touch, also from
   * what is stored of the other values. Call it inside the transaction that stores them.
   */
  async divide(kpi: DimensionedKpi, slices: readonly Slice[], given: Points): Promise<Divided> {
    const { dimension } = kpi;
    if (dimension === null || slices.length === 0) return { points: given, sliced: [] };
    await this.dimensions.lock(kpi.series);
    await this.dimensions.add(
      kpi.workspaceId,
      kpi.kpiId,
      slices.map(({ slice }) => slice),
    );
    const known = await this.dimensions.slices([kpi.kpiId]);
    const seriesOf = new Map(known.map(({ slice, series }) => [slice, series]));
    const sliced = slices.map(({ slice, points }) => ({ series: seriesOf.get(slice)!, points }));
    const days = [...new Set(slices.flatMap(({ points }) => points.map(({ date }) => date)))].sort();
    if (days.length === 0 || dimension.total === 'given' || dimension.total === 'none')
      return { points: given, sliced };
    const stored = await this.observations.numbers(
      known.slice(0, MOST_SLICES).map(({ series }) => ({ series, from: days[0]!, to: days.at(-1)! })),
    );
    const touched = new Set(days);
    const whole = known.map(({ series }) => {
      const now = new Map(
        pointsOf(stored.get(series) ?? { startDay: 0, values: new Float64Array() }).map(({ date, value }) => [
          date,
          value,
        ]),
      );
      for (const one of sliced) {
        if (one.series === series) for (const { date, value } of one.points) now.set(date, value);
      }
      return { points: [...now].flatMap(([date, value]) => (touched.has(date) ? [{ date, value }] : [])) };
    });
    return { points: totalsOf(whole, dimension.total), sliced };
  }
}
