/** Where everything of a process behaviour chart lies, decided before anything is drawn. */
import { fromDayNumber, toDayNumber } from '@workback/domain/calendar/plain-date';
import {
  annotationsOn,
  type ChartAnnotation,
  prepareAnnotations,
  type PreparedAnnotations,
} from './chart-annotations.js';
import { dayTicks, type Tick, valueAxis } from './chart-axes.js';
import { formatValue, type NumberLook } from './format.js';
import { formatDate } from './format-date.js';

type Signal = 'outside-limit' | 'near-limit' | 'run';

interface Limits {
  readonly mean: number;
  readonly meanRange: number;
  readonly upper: number;
  readonly lower: number;
  readonly upperRange: number;
}

/** A computed chart; the wire shape `SignalChart` fits. */
export interface SignalChartInput {
  readonly values: readonly {
    readonly start: string;
    readonly end: string;
    readonly value: number;
    readonly plain: number;
    readonly part: number;
    readonly range: number | null;
    readonly signal: Signal | null;
    readonly rangeSignal: boolean;
  }[];
  readonly parts: readonly { readonly start: string; readonly limits: Limits | null; readonly locked: boolean }[];
  readonly target: number | null;
}

/** A point with its place; `y` is null in the upper chart never, in the lower one for the first of a part. */
export interface PlacedValue {
  readonly start: string;
  readonly x: number;
  readonly y: number;
  readonly signal: boolean;
  readonly said: string;
}

/** A line over the width of one part. */
export interface PlacedLine {
  readonly key: string;
  readonly kind: 'centre' | 'limit';
  readonly x: number;
  readonly toX: number;
  readonly y: number;
  readonly label: string;
}

interface Panel {
  readonly points: readonly PlacedValue[];
  readonly lines: readonly PlacedLine[];
  readonly ticks: readonly { readonly y: number; readonly label: string }[];
  /** Paths, one a part: nothing is drawn across a divider. */
  readonly paths: readonly string[];
}

/** Both charts of a process, placed. */
export interface PlacedSignalChart {
  readonly annotations: PreparedAnnotations;
  /** Where a day lies. */
  readonly x: (day: number) => number;
  readonly values: Panel;
  readonly ranges: Panel;
  readonly dates: readonly Tick[];
  readonly dividers: readonly number[];
  readonly target: { readonly y: number; readonly label: string } | null;
  readonly rows: readonly {
    readonly key: string;
    readonly date: string;
    readonly value: string;
    readonly note: string;
  }[];
}

/** Room for the charts in pixels. */
export interface SignalFrame {
  readonly left: number;
  readonly right: number;
  readonly valuesTop: number;
  readonly valuesBottom: number;
  readonly rangesTop: number;
  readonly rangesBottom: number;
}

const notes: Record<Signal, string> = {
  'outside-limit': 'Outside the limits',
  'near-limit': 'Near a limit, three of four',
  run: 'Run of eight on one side',
};

