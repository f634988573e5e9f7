/** One measured target: ours against a reference program that ran in the same rounds on the same machine. */
export interface BenchRow {
  /** Target id, `T13`. */
  readonly id: string;
  /** What was measured, in words. */
  readonly measure: string;
  /** Unit of `ours` and `reference`, `ms`, `rows/s`. */
  readonly unit: string;
  /** Median of our rounds. */
  readonly ours: number;
  /** Median of the reference's rounds. */
  readonly reference: number;
  /** What the reference is. */
  readonly referenceName: string;
  /** Median of the rounds' ratios ours / reference. */
  readonly ratio: number;
  /** Whether a lower or a higher ratio is better. */
  readonly better: 'lower' | 'higher';
  /** Ratio that must be reached. */
  readonly pass: number;
  /** Ratio that good design should reach ("close to the limit"). */
  readonly limit: number;
}

/** How far a row got: past the stricter threshold, past the required one, or neither. */
export function outcomeOf(row: BenchRow): 'limit' | 'pass' | 'fail' {
  const reaches = (threshold: number) => (row.better === 'lower' ? row.ratio <= threshold : row.ratio >= threshold);
  if (reaches(row.limit)) return 'limit';
  return reaches(row.pass) ? 'pass' : 'fail';
}

/** Middle value of a list of figures; NaN of an empty list. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The rows as a text table with one line a target. */
export function printTable(rows: readonly BenchRow[]): string {
  const header = ['id', 'measure', 'ours', 'reference', 'unit', 'ratio', 'pass', 'limit', 'result'];
  const lines = rows.map((row) => {
    const sign = row.better === 'lower' ? '<=' : '>=';
    return [
      row.id,
      row.measure,
      figure(row.ours),
      `${figure(row.reference)} (${row.referenceName})`,
      row.unit,
      figure(row.ratio),
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
  return value >= 1000 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(3);
}
