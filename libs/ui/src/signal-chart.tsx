import { type ReactElement, useMemo } from 'react';
import type { NumberLook } from './prepare/format.js';
import { type PlacedLine, placeSignalChart, type PlacedValue, type SignalChartInput } from './prepare/signal-chart.js';
import { useWidth } from './use-width.js';

interface SignalChartProps {
  /** Accessible name: what is charted, and the answer in words. */
  readonly label: string;
  readonly chart: SignalChartInput;
  readonly look: NumberLook;
  /** Called with the first day of a period that was pressed; null where nothing can be divided. */
  readonly onPick?: ((start: string) => void) | null;
  readonly width?: number;
}

const HEIGHT = 392;
const LABELS = 150;
const PRINTED = 680;
const BESIDE_FROM = 600;

const frameOf = (width: number) => ({
  left: 64,
  right: Math.max(120, width - (width >= BESIDE_FROM ? LABELS : 16)),
  valuesTop: 16,
  valuesBottom: 252,
  rangesTop: 300,
  rangesBottom: 364,
});

/** A process behaviour chart: the values with their limits, and below them the distances between neighbours. */
export function SignalChart({ label, chart, look, onPick = null, width: fixed }: SignalChartProps): ReactElement {
  const [ref, width] = useWidth<HTMLDivElement>(PRINTED, fixed);
  const beside = width >= BESIDE_FROM;
  const { frame, placed } = useMemo(() => {
    const room = frameOf(width);
    return { frame: room, placed: placeSignalChart(chart, look, room) };
  }, [chart, look, width]);
  const last = chart.parts.length - 1;
  const text = (line: PlacedLine): ReactElement | null =>
    line.key.startsWith(`${last} `) || beside ? (
      <text
        key={`t ${line.key}`}
        className={line.kind === 'centre' ? 'i' : ''}
        x={line.key.startsWith(`${last} `) && beside ? frame.right + 10 : line.x + 6}
        y={line.key.startsWith(`${last} `) && beside ? line.y + 4 : line.y - 4}
      >
        {line.label}
      </text>
    ) : null;
  return (
    <div ref={ref} className="signalchart" style={{ height: HEIGHT }}>
      {width === 0 ? null : (
        <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label}>
          {placed.values.ticks.map(({ y, label: words }) => (
            <g key={words}>
              <path className="grid" d={`M${frame.left} ${y}H${frame.right}`} />
              <text x={frame.left - 8} y={y + 4} textAnchor="end">
                {words}
              </text>
            </g>
          ))}
          {placed.dividers.map((x) => (
            <path key={x} className="divider" d={`M${x} ${frame.valuesTop - 8}V${frame.rangesBottom}`} />
          ))}
          {[...placed.values.lines, ...placed.ranges.lines].map((line) => (
            <path key={`${line.key} ${line.y}`} className={line.kind} d={`M${line.x} ${line.y}H${line.toX}`} />
          ))}
          {placed.target === null ? null : (
            <>
              <path className="target" d={`M${frame.left} ${placed.target.y}H${frame.right}`} />
              <text
                className="b"
                x={beside ? frame.right + 10 : frame.left + 6}
                y={placed.target.y + (beside ? 4 : -4)}
              >
                ▲ {placed.target.label}
              </text>
            </>
          )}
          {[...placed.values.paths, ...placed.ranges.paths].map((d, at) =>
            d === '' ? null : (
              <path key={at} className={at < placed.values.paths.length ? 'metric' : 'metric thin'} d={d} />
            ),
          )}
          {placed.values.points.map((point) => (
            <Point key={point.start} point={point} onPick={onPick} />
          ))}
          {placed.ranges.points.map((point) => (
            <Point key={point.start} point={point} onPick={null} small />
          ))}
          {placed.values.lines.map(text)}
          {placed.ranges.lines.map(text)}
          <text className="i" x={frame.left} y={frame.rangesTop - 14}>
            Moved from the one before
          </text>
          <path className="axis" d={`M${frame.left} ${frame.rangesBottom}H${frame.right}`} />
          {placed.dates.map(({ at, label: words }) => (
            <text key={`${at} ${words}`} x={at} y={frame.rangesBottom + 18} textAnchor="middle">
              {words}
            </text>
          ))}
        </svg>
      )}
    </div>
  );
}

interface PointProps {
  readonly point: PlacedValue;
  readonly onPick: ((start: string) => void) | null;
  readonly small?: boolean;
}

/** A value; a signal is larger and has a ring, so that it does not depend on colour. */
function Point({ point, onPick, small = false }: PointProps): ReactElement {
  const { x, y, signal, said, start } = point;
  return (
    <g className={signal ? 'point signal' : 'point'} onClick={onPick ? () => onPick(start) : undefined}>
      <title>{said}</title>
      {onPick ? <circle className="hit" cx={x} cy={y} r={12} /> : null}
      {signal ? <circle className="ring" cx={x} cy={y} r={7} /> : null}
      <circle cx={x} cy={y} r={small ? 1.8 : 3} />
    </g>
  );
}
