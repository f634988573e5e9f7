import { formatDay } from '../prepare/format-date.js';
import { fromDayNumber } from '@workback/domain/calendar/plain-date';
import { memo, type ReactElement } from 'react';
import { HEAD_HEIGHT } from '../timeline-drawing.js';
import { type CanvasScale, headerLines } from '../prepare/canvas-scale.js';
import type { PlacedGate } from '../prepare/canvas-gates.js';
import { CanvasGateMarks } from './canvas-gates.js';
import type { CanvasWindow } from './use-canvas-window.js';

interface CanvasHeadProps {
  readonly shown: CanvasWindow;
  readonly scale: CanvasScale;
  readonly today: number;
  readonly forecast: { readonly day: number; readonly label: string; readonly late: boolean } | null;
  readonly launch: number | null;
  /** Days off with a name, named at their place. */
  readonly named: ReadonlyMap<number, string>;
  readonly gates: readonly PlacedGate[];
}

const UPPER_Y = 47;
const LOWER_Y = 62;
/** Nearer to the left edge than this the word for today begins at its line, so that it is whole. */
const HALF_TODAY = 48;

/** The header of a window of the canvas: months and days, today, the forecast. */
export const CanvasHead = memo(function CanvasHead(props: CanvasHeadProps): ReactElement {
  const { shown, scale, today, forecast, launch, named, gates } = props;
  const fromX = shown.fromX;
  const toX = Math.min(shown.toX, scale.width);
  const { upper, lower, rules } = headerLines(scale, fromX, toX);
  const width = Math.max(0, toX - fromX);
  const launchX = launch === null ? null : scale.x(launch + 1);
  return (
    <svg
      className="cv-headlines"
      width={width}
      height={HEAD_HEIGHT}
      viewBox={`${fromX} 0 ${width} ${HEAD_HEIGHT}`}
      style={{ left: fromX }}
      aria-hidden="true"
    >
      <path className="tl-rule" d={rules.map((x) => `M${x} ${UPPER_Y - 12}V${HEAD_HEIGHT}`).join('')} />
      {upper.map(({ x, label }) => (
        <text key={x} className="s12" x={x + 4} y={UPPER_Y}>
          {label}
        </text>
      ))}
      {lower.map(({ x, label }) => {
        const name = named.get(Math.round(scale.dayAt(x)));
        return (
          <text key={x} className={name ? 'off' : undefined} x={x + 2} y={LOWER_Y}>
            {label}
            {name ? <title>{name}</title> : null}
          </text>
        );
      })}
      <path className="tl-today" d={`M${scale.x(today)} 33V${HEAD_HEIGHT}`} />
      <text className="act" x={scale.x(today)} y="30" textAnchor={scale.x(today) < HALF_TODAY ? 'start' : 'middle'}>
        {`Today, ${formatDay(fromDayNumber(today))}`}
      </text>
      {forecast === null ? null : (
        <>
          <path
            className={forecast.late ? 'tl-forecast late' : 'tl-forecast'}
            d={`M${scale.x(forecast.day + 1)} ${UPPER_Y - 12}V${HEAD_HEIGHT}`}
          />
          <text
            className={forecast.late ? 'off' : 'i'}
            x={(forecast.late ? (launchX ?? scale.x(forecast.day + 1)) : scale.x(forecast.day + 1)) + 6}
            y={forecast.late ? 14 : 30}
          >
            {forecast.label}
          </text>
        </>
      )}
      {launchX === null ? null : <path className="tl-launch" d={`M${launchX} 6V${HEAD_HEIGHT}`} />}
      <CanvasGateMarks gates={gates} />
    </svg>
  );
});
