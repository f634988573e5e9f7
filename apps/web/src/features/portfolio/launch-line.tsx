import type { PortfolioRow } from '@workback/contracts/portfolio/portfolio.schemas';
import { formatDate } from '@workback/ui/prepare/format-date';
import { type LaneScale, laneScale } from '@workback/ui/prepare/portfolio-lanes';
import type { CSSProperties, ReactElement } from 'react';

/** One line of time for all rows that are shown. */
export function launchScale(rows: readonly PortfolioRow[], today: string): LaneScale | null {
  return laneScale([today, ...rows.flatMap(({ launch }) => [launch.promised, launch.forecast, launch.actual])]);
}

/** Years above the line of time. */
export function LaunchLineHead({ scale, today }: { scale: LaneScale; today: string }): ReactElement {
  const years = [...new Set([scale.from.slice(0, 4), scale.to.slice(0, 4)])];
  return (
    <span className="linehead">
      {years.map((year) => (
        <small key={year} style={{ left: `${scale.at(`${year}-01-01`)}%` }}>
          {year}
        </small>
      ))}
      <b style={{ left: `${scale.at(today)}%` }}>Today</b>
    </span>
  );
}

/** Promised as a flag, forecast as a ring, actual as a square; what lies between promise and truth is a bar. */
export function LaunchLine({
  row,
  scale,
  today,
}: {
  row: PortfolioRow;
  scale: LaneScale;
  today: string;
}): ReactElement {
  const { promised, forecast, actual } = row.launch;
  const there = actual ?? forecast;
  const at = (day: string): CSSProperties => ({ left: `${scale.at(day)}%` });
  const late = promised !== null && there !== null && there > promised;
  return (
    <span className="line" role="img" aria-label={said(row)}>
      <i className="today" style={at(today)} />
      {promised !== null && there !== null ? (
        <i
          className={late ? 'gap late' : 'gap'}
          style={{
            left: `${Math.min(scale.at(promised), scale.at(there))}%`,
            width: `${Math.abs(scale.at(there) - scale.at(promised))}%`,
          }}
        />
      ) : null}
      {promised === null ? null : (
        <i className={row.spine.approvedOn === null ? 'flag proposed' : 'flag'} style={at(promised)} />
      )}
      {there === null ? null : (
        <i className={`${actual === null ? 'ring' : 'square'}${late ? ' late' : ''}`} style={at(there)} />
      )}
    </span>
  );
}

function said({ launch }: PortfolioRow): string {
  const parts = [
    launch.promised ? `promised ${formatDate(launch.promised)}` : 'no promised date',
    launch.actual
      ? `launched ${formatDate(launch.actual)}`
      : launch.forecast
        ? `forecast ${formatDate(launch.forecast)}`
        : '',
  ];
  return parts.filter(Boolean).join(', ');
}
