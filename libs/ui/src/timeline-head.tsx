import type { ReactElement } from 'react';
import { formatDay } from './prepare/format-date.js';
import { fromDayNumber } from '@workback/domain/calendar/plain-date';
import type { PreparedTimeline } from './prepare/timeline.js';
import type { TimelineScale } from './prepare/timeline-scale.js';

interface TimelineHeadProps {
  readonly timeline: PreparedTimeline;
  readonly scale: TimelineScale;
  readonly headHeight: number;
  readonly height: number;
}

const FLAG_LABEL_Y = 14;
const TODAY_LABEL_Y = 30;
const MONTH_Y = 47;
const WEEK_Y = 62;
/** Room that a flag's name needs beside it. */
const NAME_ROOM = 170;

/** Months and weeks, and the lines through the whole plan: today, launch, forecast. */
export function TimelineHead({ timeline, scale, headHeight, height }: TimelineHeadProps): ReactElement {
  const { launch, forecast, today } = timeline;
  // Work may be done on the launch day: its line stands at the day's end, as the bars before it do.
  const launchX = launch === null ? null : scale.x(launch.day + 1);
  const forecastX = forecast === null ? null : scale.x(forecast.day + 1);
  const todayX = scale.shows(today) ? scale.x(today) : null;
  const close =
    todayX !== null && forecastX !== null && forecast?.late === false && Math.abs(forecastX - todayX) < NAME_ROOM;
  return (
    <>
      {launchX === null ? null : (
        <rect
          className="tl-after"
          x={launchX}
          y={headHeight}
          width={Math.max(0, scale.width - launchX)}
          height={height - headHeight}
        />
      )}
      {scale.weeks.map(({ x, label }) => (
        <text key={x} x={x + 2} y={WEEK_Y}>
          {label}
        </text>
      ))}
      {scale.months.map(({ x, label }) => (
        <g key={x}>
          <path className="tl-rule" d={`M${x} ${MONTH_Y - 12}V${height}`} />
          <text className="s12" x={x + 4} y={MONTH_Y}>
            {label}
          </text>
        </g>
      ))}
      {todayX === null ? null : (
        <>
          <path className="tl-today" d={`M${todayX} ${TODAY_LABEL_Y + 3}V${height}`} />
          <text
            className="act"
            x={Math.max(2, close ? todayX - 4 : todayX)}
            y={TODAY_LABEL_Y}
            textAnchor={todayX < 40 ? 'start' : close || todayX > scale.width - 44 ? 'end' : 'middle'}
          >
            {`Today, ${formatDay(fromDayNumber(today))}`}
          </text>
        </>
      )}
      {forecast === null || forecastX === null ? null : (
        <>
          <path
            className={forecast.late ? 'tl-forecast late' : 'tl-forecast'}
            d={`M${forecastX} ${MONTH_Y - 12}V${height}`}
          />
          <text
            className={forecast.late ? 'off' : 'i'}
            x={forecast.late ? (launchX ?? forecastX) + 6 : forecastX + 4}
            y={forecast.late ? FLAG_LABEL_Y : TODAY_LABEL_Y}
          >
            {forecast.label}
          </text>
        </>
      )}
      {launch === null || launchX === null ? null : (
        <>
          <path className="tl-launch" d={`M${launchX} 6V${height}`} />
          <path className="tl-flag" d={`M${launchX} 5h-15l3.5 5-3.5 5h15z`} />
          <text
            className="b s12"
            x={launchX > NAME_ROOM ? launchX - 22 : launchX + 6}
            y={FLAG_LABEL_Y}
            textAnchor={launchX > NAME_ROOM ? 'end' : 'start'}
          >
            {launch.label}
          </text>
        </>
      )}
    </>
  );
}
