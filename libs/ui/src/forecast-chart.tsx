import { type ReactElement, useMemo } from 'react';
import {
  FORECAST_COLUMNS,
  type ForecastOutcome,
  type PreparedDay,
  type PreparedForecast,
  prepareForecast,
} from './prepare/forecast-chart.js';
import { useWidth } from './use-width.js';

interface ForecastChartProps {
  /** The message, in a sentence. */
  readonly title: string;
  readonly result: ForecastOutcome;
  readonly runs: number;
  /** It is outdated: still there, but not to be taken for the present. */
  readonly faded?: boolean;
  readonly width?: number;
}

const PRINTED_WIDTH = 680;
const HEIGHT = 220;
const TOP = 58;
const BOTTOM = 24;
const INSET = 8;

/** Finish dates of many runs as bars, with the launch date and the shares that people plan with; and as a table. */
export function ForecastChart({ title, result, runs, faded = false, width: fixed }: ForecastChartProps): ReactElement {
  const [ref, width] = useWidth<HTMLDivElement>(PRINTED_WIDTH, fixed);
  const forecast = useMemo(
    () => prepareForecast(result, Math.max(2, Math.min(9, Math.floor(width / 90)))),
    [result, width],
  );
  return (
    <figure className={faded ? 'chart faded' : 'chart'}>
      <figcaption className="chart-says">{title}</figcaption>
      <div ref={ref} className="chart-plot" style={{ height: HEIGHT }}>
        {width > 0 ? <Drawing forecast={forecast} title={title} width={width} /> : null}
      </div>
      <details className="chart-table noprint">
        <summary>View as table</summary>
        <table>
          <caption className="vh">Finish dates of {runs} runs</caption>
          <thead>
            <tr>
              {FORECAST_COLUMNS.map((name, column) => (
                <th key={name} scope="col" className={column > 1 ? 'num' : undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {forecast.rows.map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, column) => (
                  <td key={column} className={column > 1 ? 'num' : 'nw'}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function Drawing({
  forecast,
  title,
  width,
}: {
  forecast: PreparedForecast;
  title: string;
  width: number;
}): ReactElement {
  const span = forecast.to - forecast.from;
  const x = (at: number) => Math.round((INSET + ((at - forecast.from) / span) * (width - 2 * INSET)) * 10) / 10;
  const floor = HEIGHT - BOTTOM;
  return (
    <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={title}>
      {forecast.bars.map((bar, i) => {
        const height = Math.max(bar.height > 0 ? 1 : 0, bar.height * (floor - TOP));
        return (
          <rect
            key={bar.label}
            className={bar.late ? 'fc-bar late' : 'fc-bar'}
            x={x(i)}
            y={floor - height}
            width={Math.max(1, x(i + 1) - x(i) - 1)}
            height={height}
          >
            <title>{bar.label}</title>
          </rect>
        );
      })}
      <path className="fc-line" d={`M${INSET} ${floor}H${width - INSET}`} />
      {forecast.days.map((day, i) => (
        <DayMark key={day.label} day={day} x={x(day.at)} width={width} floor={floor} last={i === LAST_SHARE} />
      ))}
      {forecast.ticks.map(({ at, label }) => (
        <text key={at} className="fc-text" x={x(at)} y={HEIGHT - 6} textAnchor={anchorAt(x(at), width)}>
          {label}
        </text>
      ))}
    </svg>
  );
}

interface DayMarkProps {
  readonly day: PreparedDay;
  readonly x: number;
  readonly width: number;
  readonly floor: number;
  readonly last: boolean;
}

/** Of the three shares the last has its name at the right, the others at the left: they may stand close together. */
const LAST_SHARE = 2;

/** A line at the evening of a day; the launch stands higher than the shares, so that their names do not meet. */
function DayMark({ day, x, width, floor, last }: DayMarkProps): ReactElement {
  const launch = day.kind === 'launch';
  const top = launch ? 16 : 40;
  const anchor = launch ? anchorAt(x, width) : last ? 'start' : 'end';
  return (
    <g>
      <path className={launch ? 'fc-line' : 'fc-line dash'} d={`M${x} ${top}V${floor}`} />
      <text className={launch ? 'fc-text strong' : 'fc-text'} x={x} y={top - 4} textAnchor={anchor}>
        {day.label}
      </text>
    </g>
  );
}

function anchorAt(x: number, width: number): 'start' | 'middle' | 'end' {
  return x < 40 ? 'start' : x > width - 40 ? 'end' : 'middle';
}
