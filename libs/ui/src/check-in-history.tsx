import type { CheckInSpan } from '@workback/domain/check-in/check-in-spans';
import { type ReactElement, type ReactNode, useMemo } from 'react';
import { AnnotationLines, ChartAnnotations } from './chart-annotations.js';
import type { ChartAnnotation } from './prepare/chart-annotations.js';
import {
  type CheckInHistory,
  type HistoryEntry,
  type HistoryPanel,
  type HistoryPoint,
  prepareCheckInHistory,
} from './prepare/check-in-history.js';
import { StatusShape } from './status-mark.js';
import { useWidth } from './use-width.js';

interface CheckInHistoryChartProps {
  /** Oldest first. */
  readonly entries: readonly HistoryEntry[];
  readonly spans: readonly CheckInSpan[];
  /** The last day shown. */
  readonly end: string;
  readonly subject: 'launch' | 'finish';
  readonly width?: number;
  /** What happened, for flags, list and table. */
  readonly annotations?: readonly ChartAnnotation[];
  readonly aboutAnnotation?: (annotation: ChartAnnotation) => ReactNode;
}

const NONE: readonly ChartAnnotation[] = [];
const PRINTED_WIDTH = 680;
const GUTTER = 84;
const RIGHT = 12;
const STRIP = 28;
const DATES = 132;
const WORK = 84;
const GAP = 32;
const AXIS = 22;

/** Status over time, the finish forecast against the promise, and the work left; with the same as a table. */
export function CheckInHistoryChart(props: CheckInHistoryChartProps): ReactElement | null {
  const { entries, spans, end, subject, width: fixedWidth, annotations = NONE, aboutAnnotation } = props;
  const [ref, width] = useWidth<HTMLDivElement>(PRINTED_WIDTH, fixedWidth);
  const dayTicksAtMost = Math.max(2, Math.min(8, Math.floor((width - GUTTER) / 84)));
  const history = useMemo(
    () => prepareCheckInHistory(entries, spans, end, { dayTicksAtMost, subject, annotations }),
    [entries, spans, end, dayTicksAtMost, subject, annotations],
  );
  if (history === null) return null;
  const height = STRIP + (history.dates ? GAP + DATES : 0) + (history.work ? GAP + WORK : 0) + AXIS;
  return (
    <figure className="chart">
      <figcaption className="chart-says">{history.says}</figcaption>
      <div ref={ref} className="chart-plot" style={{ height }}>
        {width > 0 ? <Drawing history={history} width={width} height={height} /> : null}
      </div>
      {width > 0 ? (
        <ChartAnnotations
          annotations={history.annotations}
          x={scaleOf(history, width)}
          left={GUTTER}
          right={width - RIGHT}
          {...(aboutAnnotation ? { about: aboutAnnotation } : {})}
        />
      ) : null}
      <Table history={history} />
    </figure>
  );
}

/** Where days lie, in pixels. */
function scaleOf({ from, to }: CheckInHistory, width: number): Scale {
  return (day) => round(GUTTER + ((day - from) / (to - from)) * (width - GUTTER - RIGHT));
}

function Drawing({ history, width, height }: { history: CheckInHistory; width: number; height: number }): ReactElement {
  const x = scaleOf(history, width);
  const datesTop = STRIP + GAP;
  const workTop = datesTop + (history.dates ? DATES + GAP : 0);
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={history.says}>
      <AnnotationLines marks={history.annotations.marks} x={x} top={0} bottom={height - AXIS} />
      <Strip history={history} x={x} />
      {history.dates ? (
        <Panel title="Finish" panel={history.dates} top={datesTop} height={DATES} width={width}>
          {(y) => (
            <>
              <path className="hist-due" d={steps(history.dates!.due, x, y, x(history.to))} />
              <path className="hist-line" d={line(history.dates!.plan, x, y)} />
              <path className="hist-line dotted" d={line(history.dates!.expected, x, y)} />
              {dots(history.dates!.plan, x, y, 'chart-dot')}
              {dots(history.dates!.expected, x, y, 'chart-dot hollow')}
            </>
          )}
        </Panel>
      ) : null}
      {history.work ? (
        <Panel title="Work left, days" panel={history.work} top={workTop} height={WORK} width={width}>
          {(y) => (
            <>
              <path className="hist-line" d={line(history.work!.left, x, y)} />
              {dots(history.work!.left, x, y, 'chart-dot')}
            </>
          )}
        </Panel>
      ) : null}
      {history.dayTicks.map(({ at, label }) => (
        <text key={at} className="hist-tick" x={x(at)} y={height - 5} textAnchor={anchorAt(x(at), width)}>
          {label}
        </text>
      ))}
    </svg>
  );
}

