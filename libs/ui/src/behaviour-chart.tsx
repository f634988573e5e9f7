import { type ReactElement, useMemo } from 'react';
import { type BehaviourHistory, prepareBehaviour } from './prepare/behaviour-chart.js';
import type { NumberLook } from './prepare/format.js';
import { useWidth } from './use-width.js';

interface BehaviourChartProps {
  /** The message of the chart, the beginning of its accessible name. */
  readonly label: string;
  readonly history: BehaviourHistory;
  readonly look: NumberLook;
  readonly height?: number;
  readonly width?: number;
}

const PRINTED_WIDTH = 480;

/** Half a year of weeks with centre, limits and signals, and what they say in a sentence. */
export function BehaviourChart({
  label,
  history,
  look,
  height = 168,
  width: fixed,
}: BehaviourChartProps): ReactElement {
  const [ref, width] = useWidth<HTMLDivElement>(PRINTED_WIDTH, fixed);
  const chart = useMemo(
    () => (width === 0 ? null : prepareBehaviour(history, look, width, height)),
    [history, look, width, height],
  );
  return (
    <>
      <div ref={ref} className="chart-plot" style={{ height }}>
        {chart === null ? null : !chart.hasData ? (
          <p className="chart-empty">No data in half a year.</p>
        ) : (
          <svg
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
            role="img"
            aria-label={`${label}. ${chart.says}`}
          >
            {chart.ticks.map(({ y, label: text }) => (
              <g key={text}>
                <path className="st-grid" d={`M${chart.left} ${y}H${chart.right}`} />
                <text x={chart.left - 6} y={y + 4} textAnchor="end">
                  {text}
                </text>
              </g>
            ))}
            {chart.limits.map(({ y, label: text, kind }, at) => (
              <g key={at}>
                <path className={kind === 'mean' ? 'xb-mean' : 'xb-limit'} d={`M${chart.left} ${y}H${chart.right}`} />
                <text x={chart.right + 6} y={y + 4}>
                  {text}
                </text>
              </g>
            ))}
            <path className="st-now" d={chart.line} />
            {chart.dots.map(({ x, y, signal, text }) => (
              <circle key={x} className={signal ? 'xb-signal' : 'chart-dot'} cx={x} cy={y} r={signal ? 4 : 2.4}>
                <title>{text}</title>
              </circle>
            ))}
          </svg>
        )}
      </div>
      {chart?.hasData ? <p className="sm mu">{chart.says}</p> : null}
    </>
  );
}
