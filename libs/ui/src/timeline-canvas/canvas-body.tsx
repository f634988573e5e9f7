import type { PlanGesture } from '@workback/domain/roadmap/gesture';
import type { DependencyType } from '@workback/domain/roadmap/plan';
import { memo, type ReactElement, useId } from 'react';
import { Bar, BAR_HEIGHT, MIDDLE, ROW_HEIGHT } from '../timeline-drawing.js';
import type { Stretch } from '../prepare/timeline-bar.js';
import { dependencyPath, linksIn, type PlacedLink } from '../prepare/canvas-links.js';
import type { CanvasLaneRow, CanvasMilestoneRow, CanvasRow } from '../prepare/canvas-rows.js';
import { type CanvasScale, closedDays, headerLines } from '../prepare/canvas-scale.js';
import type { PlacedGate } from '../prepare/canvas-gates.js';
import { CanvasGateLines } from './canvas-gates.js';
import type { CanvasWindow } from './use-canvas-window.js';

/** What a hand does on the canvas: to bars, or a line from one to another. */
export type CanvasGesture =
  | PlanGesture
  | {
      readonly kind: 'link';
      readonly predecessorId: string;
      readonly successorId: string;
      readonly type: DependencyType;
    };

/** Where milestones would go, by id; nothing while nobody takes hold of one. */
export interface CanvasGhosts {
  readonly bars: ReadonlyMap<string, Stretch>;
  /** Those that somebody has taken hold of; the others move along. */
  readonly held: ReadonlySet<string>;
  /** A line that is being drawn from one milestone to a place or another one. */
  readonly link?: { readonly fromRow: number; readonly fromX: number; readonly x: number; readonly y: number } | null;
}

interface CanvasBodyProps {
  readonly rows: readonly CanvasRow[];
  readonly links: readonly PlacedLink[];
  readonly shown: CanvasWindow;
  readonly scale: CanvasScale;
  readonly today: number;
  readonly launch: number | null;
  readonly forecast: { readonly day: number; readonly late: boolean } | null;
  readonly workingDays: readonly number[];
  readonly closed: ReadonlySet<number>;
  readonly marked: ReadonlySet<string>;
  readonly ghosts: CanvasGhosts | null;
  readonly editable: boolean;
  readonly gates: readonly PlacedGate[];
}

/** The drawing of a window of the canvas: shading, rules, dependencies, bars, and where bars would go. */
export const CanvasBody = memo(function CanvasBody(props: CanvasBodyProps): ReactElement {
  const { rows, links, shown, scale, today, launch, forecast, closed, workingDays, marked, ghosts, editable, gates } =
    props;
  const hatch = useId();
  const { firstRow, endRow, fromX } = shown;
  const toX = Math.min(shown.toX, scale.width);
  const top = firstRow * ROW_HEIGHT;
  const height = Math.max(0, endRow - firstRow) * ROW_HEIGHT;
  const width = Math.max(0, toX - fromX);
  const middle = (row: number) => row * ROW_HEIGHT + MIDDLE;
  const through = (day: number) => `M${scale.x(day)} ${top}v${height}`;
  const visible = rows.slice(firstRow, endRow);
  return (
    <svg
      className="cv-body"
      width={width}
      height={height}
      viewBox={`${fromX} ${top} ${width} ${height}`}
      style={{ left: fromX, top }}
      // The rows beside it say everything in words.
      aria-hidden="true"
    >
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" fill="var(--off-tint)" />
          <path d="M0 0V5" stroke="var(--off)" strokeWidth="1.2" opacity=".5" />
        </pattern>
      </defs>
      {closedDays(scale, fromX, toX, workingDays, closed).map(({ from, to }) => (
        <rect
          key={from}
          className="tl-closed"
          x={scale.x(from)}
          y={top}
          width={(to - from) * scale.dayWidth}
          height={height}
        />
      ))}
      {launch === null || scale.x(launch + 1) >= toX ? null : (
        <rect
          className="tl-after"
          x={Math.max(fromX, scale.x(launch + 1))}
          y={top}
          width={toX - Math.max(fromX, scale.x(launch + 1))}
          height={height}
        />
      )}
      {visible.map((row, i) =>
        marked.has(row.id) ? (
          <rect
            key={row.id}
            className="tl-selected"
            x={fromX}
            y={(firstRow + i) * ROW_HEIGHT}
            width={width}
            height={ROW_HEIGHT}
          />
        ) : null,
      )}
      <path
        className="tl-rule"
        d={[
          ...visible.map((_, i) => `M${fromX} ${(firstRow + i) * ROW_HEIGHT + 0.5}h${width}`),
          ...headerLines(scale, fromX, toX).rules.map((x) => `M${x} ${top}v${height}`),
        ].join('')}
      />
      <CanvasGateLines gates={gates} top={top} height={height} />
      <path className="tl-today" d={through(today)} />
      {forecast === null ? null : (
        <path className={forecast.late ? 'tl-forecast late' : 'tl-forecast'} d={through(forecast.day + 1)} />
      )}
      {launch === null ? null : <path className="tl-launch" d={through(launch + 1)} />}
      {linksIn(links, firstRow, endRow).map((link) => (
        <Dependency
          key={`${link.predecessorId}>${link.successorId}`}
          link={link}
          rows={rows}
          scale={scale}
          middle={middle}
          ghosts={ghosts}
        />
      ))}
      {visible.map((row, i) =>
        row.kind === 'lane' ? (
          <LaneBar key={row.id} row={row} y={middle(firstRow + i)} scale={scale} />
        ) : row.bar === null ? null : (
          <MilestoneBar
            key={row.id}
            row={row}
            y={middle(firstRow + i)}
            scale={scale}
            hatch={hatch}
            ghost={ghosts?.bars.get(row.id) ?? null}
            held={ghosts?.held.has(row.id) === true}
            editable={editable}
          />
        ),
      )}
      {ghosts?.link ? (
        <path
          className="cv-linking"
          d={`M${ghosts.link.fromX} ${middle(ghosts.link.fromRow)}L${ghosts.link.x} ${ghosts.link.y}`}
        />
      ) : null}
    </svg>
  );
});

