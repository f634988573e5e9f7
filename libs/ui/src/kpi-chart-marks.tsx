import type { ReactElement } from 'react';
import type { PreparedKpiChart } from './prepare/kpi-chart.js';
import { spreadLabels } from './prepare/chart-marks.js';

/** The inner part of a chart, and where a day and a value lie in it, in pixels. */
export interface PlotGeometry {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (day: number) => number;
  readonly y: (value: number) => number;
}

interface MarksProps {
  readonly chart: PreparedKpiChart;
  readonly plot: PlotGeometry;
  /** Labels stand right of the plot; without room for that they stand in it, above their lines. */
  readonly labelsBeside: boolean;
}

const LABEL_GAP = 15;

/** What stands around a series: guardrail band, target, baseline, launch flag, and their labels at the right end. */
export function KpiChartMarks({ chart, plot, labelsBeside }: MarksProps): ReactElement {
  const { target, baseline, guardrail, launch } = chart;
  return (
    <g className="chart-marks">
      {guardrail === null ? null : <GuardrailMark guardrail={guardrail} plot={plot} />}
      {target === null ? null : (
        <path className="chart-target" d={`M${plot.left} ${plot.y(target.value)}H${plot.right}`} />
      )}
      <MovingTarget steps={chart.steps} plot={plot} />
      {baseline === null ? null : (
        <>
          <path className="chart-baseline" d={`M${plot.x(baseline.fromDay)} ${plot.y(baseline.value)}H${plot.right}`} />
          <path className="chart-baseline" d={`M${plot.x(baseline.fromDay)} ${plot.y(baseline.value) - 4}v8`} />
        </>
      )}
      {launch === null ? null : <LaunchMark launch={launch} plot={plot} />}
      <Labels chart={chart} plot={plot} labelsBeside={labelsBeside} />
    </g>
  );
}

/** The target as it moves, and the stretch: steps that hang together where one follows the other. */
function MovingTarget({ steps, plot }: { steps: PreparedKpiChart['steps']; plot: PlotGeometry }): ReactElement | null {
  if (steps.length === 0) return null;
  const path = (value: (step: (typeof steps)[number]) => number | null): string =>
    steps
      .map((step, i) => {
        const level = value(step);
        if (level === null) return '';
        const before = steps[i - 1];
        const follows = before !== undefined && value(before) !== null && before.toDay + 1 >= step.fromDay;
        // A step holds until the next begins, so that no day lies between them.
        const leadsOn = steps[i + 1]?.fromDay === step.toDay + 1;
        const to = `${follows ? 'L' : 'M'}${plot.x(step.fromDay)} ${plot.y(level)}`;
        // Day by day, a line is a line and not a stair.
        if (step.fromDay === step.toDay && (leadsOn || follows)) return to;
        return `${to}H${plot.x(leadsOn ? step.toDay + 1 : step.toDay)}`;
      })
      .join('');
  return (
    <>
      <path className="chart-target" d={path(({ commit }) => commit)} />
      <path className="chart-stretch" d={path(({ stretch }) => stretch)} />
    </>
  );
}

type Mark<Key extends 'guardrail' | 'launch'> = NonNullable<PreparedKpiChart[Key]>;

function GuardrailMark({ guardrail, plot }: { guardrail: Mark<'guardrail'>; plot: PlotGeometry }): ReactElement {
  const [high, low] = [plot.y(guardrail.to), plot.y(guardrail.from)];
  const edge = plot.y(guardrail.edge);
  return (
    <>
      <rect
        className="chart-band"
        x={plot.left}
        y={high}
        width={Math.max(0, plot.right - plot.left)}
        height={Math.max(0, low - high)}
      />
      <path className="chart-band-edge" d={`M${plot.left} ${edge}H${plot.right}`} />
    </>
  );
}

function LaunchMark({ launch, plot }: { launch: Mark<'launch'>; plot: PlotGeometry }): ReactElement {
  const x = plot.x(launch.day);
  const top = plot.top - 20;
  const before = launch.side === 'left';
  return (
    <>
      <path className="chart-launch" d={`M${x} ${top}V${plot.bottom}`} />
      <path className="chart-flag" d={`M${x} ${top}h14l-3.2 4.6 3.2 4.6h-14z`} />
      <text className="b" x={before ? x - 7 : x + 20} y={top + 10} textAnchor={before ? 'end' : 'start'}>
        {launch.label}
      </text>
    </>
  );
}

function Labels({ chart, plot, labelsBeside }: MarksProps): ReactElement {
  const { baseline, guardrail, last } = chart;
  const target = chart.target ?? chart.lastStep;
  const labels = [
    last === null ? null : { key: 'last', className: 'm', text: last.label, y: plot.y(last.value) },
    target === null ? null : { key: 'target', className: 'b', text: `▲ ${target.label}`, y: plot.y(target.value) },
    baseline === null ? null : { key: 'baseline', className: 'i', text: baseline.label, y: plot.y(baseline.value) },
    guardrail === null
      ? null
      : { key: 'guardrail', className: 'off', text: guardrail.label, y: plot.y(guardrail.edge) },
  ].filter((label) => label !== null);
  const above = labelsBeside ? 0 : 9;
  const heights = spreadLabels(
    labels.map(({ key, y }) => ({ key, y: y - above })),
    LABEL_GAP,
    plot.top,
    plot.bottom - 2,
  );
  return (
    <>
      {labels.map(({ key, className, text, y }) => (
        <text
          key={key}
          className={labelsBeside ? className : `${className} halo`}
          x={labelsBeside ? plot.right + 10 : plot.right - (key === 'last' ? 10 : 4)}
          y={(heights.get(key) ?? y) + 4}
          textAnchor={labelsBeside ? 'start' : 'end'}
        >
          {text}
        </text>
      ))}
    </>
  );
}
