import { type ReactElement, type ReactNode, useId, useMemo } from 'react';
import {
  CartesianGrid,
  Line,
  LineChart,
  Tooltip,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
  type DotItemDotProps,
  type TooltipContentProps,
} from 'recharts';
import { AnnotationLines, ChartAnnotations } from './chart-annotations.js';
import { KpiChartMarks } from './kpi-chart-marks.js';
import { KpiChartTable } from './kpi-chart-table.js';
import { annotationsOn, type ChartAnnotation } from './prepare/chart-annotations.js';
import type { DrawnPoint } from './prepare/chart-points.js';
import { formatValue } from './prepare/format.js';
import { formatWeekday } from './prepare/format-date.js';
import { type KpiChartInput, type PreparedKpiChart, prepareKpiChart } from './prepare/kpi-chart.js';
import type { Status } from './status-mark.js';
import { useWidth } from './use-width.js';
import { VerdictRow } from './verdict-row.js';

interface KpiChartProps {
  /** Name of the KPI, the beginning of the accessible name. */
  readonly name: string;
  readonly data: KpiChartInput<Status>;
  /** Height of the drawing in pixels; it is reserved before the width is known. */
  readonly height?: number;
  /** Fixed width in pixels, for print and tests; otherwise the chart fills its container. */
  readonly width?: number;
  /** What stands behind an annotation in the list: who noted it, links, ways to change it. */
  readonly aboutAnnotation?: (annotation: ChartAnnotation) => ReactNode;
}

const MARGIN_TOP = 30;
const AXIS_HEIGHT = 24;
const PRINTED_WIDTH = 680;
const LABELS_BESIDE_FROM = 600;
const LETTER_WIDTH = 6.6;
/** Up to here each point has a dot. */
const MOST_DOTS = 60;

/** A KPI's series with target, baseline, guardrail, launch and verdicts, its conclusion in a sentence, and a table. */
export function KpiChart(props: KpiChartProps): ReactElement {
  const { name, data, height = 320, width: fixedWidth, aboutAnnotation } = props;
  const [ref, width] = useWidth<HTMLDivElement>(PRINTED_WIDTH, fixedWidth);
  const chart = useMemo(() => prepareKpiChart(data, Math.max(2, Math.min(8, Math.floor(width / 90)))), [data, width]);
  const frame = frameOf(chart, width);
  return (
    <figure className="chart">
      <figcaption className={chart.hasData ? 'chart-says' : 'vh'}>{chart.conclusion}</figcaption>
      <div ref={ref} className="chart-plot" style={{ height }}>
        {!chart.hasData ? (
          <p className="chart-empty">{chart.conclusion}</p>
        ) : width === 0 ? null : (
          <Drawing name={name} chart={chart} frame={frame} width={width} height={height} look={data} />
        )}
      </div>
      {chart.hasData ? <VerdictRow chart={chart} left={frame.left} right={width - frame.right} width={width} /> : null}
      {chart.hasData && width > 0 ? (
        <ChartAnnotations
          annotations={chart.annotations}
          x={(day) => xOf(day, chart, frame, width)}
          left={frame.left}
          right={width - frame.right}
          {...(aboutAnnotation ? { about: aboutAnnotation } : {})}
        />
      ) : null}
      {chart.notes.length > 0 ? <p className="sm mu chart-notes">{chart.notes.join(' ')}</p> : null}
      <KpiChartTable name={name} rows={chart.rows} />
    </figure>
  );
}

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly labelsBeside: boolean;
}

/** Where a day lies under the drawing, in pixels. */
function xOf(day: number, { fromDay, toDay }: PreparedKpiChart, { left, right }: Frame, width: number): number {
  return left + ((day - fromDay) / (toDay - fromDay)) * (width - right - left);
}

/** Room left for the value axis and right for the labels of the lines. */
function frameOf(chart: PreparedKpiChart, width: number): Frame {
  const letters = (texts: readonly (string | undefined)[]) => Math.max(0, ...texts.map((text) => text?.length ?? 0));
  const labelsBeside = width >= LABELS_BESIDE_FROM;
  const labels = [
    chart.target && `▲ ${chart.target.label}`,
    chart.lastStep && `▲ ${chart.lastStep.label}`,
    chart.baseline?.label,
    chart.guardrail?.label,
    chart.last?.label,
  ];
  return {
    left: Math.ceil(letters(chart.axis.ticks.map(({ label }) => label)) * LETTER_WIDTH) + 12,
    right: labelsBeside ? Math.ceil(letters(labels.map((label) => label ?? undefined)) * LETTER_WIDTH) + 18 : 22,
    labelsBeside,
  };
}

interface DrawingProps {
  readonly name: string;
  readonly chart: PreparedKpiChart<Status>;
  readonly frame: Frame;
  readonly width: number;
  readonly height: number;
  readonly look: KpiChartInput<Status>;
}