interface DependencyProps {
  readonly link: PlacedLink;
  readonly rows: readonly CanvasRow[];
  readonly scale: CanvasScale;
  readonly middle: (row: number) => number;
  readonly ghosts: CanvasGhosts | null;
}

function Dependency({ link, rows, scale, middle, ghosts }: DependencyProps): ReactElement | null {
  const ends = (at: number) => {
    const row = rows[at];
    const work = row?.kind === 'milestone' ? (ghosts?.bars.get(row.id) ?? row.bar?.work) : undefined;
    return work && { start: scale.x(work.from), finish: scale.x(work.to), y: middle(at) };
  };
  const [from, to] = [ends(link.fromRow), ends(link.toRow)];
  if (!from || !to) return null;
  const { path, arrow } = dependencyPath(link.type, from, to);
  const critical = link.critical ? ' crit' : '';
  return (
    <>
      <path className={`tl-link${critical}`} d={path} />
      <path className={`tl-arrow${critical}`} d={arrow} />
    </>
  );
}

function LaneBar({ row, y, scale }: { row: CanvasLaneRow; y: number; scale: CanvasScale }): ReactElement {
  const { span, launch, forecast } = row;
  const late = launch !== null && forecast !== null && forecast > launch;
  return (
    <g className="cv-lane">
      {span === null ? null : (
        <path className="cv-span" d={`M${scale.x(span.from)} ${y - 4}v9l5-5H${scale.x(span.to) - 5}l5 5v-9z`} />
      )}
      {forecast === null ? null : (
        <path className={late ? 'tl-forecast late' : 'tl-forecast'} d={`M${scale.x(forecast + 1)} ${y - 14}v28`} />
      )}
      {launch === null ? null : (
        <>
          <path className="tl-launch" d={`M${scale.x(launch + 1)} ${y - 18}v36`} />
          <path className="tl-flag" d={`M${scale.x(launch + 1)} ${y - 18}h-11l2.5 4-2.5 4h11z`} />
        </>
      )}
    </g>
  );
}

interface MilestoneBarProps {
  readonly row: CanvasMilestoneRow;
  readonly y: number;
  readonly scale: CanvasScale;
  readonly hatch: string;
  readonly ghost: Stretch | null;
  readonly held: boolean;
  readonly editable: boolean;
}

const MilestoneBar = memo(function MilestoneBar(props: MilestoneBarProps): ReactElement {
  const { row, y, scale, hatch, ghost, held, editable } = props;
  const bar = row.bar!;
  const [x1, x2] = [scale.x(bar.work.from), scale.x(bar.work.to)];
  return (
    <g className="tl-bar" data-id={row.id} data-part="bar">
      <title>{row.sentence}</title>
      {row.baseline === null ? null : <Baseline baseline={row.baseline} y={y} scale={scale} />}
      <g className={held && ghost ? 'cv-was' : undefined}>
        <Bar row={row} bar={bar} y={y} scale={scale} hatch={hatch} />
      </g>
      {ghost === null ? null : (
        <rect
          className={held ? 'cv-ghost held' : 'cv-ghost'}
          x={scale.x(ghost.from)}
          y={y - BAR_HEIGHT / 2 - 1}
          width={Math.max(4, scale.x(ghost.to) - scale.x(ghost.from))}
          height={BAR_HEIGHT + 2}
          rx="2"
        />
      )}
      {editable && row.progress !== 'finished' ? <Grips row={row} x1={x1} x2={x2} y={y} /> : null}
    </g>
  );
});

function Baseline({ baseline, y, scale }: { baseline: Stretch; y: number; scale: CanvasScale }): ReactElement {
  const [from, to] = [scale.x(baseline.from), scale.x(baseline.to)];
  return <path className="cv-base" d={`M${from} ${y + 9}v5M${to} ${y + 9}v5M${from} ${y + 11.5}H${to}`} />;
}

/** Where a hand takes hold: both ends, 24 pixels wide as far as the bar has room, and a dot outside each end for links. */
function Grips({ row, x1, x2, y }: { row: CanvasMilestoneRow; x1: number; x2: number; y: number }): ReactElement {
  const inside = Math.min(12, (x2 - x1) / 3);
  const grip = (part: 'start' | 'end', x: number) => (
    <rect className="cv-grip" data-part={part} x={x} y={y - 12} width={12 + inside} height="24" />
  );
  return (
    <>
      {row.progress === 'not-started' && row.bar?.event !== true ? grip('start', x1 - 12) : null}
      {grip('end', x2 - inside)}
      <circle className="cv-dot" data-part="link-start" cx={x1 - 20} cy={y} r="6" />
      <circle className="cv-dot" data-part="link-end" cx={x2 + 20} cy={y} r="6" />
    </>
  );
}
