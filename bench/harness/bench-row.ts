/** One measured target: ours against a reference program that ran in the same rounds, or against an absolute aim. */
export interface BenchRow {
  /** Target id, `T13`. */
  readonly id: string;
  /** What was measured, in words. */
  readonly measure: string;
  /** Unit of `ours` and `reference`, `ms`, `rows/s`. */
  readonly unit: string;
  /** Median of our rounds. */
  readonly ours: number;
  /** Median of the reference's rounds; NaN when the aim is absolute. */
  readonly reference: number;
  /** What the reference is; empty when the aim is absolute. */
  readonly referenceName: string;
  /** Median of the rounds' ratios ours / reference; our figure itself when the aim is absolute. */
  readonly ratio: number;
  /** Whether a lower or a higher ratio is better. */
  readonly better: 'lower' | 'higher';
  /** Ratio that must be reached. */
  readonly pass: number;
  /** Ratio that good design should reach ("close to the limit"). */
  readonly limit: number;
}

/** What a row is about and what it must reach. */
export type BenchAim = Pick<BenchRow, 'id' | 'measure' | 'unit' | 'better' | 'pass' | 'limit'>;

/** A row from the figures of each round, ours and the reference's side by side. */
export function comparedRow(
  aim: BenchAim,
  ours: readonly number[],
  reference: readonly number[],
  referenceName: string,
): BenchRow {
  const ratio = median(ours.map((figure, round) => figure / (reference[round] ?? Number.NaN)));
  return { ...aim, ours: median(ours), reference: median(reference), referenceName, ratio };
}

/** A row without a reference program: `pass` and `limit` are in its own unit. */
export function absoluteRow(aim: BenchAim, ours: number): BenchRow {
  return { ...aim, ours, reference: Number.NaN, referenceName: '', ratio: ours };
}

/** How far a row got: past the stricter threshold, past the required one, or neither. */
export function outcomeOf(row: BenchRow): 'limit' | 'pass' | 'fail' {
  const reaches = (threshold: number) => (row.better === 'lower' ? row.ratio <= threshold : row.ratio >= threshold);
  if (reaches(row.limit)) return 'limit';
  return reaches(row.pass) ? 'pass' : 'fail';
}

/** Middle value of a list of figures; NaN of an empty list. */
export function median(figures: readonly number[]): number {
  return percentile(figures, 0.5);
}

/** The figure below which the given part of a list lies, interpolated; NaN of an empty list. */
export function percentile(figures: readonly number[], part: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const [low, high] = [sorted[Math.floor(place)] ?? Number.NaN, sorted[Math.ceil(place)] ?? Number.NaN];
  return low + (high - low) * (place - Math.floor(place));
}

/** The rows as a text table with one line a target. */
export function printTable(rows: readonly BenchRow[]): string {
  const header = ['id', 'measure', 'ours', 'reference', 'unit', 'ratio', 'pass', 'limit', 'result'];
  const lines = rows.map((row) => {
    const sign = row.better === 'lower' ? '<=' : '>=';
    const compared = row.referenceName !== '';
    return [
      row.id,
      row.measure,
      figure(row.ours),
      compared ? `${figure(row.reference)} (${row.referenceName})` : '-',
      row.unit,
      compared ? figure(row.ratio) : '-',
      `${sign} ${row.pass}`,
      `${sign} ${row.limit}`,
      outcomeOf(row),
    ];
  });
  const widths = header.map((_, column) => Math.max(...[header, ...lines].map((line) => line[column]!.length)));
  return [header, ...lines]
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function figure(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toPrecision(3)));
}