function Drawing({ name, chart, frame, width, height, look }: DrawingProps): ReactElement {
  const keys = useId();
  const valueLabels = new Map(chart.axis.ticks.map(({ at, label }) => [at, label]));
  const dayLabels = new Map(chart.dayTicks.map(({ at, label }) => [at, label]));
  const manyDots = chart.points.length > MOST_DOTS;
  const dot = (key: 'settled' | 'provisional') => (props: DotItemDotProps) => (
    <PointDot key={props.index} {...props} which={key} manyDots={manyDots} lastDay={chart.last?.day ?? null} />
  );
  const line = {
    type: 'linear',
    stroke: 'var(--metric)',
    strokeWidth: 2,
    isAnimationActive: false,
    connectNulls: false,
  } as const;
  const named = { role: 'img', 'aria-label': `${name}. ${chart.conclusion}`, 'aria-describedby': keys };
  return (
    <>
      <LineChart
        {...named}
        width={width}
        height={height}
        data={chart.points as DrawnPoint[]}
        margin={{ top: MARGIN_TOP, right: frame.right, bottom: 0, left: 0 }}
        accessibilityLayer
      >
        <Marks chart={chart} labelsBeside={frame.labelsBeside} />
        <CartesianGrid vertical={false} stroke="var(--grid)" />
        <XAxis
          dataKey="day"
          type="number"
          domain={[chart.fromDay, chart.toDay]}
          ticks={chart.dayTicks.map(({ at }) => at)}
          tickFormatter={(day: number) => dayLabels.get(day) ?? ''}
          interval={0}
          height={AXIS_HEIGHT}
          axisLine={{ stroke: 'var(--control)' }}
          tickLine={{ stroke: 'var(--control)' }}
          allowDataOverflow
        />
        <YAxis
          domain={[chart.axis.from, chart.axis.to]}
          ticks={chart.axis.ticks.map(({ at }) => at)}
          tickFormatter={(value: number) => valueLabels.get(value) ?? ''}
          interval={0}
          width={frame.left}
          axisLine={false}
          tickLine={false}
          allowDataOverflow
        />
        <Line {...line} dataKey="settled" dot={dot('settled')} activeDot={false} />
        <Line {...line} dataKey="provisional" strokeDasharray="2 3" dot={dot('provisional')} activeDot={false} />
        <Tooltip
          isAnimationActive={false}
          filterNull={false}
          cursor={{ stroke: 'var(--line-2)' }}
          content={(props: TooltipContentProps) => (
            <PointTip point={props.active ? pointOf(props) : null} look={look} />
          )}
        />
      </LineChart>
      <span id={keys} className="vh">
        Left and right arrow keys read the values one by one.
      </span>
    </>
  );
}

function Marks({ chart, labelsBeside }: { chart: PreparedKpiChart; labelsBeside: boolean }): ReactElement | null {
  const area = usePlotArea();
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  if (area === undefined || xScale === undefined || yScale === undefined) return null;
  const plot = {
    left: area.x,
    right: area.x + area.width,
    top: area.y,
    bottom: area.y + area.height,
    x: (day: number) => xScale(day) ?? area.x,
    y: (value: number) => yScale(value) ?? area.y,
  };
  return (
    <>
      <AnnotationLines marks={chart.annotations.marks} x={plot.x} top={plot.top} bottom={plot.bottom} />
      <KpiChartMarks chart={chart} plot={plot} labelsBeside={labelsBeside} />
    </>
  );
}

interface PointDotProps extends DotItemDotProps {
  readonly which: 'settled' | 'provisional';
  readonly manyDots: boolean;
  readonly lastDay: number | null;
}

/** The last point is larger, a provisional one hollow; where there are many points only lone ones have a dot. */
function PointDot({ cx, cy, payload, which, manyDots, lastDay }: PointDotProps): ReactElement | null {
  const point = payload as DrawnPoint;
  const provisional = point.settled === null;
  if (cx === undefined || cy === undefined || point.value === null) return null;
  if (provisional !== (which === 'provisional')) return null;
  const isLast = point.day === lastDay;
  if (manyDots && !isLast && !point.alone && !provisional) return null;
  return <circle className={provisional ? 'chart-dot hollow' : 'chart-dot'} cx={cx} cy={cy} r={isLast ? 4 : 2.4} />;
}

function pointOf({ payload }: TooltipContentProps): DrawnPoint | null {
  return (payload[0]?.payload as DrawnPoint | undefined) ?? null;
}

/** The full value and date under the pointer or the arrow keys. */
function PointTip({ point, look }: { point: DrawnPoint | null; look: KpiChartInput<Status> }): ReactElement | null {
  if (point === null) return null;
  const happened = annotationsOn(look.annotations ?? [], point.date, point.date);
  return (
    <div className="pop chart-tip">
      <b>{point.value === null ? 'No data' : formatValue(point.value, look)}</b>
      <span className="sm mu">
        {formatWeekday(point.date)}
        {point.value !== null && point.settled === null ? ', provisional' : ''}
      </span>
      {happened === '' ? null : <span className="sm chart-tipnote">{happened}</span>}
    </div>
  );
}