/** The status over time: a band in its colour, hatched where nobody spoke, and a shape for each check-in. */
function Strip({ history, x }: { history: CheckInHistory; x: (day: number) => number }): ReactElement {
  const tones = { green: 's-ok', yellow: 's-risk', red: 's-off', outdated: 's-none' };
  return (
    <g>
      <text className="hist-tick" x={0} y={18}>
        Status
      </text>
      {history.spans.map(({ from, to, status }) => (
        <rect
          key={from}
          className={`hist-band ${tones[status]}${status === 'outdated' ? ' none' : ''}`}
          x={x(from)}
          y={4}
          width={Math.max(1, x(to) - x(from))}
          height={20}
        />
      ))}
      {history.marks.map(({ day, status }, i) => (
        <StatusShape key={i} status={status} x={x(day) - 6} y={8} />
      ))}
    </g>
  );
}

interface PanelProps {
  readonly title: string;
  readonly panel: HistoryPanel;
  readonly top: number;
  readonly height: number;
  readonly width: number;
  readonly children: (y: (value: number) => number) => ReactElement;
}

function Panel({ title, panel, top, height, width, children }: PanelProps): ReactElement {
  const y = (value: number) => round(top + height - ((value - panel.from) / (panel.to - panel.from)) * height);
  return (
    <g>
      <text className="hist-title" x={0} y={top - 12}>
        {title}
      </text>
      {panel.ticks.map(({ at, label }) => (
        <g key={at}>
          <path className="hist-grid" d={`M${GUTTER} ${y(at)}H${width - RIGHT}`} />
          <text className="hist-tick" x={GUTTER - 8} y={y(at) + 4} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      {children(y)}
    </g>
  );
}

type Scale = (value: number) => number;

const line = (points: readonly HistoryPoint[], x: Scale, y: Scale): string =>
  points.map(({ day, value }, i) => `${i === 0 ? 'M' : 'L'}${x(day)} ${y(value)}`).join('');

/** Each value holds until the next one, the last to the end. */
function steps(points: readonly HistoryPoint[], x: Scale, y: Scale, end: number): string {
  if (points.length === 0) return '';
  const drawn = points.map(({ day, value }, i) => `${i === 0 ? 'M' : 'H'}${x(day)}${i === 0 ? ' ' : 'V'}${y(value)}`);
  return `${drawn.join('')}H${end}`;
}

const dots = (points: readonly HistoryPoint[], x: Scale, y: Scale, className: string): ReactElement[] =>
  points.map(({ day, value }, i) => <circle key={i} className={className} cx={x(day)} cy={y(value)} r={3} />);

function anchorAt(x: number, width: number): 'start' | 'middle' | 'end' {
  return x < GUTTER + 24 ? 'start' : x > width - 40 ? 'end' : 'middle';
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

function Table({ history }: { history: CheckInHistory }): ReactElement {
  return (
    <>
      <ul className="hist-legend sm mu noprint">
        {history.dates ? (
          <>
            <li>
              <i className="l-plan" /> the plan’s finish
            </li>
            {history.dates.expected.length > 0 ? (
              <li>
                <i className="l-own" /> expected by its author
              </li>
            ) : null}
            {history.dates.due.length > 0 ? (
              <li>
                <i className="l-due" /> has to hold
              </li>
            ) : null}
          </>
        ) : null}
        {history.spans.some(({ status }) => status === 'outdated') ? (
          <li>
            <i className="l-none" /> not updated
          </li>
        ) : null}
      </ul>
      <details className="chart-table noprint">
        <summary>View as table</summary>
        <div className="scrollx">
          <table>
            <caption className="vh">Check-ins, newest first</caption>
            <thead>
              <tr>
                {history.columns.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {history.rows.map((cells, row) => (
                <tr key={row}>
                  {cells.map((cell, column) => (
                    <td key={column} className={column < 7 ? 'nw' : undefined}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}
