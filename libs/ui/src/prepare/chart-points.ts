/** The points of a chart: gaps kept, few enough to draw, provisional ones apart. */
import { fromDayNumber, toDayNumber, type PlainDate } from '@workback/domain/calendar/plain-date';
import { seriesFromDense, type DenseSeries } from '@workback/domain/kpi/daily-series';
import { downsample } from '@workback/domain/kpi/downsample';

/** How far apart the rows of a KPI are; a week's or month's row is no gap of six or thirty days. */
export type PointGrain = 'day' | 'week' | 'month';

/** A day of a chart. `settled` and `provisional` are what the solid and the dotted line run through. */
export interface DrawnPoint {
  readonly day: number;
  readonly date: PlainDate;
  /** Null is a gap. */
  readonly value: number | null;
  readonly settled: number | null;
  readonly provisional: number | null;
  /** Drawn as a dot too: without neighbours it would not be seen in a line. */
  readonly alone: boolean;
}

/** The drawn points, and what they were drawn from. */
export interface DrawnSeries {
  readonly points: readonly DrawnPoint[];
  readonly downsampled: boolean;
  /** Rows of the series before any was left out. */
  readonly rows: number;
  /** All slots in date order, gaps included, for a table. */
  readonly slots: readonly Slot[];
}

/** One expected row: a day, a week or a month with its value, or without. */
export interface Slot {
  readonly date: PlainDate;
  readonly value: number | null;
}

const LONGEST_STEP: Record<PointGrain, number> = { day: 1, week: 10, month: 40 };
const USUAL_STEP: Record<PointGrain, number> = { day: 1, week: 7, month: 31 };

/** Turns a dense series into at most 400 points; `provisionalFrom` is the first day whose value may still change. */
export function drawnSeries(dense: DenseSeries, grain: PointGrain, provisionalFrom: PlainDate | null): DrawnSeries {
  const slots = slotsOf(dense, grain);
  const few = downsample({ startDay: 0, values: Float64Array.from(slots, ({ value }) => value ?? Number.NaN) });
  const kept = few.points.map(({ date, value }) => ({ date: slots[toDayNumber(date)]?.date ?? date, value }));
  const isProvisional = (date: PlainDate) => provisionalFrom !== null && date >= provisionalFrom;
  const points = kept.map(({ date, value }, i): DrawnPoint => {
    const provisional = isProvisional(date);
    const leadsOn = kept[i + 1] !== undefined && isProvisional(kept[i + 1]!.date);
    return {
      day: toDayNumber(date),
      date,
      value,
      settled: provisional ? null : value,
      provisional: provisional || leadsOn ? value : null,
      alone: value !== null && (kept[i - 1]?.value ?? null) === null && (kept[i + 1]?.value ?? null) === null,
    };
  });
  return {
    points,
    downsampled: few.downsampled,
    rows: slots.reduce((count, { value }) => count + (value === null ? 0 : 1), 0),
    slots,
  };
}

/** Days one by one; of weeks and months the rows, with one empty slot for each that is missing between two of them. */
function slotsOf(dense: DenseSeries, grain: PointGrain): Slot[] {
  const { startDay, values } = seriesFromDense(dense);
  const slots: Slot[] = [];
  let previous: number | null = null;
  values.forEach((value, i) => {
    const day = startDay + i;
    const row = Number.isFinite(value) ? value : null;
    if (grain === 'day') {
      slots.push({ date: fromDayNumber(day), value: row });
      return;
    }
    if (row === null) return;
    if (previous !== null && day - previous > LONGEST_STEP[grain]) {
      for (let missing = previous + USUAL_STEP[grain]; missing <= day - 4; missing += USUAL_STEP[grain]) {
        slots.push({ date: fromDayNumber(missing), value: null });
      }
    }
    slots.push({ date: fromDayNumber(day), value: row });
    previous = day;
  });
  return slots;
}
