import { type ReactElement, useMemo } from 'react';
import { type Panel, prepareSixTwelve, type SixTwelveInput } from './prepare/six-twelve.js';
import { useWidth } from './use-width.js';

interface SixTwelveChartProps {
  /** The message of the chart, its accessible name. */
  readonly label: string;
  readonly data: SixTwelveInput;
  readonly height?: number;
  readonly width?: number;
}

const PRINTED_WIDTH = 480;

/**
 * Six weeks beside twelve months with the year before and the targets. Drawn by hand: a deck has hundreds, and two scales in
 * one drawing are not what a chart library is made for.
 */
export function SixTwelveChart({ label, data, height = 168, width: fixed }: SixTwelveChartProps): ReactElement {
  const [ref, width] = useWidth<HTMLDivElement>(PRINTED_WIDTH, fixed);
  const chart = useMemo(() => (width === 0 ? null : prepareSixTwelve(data, width, height)), [data, width, height]);
  return (
    <div ref={ref} className="chart-plot" style={{ height }}>
      {chart === null ? null : !chart.hasData ? (
        <p className="chart-empty">No data in these weeks and months.</p>
      ) : (
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
          <Half panel={chart.weeks} top={chart.top} bottom={chart.bottom} labels="left" />
          <Half panel={chart.months} top={chart.top} bottom={chart.bottom} labels="right" />
        </svg>
      )}
    </div>
  );
}

interface HalfProps {
  readonly panel: Panel;
  readonly top: number;
  readonly bottom: number;
  readonly labels: 'left' | 'right';
}

function Half({ panel, top, bottom, labels }: HalfProps): ReactElement {
  const { left, right, band } = panel;
  const labelX = labels === 'left' ? left - 6 : right + 6;
  return (
    <g>
      {band && band.height > 0 ? (
        <>
          <rect className="chart-band" x={left} y={band.y} width={right - left} height={band.height} />
          <path className="chart-band-edge" d={`M${left} ${band.edge}H${right}`} />
        </>
      ) : null}
      {panel.ticks.map(({ y, label }) => (
        <g key={label}>
          <path className="st-grid" d={`M${left} ${y}H${right}`} />
          <text x={labelX} y={y + 4} textAnchor={labels === 'left' ? 'end' : 'start'}>
            {label}
          </text>
        </g>
      ))}
      <path className="st-prior" d={panel.prior} />
      <path className="st-now" d={panel.current} />
      {panel.dots.map(({ x, y, hollow }) => (
        <circle key={x} className={hollow ? 'chart-dot hollow' : 'chart-dot'} cx={x} cy={y} r={hollow ? 3.4 : 2.4} />
      ))}
      {panel.targets.map(({ x, y }) => (
        <path key={x} className="st-target" d={`M${x - 4} ${y + 3.4}h8l-4 -7z`} />
      ))}
      {panel.names.map(({ x, text }) => (
        <text key={x} x={x} y={bottom + 16} textAnchor="middle">
          {text}
        </text>
      ))}
      {panel.strips.map(({ x, width, text }) => (
        <rect key={x} className="st-strip" x={x} y={top} width={width} height={bottom - top}>
          <title>{text}</title>
        </rect>
      ))}
    </g>
  );
}
