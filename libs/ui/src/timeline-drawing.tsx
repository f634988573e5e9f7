import { Fragment, type ReactElement, useId } from 'react';
import { floatShort } from './prepare/format-date.js';
import type { PreparedTimeline, TimelineRow } from './prepare/timeline.js';
import { linkPath } from './prepare/timeline-links.js';
import type { TimelineScale } from './prepare/timeline-scale.js';
import { TimelineHead } from './timeline-head.js';

/** Heights that the names beside the drawing share with it, in pixels. */
export const HEAD_HEIGHT = 68;
export const ROW_HEIGHT = 44;

export const BAR_HEIGHT = 14;
/** Middle of a bar in its row. */
export const MIDDLE = 21;
const FLOAT_LABEL_INSIDE = 44;

interface TimelineDrawingProps {
  readonly timeline: PreparedTimeline;
  readonly scale: TimelineScale;
  readonly selected: number | null;
}

/** The bars of a plan: shading, flags, dependencies, work, float, latest starts. */
export function TimelineDrawing({ timeline, scale, selected }: TimelineDrawingProps): ReactElement {
  const { rows, links, summary } = timeline;
  const hatch = useId();
  const height = HEAD_HEIGHT + rows.length * ROW_HEIGHT;
  const middle = (row: number) => HEAD_HEIGHT + row * ROW_HEIGHT + MIDDLE;
  return (
    <svg
      width={scale.width}
      height={height}
      viewBox={`0 0 ${scale.width} ${height}`}
      role="img"
      aria-label={`Workback timeline. ${summary}`}
    >
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" fill="var(--off-tint)" />
          <path d="M0 0V5" stroke="var(--off)" strokeWidth="1.2" opacity=".5" />
        </pattern>
      </defs>
      {scale.closed.map(({ from, to }) => (
        <rect
          key={from}
          className="tl-closed"
          x={scale.x(from)}
          y={HEAD_HEIGHT}
          width={(to - from) * scale.dayWidth}
          height={height - HEAD_HEIGHT}
        />
      ))}
      {selected === null ? null : (
        <rect
          className="tl-selected"
          x="0"
          y={HEAD_HEIGHT + selected * ROW_HEIGHT}
          width={scale.width}
          height={ROW_HEIGHT}
        />
      )}
      <path
        className="tl-rule"
        d={rows.map((_, i) => `M0 ${HEAD_HEIGHT + i * ROW_HEIGHT + 0.5}H${scale.width}`).join('')}
      />
      <TimelineHead timeline={timeline} scale={scale} headHeight={HEAD_HEIGHT} height={height} />
      {links.map(({ key, fromRow, toRow, fromDay, toDay, critical }) => {
        const [x, y] = [scale.x(toDay), middle(toRow)];
        return (
          <Fragment key={key}>
            <path
              className={critical ? 'tl-link crit' : 'tl-link'}
              d={linkPath(scale.x(fromDay), middle(fromRow), x, y)}
            />
            <path className={critical ? 'tl-arrow crit' : 'tl-arrow'} d={`M${x - 5} ${y - 3.5}l5 3.5-5 3.5z`} />
          </Fragment>
        );
      })}
      {rows.map((row, i) =>
        row.bar === null ? null : (
          <g key={row.id} className="tl-bar">
            <title>{row.sentence}</title>
            <Bar row={row} bar={row.bar} y={middle(i)} scale={scale} hatch={hatch} />
          </g>
        ),
      )}
    </svg>
  );
}

interface BarProps {
  readonly row: Pick<TimelineRow, 'float'>;
  readonly bar: NonNullable<TimelineRow['bar']>;
  readonly y: number;
  readonly scale: Pick<TimelineScale, 'x'>;
  /** Id of the pattern for work past its latest finish. */
  readonly hatch: string;
}

/** One milestone: work, what is done of it, float, overrun, latest start. */
export function Bar({ row, bar, y, scale, hatch }: BarProps): ReactElement {
  const { work, done, float, overrun, startBy, critical, event } = bar;
  const [x1, x2] = [scale.x(work.from), scale.x(work.to)];
  const top = y - BAR_HEIGHT / 2;
  const box = ({ from, to }: { from: number; to: number }) => ({
    x: scale.x(from),
    y: top,
    width: Math.max(1.5, scale.x(to) - scale.x(from)),
    height: BAR_HEIGHT,
  });
  return (
    <>
      {float === null ? null : <Float row={row} x1={x2} x2={scale.x(float.to)} y={y} />}
      {event ? (
        <path
          className={`tl-work${done ? ' done' : ''}${critical ? ' crit' : ''}`}
          d={`M${(x1 + x2) / 2} ${y - 8}l8 8-8 8-8-8z`}
        />
      ) : (
        <>
          <rect className="tl-work" rx="2" {...box(work)} />
          {done === null ? null : <rect className="tl-work done" rx="2" {...box(done)} />}
          {overrun === null ? null : <rect fill={`url(#${hatch})`} {...box(overrun)} />}
          {critical ? <rect className="tl-critical" rx="2" {...box(work)} /> : null}
        </>
      )}
      {overrun === null ? null : <path className="tl-latest" d={`M${scale.x(overrun.from)} ${y - 10}v20`} />}
      {startBy === null ? null : (
        <g className={startBy.late ? 'tl-startby late' : 'tl-startby'}>
          <path className="stem" d={`M${scale.x(startBy.day)} ${top - 5}v21`} />
          <path className="head" d={`M${scale.x(startBy.day) - 3.5} ${top - 6}h7l-3.5 5z`} />
        </g>
      )}
    </>
  );
}

function Float({ row, x1, x2, y }: Pick<BarProps, 'row' | 'y'> & { x1: number; x2: number }): ReactElement {
  const inside = x2 - x1 >= FLOAT_LABEL_INSIDE;
  return (
    <>
      <path className="tl-float" d={`M${x1} ${y - 6.5}H${x2}v13H${x1}`} />
      <text
        className={inside ? undefined : 'halo'}
        x={inside ? x2 - 6 : x2 + 6}
        y={y + 4}
        textAnchor={inside ? 'end' : 'start'}
      >
        {row.float.text || floatShort(0)}
      </text>
    </>
  );
}
