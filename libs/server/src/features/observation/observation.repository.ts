import { Injectable } from '@nestjs/common';
import { type DailySeries, seriesFromDays } from '@workback/domain/kpi/daily-series';
import { Database } from '../../platform/database/database.js';

/** A stretch of one series. */
export interface SeriesRange {
  readonly series: number;
  readonly from: string;
  readonly to: string;
}

/** Reads stored numbers in the form in which they are computed on. */
@Injectable()
export class ObservationRepository {
  constructor(private readonly database: Database) {}

  /** The numbers of several series over one range each, in one statement; series without any are left out. */
  async numbers(ranges: readonly SeriesRange[]): Promise<Map<number, DailySeries>> {
    if (ranges.length === 0) return new Map();
    const rows = await this.database.query<{ series: number; days: string; values: string }>(
      `SELECT r.series, string_agg((o.day - date '1970-01-01')::text, ',' ORDER BY o.day) AS days,
              string_agg(o.value::text, ',' ORDER BY o.day) AS values
         FROM unnest($1::int[], $2::date[], $3::date[]) AS r(series, first, last)
         JOIN observations o ON o.series = r.series AND o.day BETWEEN r.first AND r.last
        GROUP BY r.series`,
      [ranges.map((range) => range.series), ranges.map((range) => range.from), ranges.map((range) => range.to)],
    );
    // JSON.parse reads thousands of numbers many times faster than the driver reads arrays.
    const list = (text: string): number[] => JSON.parse(`[${text}]`) as number[];
    return new Map(rows.map(({ series, days, values }) => [series, seriesFromDays(list(days), list(values))]));
  }
}

/** One range a series, wide enough for everything that is asked of it. */
export function widest(ranges: readonly SeriesRange[]): SeriesRange[] {
  const known = new Map<number, SeriesRange>();
  for (const { series, from, to } of ranges) {
    const other = known.get(series) ?? { series, from, to };
    known.set(series, { series, from: from < other.from ? from : other.from, to: to > other.to ? to : other.to });
  }
  return [...known.values()];
}
