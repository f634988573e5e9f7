/**
 * A KPI by country, plan or the like. What the values make together is not always their sum: orders add up, a rate does
 * not, and the balance of a day adds up over countries though not over days.
 */
import type { PlainDate } from '../calendar/plain-date.js';
import { type Aggregation, aggregate } from './aggregation.js';
import type { DailyPoint } from './daily-series.js';
import { admitRows, MAX_MAGNITUDE, type RefusedRow } from './observation.js';

/** How the values of a day become its total; `given`: the source sends it in rows without a value; `none`: there is no total. */
export const DIMENSION_TOTALS = ['sum', 'mean', 'min', 'max', 'given', 'none'] as const;
export type DimensionTotal = (typeof DIMENSION_TOTALS)[number];

/** What a KPI is broken down by. */
export interface Dimension {
  readonly name: string;
  readonly total: DimensionTotal;
}

/** The numbers of one value of a dimension, one a day in date order. */
export interface Slice {
  readonly slice: string;
  readonly points: readonly DailyPoint[];
}

/** More values than this are not a dimension but a list. */
export const MOST_SLICES = 200;
const LONGEST_SLICE = 100;
/** What rows without a value are about, where the total is computed. */
export const NO_SLICE = '(none)';

/** Rows of a pull after the gate: the numbers by value, and the total where the source gives it. */
export interface SlicedAdmission {
  readonly slices: readonly Slice[];
  readonly given: readonly DailyPoint[];
  readonly refused: readonly RefusedRow[];
  readonly combinedDays: number;
}

/** Lets in rows by the value that each is about; several rows of one value and day are combined as those of a day are. */
export function admitSliced(
  rows: readonly { readonly date: unknown; readonly value: unknown; readonly slice?: string | undefined }[],
  today: PlainDate,
  how: Aggregation,
  dimension: Dimension,
): SlicedAdmission {
  const groups = new Map<string, { index: number; row: (typeof rows)[number] }[]>();
  const refused: RefusedRow[] = [];
  for (const [index, row] of rows.entries()) {
    const slice = (row.slice ?? '').normalize('NFC').trim();
    if (slice.length > LONGEST_SLICE) {
      refused.push({ index, reason: `The ${dimension.name} “${slice.slice(0, 40)}…” is too long.` });
      continue;
    }
    groups.set(slice, [...(groups.get(slice) ?? []), { index, row }]);
  }
  if (groups.size > MOST_SLICES) {
    const reason = `There are ${groups.size} values of ${dimension.name}; at most ${MOST_SLICES} are kept apart.`;
    return { slices: [], given: [], refused: [{ index: 0, reason }], combinedDays: 0 };
  }
  const slices: Slice[] = [];
  let given: readonly DailyPoint[] = [];
  let combinedDays = 0;
  for (const [slice, members] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const admitted = admitRows(
      members.map(({ row }) => row),
      today,
      how,
    );
    refused.push(...admitted.refused.map(({ index, reason }) => ({ index: members[index]!.index, reason })));
    combinedDays += admitted.combinedDays;
    if (slice === '' && dimension.total === 'given') given = admitted.accepted;
    else slices.push({ slice: slice === '' ? NO_SLICE : slice, points: admitted.accepted });
  }
  return { slices, given, refused, combinedDays };
}

/** The total of each day on which a value has a number; empty where the source gives it or there is none. */
export function totalsOf(slices: readonly Pick<Slice, 'points'>[], total: DimensionTotal): DailyPoint[] {
  if (total === 'given' || total === 'none') return [];
  const byDay = new Map<PlainDate, number[]>();
  for (const { points } of slices) {
    for (const { date, value } of points) {
      const known = byDay.get(date);
      if (known) known.push(value);
      else byDay.set(date, [value]);
    }
  }
  return [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([date, values]) => {
      const series = { startDay: 0, values: Float64Array.from(values) };
      const { value } = aggregate(series, { from: 0, to: values.length - 1 }, total);
      return value !== null && Math.abs(value) < MAX_MAGNITUDE ? [{ date, value }] : [];
    });
}
