import { type ReactElement, type ReactNode, useMemo } from 'react';
import { AnnotationLines, ChartAnnotations } from './chart-annotations.js';
import type { ChartAnnotation } from './prepare/chart-annotations.js';
import { type PreparedSlip, prepareSlip, type SlipAxis, type SlipLine, type SlipSeries } from './prepare/slip-chart.js';
import { useWidth } from './use-width.js';

const NONE: readonly ChartAnnotation[] = [];
const PRINTED_WIDTH = 680;
const LEFT = 52;
const RIGHT = 84;
const TOP = 24;
const SLIP = 150;
const SCOPE = 64;
const GAP = 36;
const AXIS = 22;
const HEIGHT = TOP + SLIP + GAP + SCOPE + AXIS;
const LINES = 4;
/** Names at the right ends of lines keep this far from each other. */
const NAME = 14;

/** Slip of the launch and of the milestones that slip most, and the work added, since a baseline; with the same as a table. */
export function SlipChart({
  series,
  annotations = NONE,
  aboutAnnotation,
  width: fixed,
}: {
  readonly series: SlipSeries;
  /** What happened, for flags, list and table. */
  readonly annotations?: readonly ChartAnnotation[];
  readonly aboutAnnotation?: (annotation: ChartAnnotation) => ReactNode;
  readonly width?: number;
}): ReactElement | null {
  const [ref, width] = useWidth<HTMLDivElement>(PRINTED_WIDTH, fixed);
  const dayTicksAtMost = Math.max(2, Math.min(8, Math.floor((width - LEFT - RIGHT) / 90)));
  const slip = useMemo(
    () => prepareSlip(series, { dayTicksAtMost, linesAtMost: LINES, annotations }),
    [series, dayTicksAtMost, annotations],
  );
  if (slip === null) return null;
  return (
    <figure className="chart">
      <figcaption className="chart-says">{slip.says}</figcaption>
      <div ref={ref} className="chart-plot" style={{ height: HEIGHT }}>
        {width > 0 ? <Drawing slip={slip} width={width} /> : null}
      </div>
      {width > 0 ? (
        <ChartAnnotations
          annotations={slip.annotations}
          x={scaleOf(slip, width)}
          left={LEFT}
          right={width - RIGHT}
          {...(aboutAnnotation ? { about: aboutAnnotation } : {})}
        />
      ) : null}
      <details className="chart-table noprint">
        <summary>View as table</summary>
        <table>
          <caption className="vh">Days on which the plan moved, newest first</caption>
          <thead>
            <tr>
              {slip.columns.map((name, column) => (
                <th key={name} scope="col" className={column === 3 || column === 4 ? 'num' : undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {slip.rows.map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, column) => (
                  <td key={column} className={column < 3 ? 'nw' : column < 5 ? 'num' : undefined}>
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

/** Where days lie, in pixels. */
function scaleOf({ from, to }: PreparedSlip, width: number): (day: number) => number {
  const span = Math.max(1, to - from);
  return (day) => round(LEFT + ((day - from) / span) * (width - RIGHT - LEFT));
}

function Drawing({ slip, width }: { readonly slip: PreparedSlip; readonly width: number }): ReactElement {
  const right = width - RIGHT;
  const x = scaleOf(slip, width);
  const scopeTop = TOP + SLIP + GAP;
  return (
    <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={slip.says}>
      <AnnotationLines marks={slip.annotations.marks} x={x} top={TOP} bottom={HEIGHT - AXIS} />
      <Panel
        title="Slip, working days"
        axis={slip.slip}
        top={TOP}
        height={SLIP}
        right={right}
        x={x}
        lines={[...slip.milestones.map((line) => [line, 'slip-milestone'] as const), [slip.launch, 'slip-launch']]}
      />
      <Panel
        title="Work added, days"
        axis={slip.scope}
        top={scopeTop}
        height={SCOPE}
        right={right}
        x={x}
        lines={[[slip.scope.line, 'slip-scope']]}
      />
      {slip.dayTicks.map(({ at, label }) => (
        <text
          key={at}
          className="slip-text"
          x={x(at)}
          y={HEIGHT - 5}
          textAnchor={at === slip.from ? 'start' : 'middle'}
        >
          {label}
        </text>
      ))}
    </svg>
  );
}

interface PanelProps {
  readonly title: string;
  readonly axis: SlipAxis;
  readonly top: number;
  readonly height: number;
  readonly right: number;
  readonly x: (day: number) => number;
  /** With their classes; the last lies on top. */
  readonly lines: readonly (readonly [SlipLine, string])[];
}

function Panel({ title, axis, top, height, right, x, lines }: PanelProps): ReactElement {
  const y = (value: number): number => round(top + height - ((value - axis.from) / (axis.to - axis.from)) * height);
  const ends = lines.map(([line]) => y(line.points.at(-1)?.value ?? 0));
  const names = apart(ends);
  return (
    <g>
      <text className="slip-text strong" x={0} y={top - 10}>
        {title}
      </text>
      {axis.ticks.map(({ at, label }) => (
        <g key={at}>
          <path className={at === 0 ? 'slip-grid zero' : 'slip-grid'} d={`M${LEFT} ${y(at)}H${right}`} />
          <text className="slip-text" x={LEFT - 8} y={y(at) + 4} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      {lines.map(([line, className], at) => (
        <g key={line.label}>
          <path className={className} d={steps(line, x, y)} />
          <text
            className={className === 'slip-launch' ? 'slip-text strong' : 'slip-text'}
            x={right + 6}
            y={names[at]! + 4}
          >
            {line.label}
          </text>
        </g>
      ))}
    </g>
  );
}

/** What a day says holds until the next one. */
function steps({ points }: SlipLine, x: (day: number) => number, y: (value: number) => number): string {
  return points
    .map(({ day, value }, at) => `${at === 0 ? 'M' : 'H'}${x(day)}${at === 0 ? ' ' : 'V'}${y(value)}`)
    .join('');
}

/** Moves names apart that would lie over each other, the highest first. */
function apart(wanted: readonly number[]): number[] {
  const placed = [...wanted];
  let least = -Infinity;
  for (const at of wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]! || b - a)) {
    placed[at] = Math.max(wanted[at]!, least);
    least = placed[at]! + NAME;
  }
  return placed;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
