import { type ReactElement, type ReactNode, useMemo } from 'react';
import { AnnotationLines, ChartAnnotations } from './chart-annotations.js';
import type { ChartAnnotation } from './prepare/chart-annotations.js';
import { spreadLabels } from './prepare/chart-marks.js';
import type { NumberLook } from './prepare/format.js';
import { type PlacedLine, placeSignalChart, type PlacedValue, type SignalChartInput } from './prepare/signal-chart.js';
import { useWidth } from './use-width.js';

interface SignalChartProps {
  /** Accessible name: what is charted, and the answer in words. */
  readonly label: string;
  readonly chart: SignalChartInput;
  readonly look: NumberLook;
  /** Called with the first day of a period that was pressed; null where nothing can be divided. */
  readonly onPick?: ((start: string) => void) | null;
  /** What happened, for flags and the list that they lead to. */
  readonly annotations?: readonly ChartAnnotation[];
  readonly aboutAnnotation?: (annotation: ChartAnnotation) => ReactNode;
  readonly width?: number;
}

const NONE: readonly ChartAnnotation[] = [];
const HEIGHT = 392;
const LABELS = 150;
const PRINTED = 680;
const LABEL_GAP = 15;
const BESIDE_FROM = 600;

const frameOf = (width: number) => ({
  left: 64,
  right: Math.max(120, width - (width >= BESIDE_FROM ? LABELS : 16)),
  valuesTop: 16,
  valuesBottom: 252,
  rangesTop: 300,
  rangesBottom: 364,
});

/** A process behaviour chart: the values with their limits, and below them the distances between neighbours. */
export function SignalChart(props: SignalChartProps): ReactElement {
  const { label, chart, look, onPick = null, annotations = NONE, aboutAnnotation, width: fixed } = props;
  const [ref, width] = useWidth<HTMLDivElement>(PRINTED, fixed);
  const beside = width >= BESIDE_FROM;
  const { frame, placed } = useMemo(() => {
    const room = frameOf(width);
    return { frame: room, placed: placeSignalChart(chart, look, room, annotations) };
  }, [chart, look, width, annotations]);
  const labels = labelsOf(placed, chart.parts.length - 1, beside, frame);
  return (
    <>
      <div ref={ref} className="signalchart" style={{ height: HEIGHT }}>
        {width === 0 ? null : (
          <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label}>
            {placed.values.ticks.map(({ y, label: words }) => (
              <g key={words}>
                <path className="grid" d={`M${frame.left} ${y}H${frame.right}`} />
                <text x={frame.left - 8} y={y + 4} textAnchor="end">
                  {words}
                </text>
              </g>
            ))}
            <AnnotationLines
              marks={placed.annotations.marks}
              x={placed.x}
              top={frame.valuesTop}
              bottom={frame.rangesBottom}
            />
            {placed.dividers.map((x) => (
              <path key={x} className="divider" d={`M${x} ${frame.valuesTop - 8}V${frame.rangesBottom}`} />
            ))}
            {[...placed.values.lines, ...placed.ranges.lines].map((line) => (
              <path key={`${line.key} ${line.y}`} className={line.kind} d={`M${line.x} ${line.y}H${line.toX}`} />
            ))}
            {placed.target === null ? null : (
              <path className="target" d={`M${frame.left} ${placed.target.y}H${frame.right}`} />
            )}
            {[...placed.values.paths, ...placed.ranges.paths].map((d, at) =>
              d === '' ? null : (
                <path key={at} className={at < placed.values.paths.length ? 'metric' : 'metric thin'} d={d} />
              ),
            )}
            {placed.values.points.map((point) => (
              <Point key={point.start} point={point} onPick={onPick} />
            ))}
            {placed.ranges.points.map((point) => (
              <Point key={point.start} point={point} onPick={null} small />
            ))}
            {labels.map(({ key, className, x, y, words }) => (
              <text key={key} className={className} x={x} y={y}>
                {words}
              </text>
            ))}
            <text className="i" x={frame.left} y={frame.rangesTop - 14}>
              Moved from the one before
            </text>
            <path className="axis" d={`M${frame.left} ${frame.rangesBottom}H${frame.right}`} />
            {placed.dates.map(({ at, label: words }) => (
              <text key={`${at} ${words}`} x={at} y={frame.rangesBottom + 18} textAnchor="middle">
                {words}
              </text>
            ))}
          </svg>
        )}
      </div>
      {width === 0 ? null : (
        <ChartAnnotations
          annotations={placed.annotations}
          x={placed.x}
          left={frame.left}
          right={frame.right}
          folded
          {...(aboutAnnotation ? { about: aboutAnnotation } : {})}
        />
      )}
    </>
  );
}

interface Label {
  readonly key: string;
  readonly className: string;
  readonly x: number;
  readonly y: number;
  readonly words: string;
}

/** The lines of the latest part are named at their right end, without lying over each other; earlier parts above theirs. */
function labelsOf(
  { values, ranges, target }: ReturnType<typeof placeSignalChart>,
  last: number,
  beside: boolean,
  frame: ReturnType<typeof frameOf>,
): Label[] {
  const isLast = ({ key }: PlacedLine): boolean => key.startsWith(`${last} `);
  const className = ({ kind }: PlacedLine): string => (kind === 'centre' ? 'i' : '');
  const above = (line: PlacedLine): Label => ({
    key: `${line.key} ${line.y}`,
    className: className(line),
    x: line.x + 6,
    y: line.y - 4,
    words: line.label,
  });
  const atEnd = (lines: readonly PlacedLine[], top: number, bottom: number): Label[] => {
    const marks = [
      ...lines.map((line) => ({ key: line.label, className: className(line), y: line.y, words: line.label })),
      ...(target !== null && lines === lastValues
        ? [{ key: target.label, className: 'b', y: target.y, words: `▲ ${target.label}` }]
        : []),
    ];
    const heights = spreadLabels(marks, LABEL_GAP, top, bottom);
    return marks.map((mark) => ({ ...mark, x: frame.right + 10, y: (heights.get(mark.key) ?? mark.y) + 4 }));
  };
  const lastValues = values.lines.filter(isLast);
  const lastRanges = ranges.lines.filter(isLast);
  if (!beside) {
    const marked =
      target === null
        ? []
        : [{ key: 'target', className: 'b', x: frame.left + 6, y: target.y - 4, words: `▲ ${target.label}` }];
    return [...lastValues.filter(({ kind }) => kind === 'limit').map(above), ...marked];
  }
  return [
    ...values.lines.filter((line) => !isLast(line) && line.kind === 'limit').map(above),
    ...atEnd(lastValues, frame.valuesTop, frame.valuesBottom),
    ...atEnd(lastRanges, frame.rangesTop - 20, frame.rangesBottom),
  ];
}

interface PointProps {
  readonly point: PlacedValue;
  readonly onPick: ((start: string) => void) | null;
  readonly small?: boolean;
}

/** A value; a signal is larger and has a ring, so that it does not depend on colour. */
function Point({ point, onPick, small = false }: PointProps): ReactElement {
  const { x, y, signal, said, start } = point;
  return (
    <g className={signal ? 'point signal' : 'point'} onClick={onPick ? () => onPick(start) : undefined}>
      <title>{said}</title>
      {onPick ? <circle className="hit" cx={x} cy={y} r={12} /> : null}
      {signal ? <circle className="ring" cx={x} cy={y} r={7} /> : null}
      <circle cx={x} cy={y} r={small ? 1.8 : 3} />
    </g>
  );
}
