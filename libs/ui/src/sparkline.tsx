import type { ReactElement } from 'react';

interface SparklineProps {
  /** Values in order of time; null is a gap. */
  readonly values: readonly (number | null)[];
  /** What it shows, in words: it is the accessible name. */
  readonly label: string;
  /** Drawn as an ink tick mark at the right end. */
  readonly target?: number | null;
  /** The last value may still change: its dot is hollow. */
  readonly provisional?: boolean;
  readonly width?: number;
  readonly height?: number;
}

const INSET = 5;

/** A small line of the last values with a dot on the last one; the line breaks where there is no value. */
export function Sparkline(props: SparklineProps): ReactElement {
  const { values, label, target = null, provisional = false, width = 120, height = 32 } = props;
  const rows = values.map((value) => (value !== null && Number.isFinite(value) ? value : null));
  const known = rows.filter((value) => value !== null);
  const levels = target !== null && Number.isFinite(target) ? [...known, target] : known;
  const low = levels.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = levels.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const x = (i: number) =>
    round(rows.length < 2 ? width - INSET : INSET + (i / (rows.length - 1)) * (width - 2 * INSET));
  // Halved before subtracting, so that the largest numbers do not overflow.
  const part = (value: number) => (high > low ? (value / 2 - low / 2) / (high / 2 - low / 2) : 0.5);
  const y = (value: number) => round(height - INSET - part(value) * (height - 2 * INSET));

  const last = rows.findLastIndex((value) => value !== null);
  const path = rows
    .map((value, i) => (value === null ? '' : `${(rows[i - 1] ?? null) === null ? 'M' : 'L'}${x(i)} ${y(value)}`))
    .join('');
  const alone = rows.flatMap((value, i) =>
    value !== null && i !== last && (rows[i - 1] ?? null) === null && (rows[i + 1] ?? null) === null
      ? [[i, value] as const]
      : [],
  );

  return (
    <svg
      className="spark"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      {known.length === 0 ? (
        <path className="spark-none" d={`M${INSET} ${height / 2}H${width - INSET}`} />
      ) : (
        <>
          {target !== null && Number.isFinite(target) ? (
            <path className="spark-target" d={`M${width - 10} ${y(target)}h10`} />
          ) : null}
          <path className="spark-line" d={path} />
          {alone.map(([i, value]) => (
            <circle key={i} className="spark-dot" cx={x(i)} cy={y(value)} r={1.5} />
          ))}
          <circle className={provisional ? 'spark-dot hollow' : 'spark-dot'} cx={x(last)} cy={y(rows[last]!)} r={3} />
        </>
      )}
    </svg>
  );
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