/** Places a chart into a frame. */
export function placeSignalChart(
  chart: SignalChartInput,
  look: NumberLook,
  frame: SignalFrame,
  annotations: readonly ChartAnnotation[] = [],
): PlacedSignalChart {
  const { values, parts, target } = chart;
  const days = values.map(({ end }) => toDayNumber(end));
  const [fromDay, toDay] = [days[0] ?? 0, Math.max((days[0] ?? 0) + 1, days.at(-1) ?? 1)];
  const x = (day: number): number => frame.left + ((day - fromDay) / (toDay - fromDay)) * (frame.right - frame.left);
  const levels = parts.flatMap(({ limits }) => (limits ? [limits.upper, limits.lower] : []));
  const axis = valueAxis([...values.map(({ plain }) => plain), ...levels, ...(target === null ? [] : [target])], look);
  const y = scale(axis.from, axis.to, frame.valuesBottom, frame.valuesTop);
  const rangeAxis = valueAxis(
    [0, ...values.flatMap(({ range }) => range ?? []), ...parts.flatMap(({ limits }) => limits?.upperRange ?? [])],
    look,
  );
  const rangeY = scale(rangeAxis.from, rangeAxis.to, frame.rangesBottom, frame.rangesTop);
  const spans = parts.map((_, part) => {
    const members = days.filter((_day, at) => values[at]!.part === part);
    return [x(members[0] ?? fromDay), x(members.at(-1) ?? fromDay)] as const;
  });
  const amount = (value: number): string => formatValue(value, look);
  const line = (part: number, kind: PlacedLine['kind'], at: number, name: string): PlacedLine => ({
    key: `${part} ${name}`,
    kind,
    x: spans[part]![0] - 4,
    toX: spans[part]![1] + 4,
    y: at,
    label: name,
  });
  return {
    annotations: prepareAnnotations(annotations, fromDay, toDay),
    x,
    values: {
      points: values.map(({ start, end, plain, signal }) => ({
        start,
        x: x(toDayNumber(end)),
        y: y(plain),
        signal: signal !== null,
        said: `${formatDate(end)}: ${amount(plain)}${signal ? `, ${notes[signal].toLocaleLowerCase()}` : ''}`,
      })),
      lines: parts.flatMap(({ limits }, part) =>
        limits === null
          ? []
          : [
              line(part, 'limit', y(limits.upper), `Upper limit ${amount(limits.upper)}`),
              line(part, 'centre', y(limits.mean), `Centre ${amount(limits.mean)}`),
              line(part, 'limit', y(limits.lower), `Lower limit ${amount(limits.lower)}`),
            ],
      ),
      ticks: axis.ticks.map(({ at, label }) => ({ y: y(at), label })),
      paths: pathsOf(parts.length, values, (each) => [x(toDayNumber(each.end)), y(each.plain)]),
    },
    ranges: {
      points: values.flatMap(({ start, end, range, rangeSignal }) =>
        range === null
          ? []
          : [
              {
                start,
                x: x(toDayNumber(end)),
                y: rangeY(range),
                signal: rangeSignal,
                said: `${formatDate(end)}: moved by ${amount(range)}`,
              },
            ],
      ),
      lines: parts.flatMap(({ limits }, part) =>
        limits === null
          ? []
          : [
              line(part, 'limit', rangeY(limits.upperRange), `Routine up to ${amount(limits.upperRange)}`),
              line(part, 'centre', rangeY(limits.meanRange), `Usual ${amount(limits.meanRange)}`),
            ],
      ),
      ticks: [],
      paths: pathsOf(parts.length, values, (each) =>
        each.range === null ? null : [x(toDayNumber(each.end)), rangeY(each.range)],
      ),
    },
    dates: dayTicks(fromDay, toDay, Math.max(2, Math.min(8, Math.floor((frame.right - frame.left) / 90)))).map(
      ({ at, label }) => ({ at: x(at), label: label || fromDayNumber(at) }),
    ),
    dividers: spans.slice(1).map(([begin], at) => (begin + spans[at]![1]) / 2),
    target: target === null ? null : { y: y(target), label: `Target ${amount(target)}` },
    rows: values.toReversed().map(({ start, end, value, signal, rangeSignal }) => ({
      key: end,
      date: formatDate(end),
      value: amount(value),
      note: [
        signal ? notes[signal] : '',
        rangeSignal ? 'Jumped more than routine' : '',
        annotationsOn(annotations, start, end),
      ]
        .filter(Boolean)
        .join(', '),
    })),
  };
}

function scale(from: number, to: number, low: number, high: number): (value: number) => number {
  const span = to - from || 1;
  return (value) => Math.round((low - ((value - from) / span) * (low - high)) * 10) / 10;
}

function pathsOf<T extends { readonly part: number }>(
  parts: number,
  values: readonly T[],
  place: (value: T) => readonly [number, number] | null,
): string[] {
  return Array.from({ length: parts }, (_, part) =>
    values
      .filter((each) => each.part === part)
      .flatMap((each) => {
        const at = place(each);
        return at ? [`${Math.round(at[0] * 10) / 10} ${at[1]}`] : [];
      })
      .map((at, i) => `${i === 0 ? 'M' : 'L'}${at}`)
      .join(''),
  );
}
