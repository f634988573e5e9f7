import type { ReactElement } from 'react';
import { placeStretches, type VerdictStretch } from './prepare/chart-marks.js';
import { days, formatDate, formatDay } from './prepare/format-date.js';
import type { PreparedKpiChart } from './prepare/kpi-chart.js';
import { type Status, StatusMark } from './status-mark.js';

interface VerdictRowProps {
  readonly chart: PreparedKpiChart<Status>;
  /** Left and right end of the plot above, in pixels. */
  readonly left: number;
  readonly right: number;
  readonly width: number;
}

/** Under a chart: when its criterion was judged how, in stretches; shape and word, or the shape where it is tight. */
export function VerdictRow({ chart, left, right, width }: VerdictRowProps): ReactElement | null {
  if (chart.verdicts.length === 0 || width === 0) return null;
  const perDay = (right - left) / (chart.toDay - chart.fromDay);
  const placed = placeStretches(chart.verdicts, (day) => left + (day - chart.fromDay) * perDay, width);
  return (
    <ol className="chart-verdicts" aria-label="Verdicts">
      {placed.map((stretch) => (
        <li
          key={`${stretch.from}-${stretch.state}`}
          className={stretch.tight ? 'tight' : undefined}
          style={{ left: stretch.x, width: Math.max(0, stretch.toX - stretch.x) }}
          title={`${stretch.label}, ${whenOf(stretch)}`}
        >
          <StatusMark status={stretch.state} label={stretch.label} />
          <span className="vh">, {whenOf(stretch)}</span>
        </li>
      ))}
    </ol>
  );
}

function whenOf({ from, to, fromDay, toDay, count }: VerdictStretch): string {
  if (count === 1) return formatDate(from);
  return `${formatDay(from)} to ${formatDate(to)}, ${count} times in ${days(toDay - fromDay + 1)}`;
}
