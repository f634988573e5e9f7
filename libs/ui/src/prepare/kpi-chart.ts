/** Everything a KPI's chart shows, decided before anything is drawn (ARCHITECTURE 3: prepare, then render). */
import { addDays, fromDayNumber, toDayNumber, type PlainDate } from '@workback/domain/calendar/plain-date';
import type { TargetStep } from '@workback/domain/kpi/target';
import { verdictStretches, type VerdictMark, type VerdictStretch } from './chart-marks.js';
import { dayTicks, valueAxis, type Tick, type ValueAxis } from './chart-axes.js';
import {
  annotationsOn,
  type ChartAnnotation,
  prepareAnnotations,
  type PreparedAnnotations,
} from './chart-annotations.js';
import { drawnSeries, type DrawnPoint, type PointGrain, type Slot } from './chart-points.js';
import { formatDistance, formatValue, type NumberLook } from './format.js';
import { formatDate, formatDay } from './format-date.js';

/** What is known of a KPI and its series; `values[i]` belongs to `start` + i days, null is a day without a row. */
export interface KpiChartInput<State extends string = string> extends NumberLook {
  readonly start: PlainDate | null;
  readonly values: readonly (number | null)[];
  readonly grain?: PointGrain;
  readonly target: number | null;
  /** Targets that move, step by step; drawn instead of one line, with what is hoped for beyond them. */
  readonly targetSteps?: readonly TargetStep[];
  readonly baseline: { readonly value: number; readonly on: PlainDate } | null;
  readonly launchDate: PlainDate | null;
  readonly verdicts: readonly VerdictMark<State>[];
  /** What happened, for its flags, its list and its table. */
  readonly annotations?: readonly ChartAnnotation[];
  readonly guardrail?: { readonly value: number; readonly badSide: 'above' | 'below' } | null;
  /** First day whose value may still change; null when all are settled. */
  readonly provisionalFrom?: PlainDate | null;
}

/** A horizontal line: its value, its label, and where it begins. */
export interface LevelLine {
  readonly value: number;
  readonly label: string;
  readonly fromDay: number;
}

/** The side of a value that must not be reached, as a band over the axis. */
export interface GuardrailBand {
  readonly edge: number;
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

/** A row of the chart's table. */
export interface ChartRow {
  readonly date: PlainDate;
  readonly dateText: string;
  readonly valueText: string;
  readonly note: string;
}

/** A chart ready to be drawn. */
export interface PreparedKpiChart<State extends string = string> {
  readonly points: readonly DrawnPoint[];
  readonly hasData: boolean;
  readonly fromDay: number;
  readonly toDay: number;
  readonly dayTicks: readonly Tick[];
  readonly axis: ValueAxis;
  readonly target: LevelLine | null;
  /** Steps of a moving target within the chart, days as numbers. */
  readonly steps: readonly {
    readonly fromDay: number;
    readonly toDay: number;
    readonly commit: number;
    readonly stretch: number | null;
  }[];
  /** Where the moving target stands at the end of the chart. */
  readonly lastStep: LevelLine | null;
  readonly baseline: LevelLine | null;
  readonly guardrail: GuardrailBand | null;
  readonly launch: { readonly day: number; readonly label: string; readonly side: 'left' | 'right' } | null;
  readonly verdicts: readonly VerdictStretch<State>[];
  readonly annotations: PreparedAnnotations;
  readonly last: {
    readonly day: number;
    readonly value: number;
    readonly label: string;
    readonly provisional: boolean;
  } | null;
  /** One sentence: the last value, its day, and where it stands against the target. */
  readonly conclusion: string;
  /** Sentences about how to read the chart. */
  readonly notes: readonly string[];
  readonly rows: readonly ChartRow[];
}

const TABLE_ROWS = 60;
/** A launch or verdict outside the data widens the chart by at most this part of it, or these days. */
const WIDEN_PART = 0.25;
const WIDEN_DAYS = 14;

/** Prepares a KPI's chart; `mostDayTicks` is how many dates fit under it. Total: no data is an answer, not an error. */
export function prepareKpiChart<State extends string>(
  input: KpiChartInput<State>,
  mostDayTicks = 8,
): PreparedKpiChart<State> {
  const provisionalFrom = input.provisionalFrom ?? null;
  const dense = { start: input.start ?? '', values: input.values };
  const drawn = drawnSeries(dense, input.grain ?? 'day', provisionalFrom);
  const rowsWithValue = drawn.slots.filter((slot) => slot.value !== null);
  const [fromDay, toDay] = dayRange(input, drawn.points);
  const { target, baseline, guardrail = null } = input;
  const steps = stepsWithin(input.targetSteps ?? [], fromDay, toDay);
  const levels = [
    ...[target, baseline?.value, guardrail?.value],
    ...steps.flatMap(({ commit, stretch }) => [commit, stretch]),
  ].filter((value): value is number => isNumber(value));
  const axis = valueAxis([...drawn.points.flatMap(({ value }) => (value === null ? [] : [value])), ...levels], input);
  const last = drawn.points.findLast(({ value }) => value !== null);
  const launchDay = input.launchDate === null ? Number.NaN : toDayNumber(input.launchDate);
  const launchShown = launchDay >= fromDay && launchDay <= toDay;
  const amount = (value: number) => formatValue(value, input);

  return {
    points: drawn.points,
    hasData: last !== undefined,
    fromDay,
    toDay,
    dayTicks: dayTicks(fromDay, toDay, mostDayTicks),
    axis,
    target: isNumber(target) ? { value: target, label: `Target ${amount(target)}`, fromDay } : null,
    steps,
    lastStep: isNumber(target) ? null : lastStepOf(steps, amount),
    baseline: isNumber(baseline?.value)
      ? {
          value: baseline.value,
          label: `Baseline ${amount(baseline.value)}`,
          fromDay: within(toDayNumber(baseline.on), fromDay, toDay),
        }
      : null,
    guardrail:
      guardrail !== null && isNumber(guardrail.value) ? bandOf(guardrail, axis, amount(guardrail.value)) : null,
    launch: launchShown
      ? {
          day: launchDay,
          label: `Launch, ${formatDay(input.launchDate)}`,
          side: launchDay - fromDay > (toDay - fromDay) / 2 ? 'left' : 'right',
        }
      : null,
    verdicts: verdictStretches(input.verdicts).filter(
      (stretch) => stretch.toDay >= fromDay && stretch.fromDay <= toDay,
    ),
    annotations: prepareAnnotations(input.annotations ?? [], fromDay, toDay),
    last:
      last === undefined
        ? null
        : { day: last.day, value: last.value!, label: amount(last.value!), provisional: last.settled === null },
    conclusion: conclude(input, rowsWithValue, provisionalFrom),
    notes: notesOf(input, axis, drawn.downsampled ? drawn.rows : null, drawn.points, launchShown),
    rows: rowsOf(input, drawn.slots, provisionalFrom),
  };
}

function stepsWithin(steps: readonly TargetStep[], fromDay: number, toDay: number): PreparedKpiChart['steps'] {
  return steps.flatMap(({ from, to, commit, stretch }) => {
    const [begin, end] = [Math.max(fromDay, toDayNumber(from)), Math.min(toDay, toDayNumber(to))];
    return begin <= end ? [{ fromDay: begin, toDay: end, commit, stretch }] : [];
  });
}

function lastStepOf(steps: PreparedKpiChart['steps'], amount: (value: number) => string): LevelLine | null {
  const last = steps.at(-1);
  return last ? { value: last.commit, label: `Target ${amount(last.commit)}`, fromDay: last.fromDay } : null;
}

function isNumber(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && Number.isFinite(value);
}

function within(day: number, fromDay: number, toDay: number): number {
  return Number.isNaN(day) ? fromDay : Math.min(toDay, Math.max(fromDay, day));
}

/** First and last day of the chart: the data, with a launch or verdict close to it; never less than a week. */
function dayRange(input: KpiChartInput, points: readonly DrawnPoint[]): [number, number] {
  const others = [input.launchDate, ...input.verdicts.map(({ date }) => date)].flatMap((date) => {
    const day = date === null ? Number.NaN : toDayNumber(date);
    return Number.isNaN(day) ? [] : [day];
  });
  const start = input.start === null ? Number.NaN : toDayNumber(input.start);
  let from = points[0]?.day ?? (Number.isNaN(start) ? (others[0] ?? 0) : start);
  let to = points.at(-1)?.day ?? (Number.isNaN(start) ? from : start + Math.max(0, input.values.length - 1));
  const room = Math.max(WIDEN_DAYS, (to - from) * WIDEN_PART);
  const [earliest, latest] = [from - room, to + room];
  for (const day of others) {
    if (day >= earliest) from = Math.min(from, day);
    if (day <= latest) to = Math.max(to, day);
  }
  if (to - from < 6) [from, to] = [from - 3, to + 3];
  return [from, to];
}

function bandOf(
  guardrail: { value: number; badSide: 'above' | 'below' },
  axis: ValueAxis,
  amount: string,
): GuardrailBand {
  const below = guardrail.badSide === 'below';
  return {
    edge: guardrail.value,
    from: below ? axis.from : guardrail.value,
    to: below ? guardrail.value : axis.to,
    label: `Guardrail: ${below ? 'under' : 'over'} ${amount}`,
  };
}

/** Judges the last settled value; a provisional one is mentioned, not judged. */
function conclude(input: KpiChartInput, rows: readonly Slot[], provisionalFrom: PlainDate | null): string {
  const last = rows.at(-1);
  if (last === undefined) {
    if (input.start === null || input.values.length === 0) return 'No data yet.';
    const end = fromDayNumber(toDayNumber(input.start) + input.values.length - 1);
    return `No data from ${formatDate(input.start)} to ${formatDate(end)}.`;
  }
  const settled = provisionalFrom === null ? last : rows.findLast(({ date }) => date < provisionalFrom);
  const judged = settled ?? last;
  const tail =
    judged === last
      ? settled === undefined
        ? ' It may still change.'
        : ''
      : ` ${formatDay(last.date)} is provisional.`;
  const value = judged.value!;
  const start = `${formatValue(value, input)} on ${formatDate(judged.date)}`;
  const step = input.targetSteps?.find(({ from, to }) => from <= judged.date && judged.date <= to);
  const wanted = input.target ?? step?.commit;
  if (!isNumber(wanted)) {
    return `${start}; ${input.targetSteps?.length ? 'no target for that day' : 'no target yet'}.${tail}`;
  }
  const target = formatValue(wanted, input);
  const distance = formatDistance(value - wanted, input);
  if (value === wanted) return `${start}, exactly the target.${tail}`;
  // A distance that rounds to nothing is still a distance.
  const how = /[1-9]/.test(distance) ? distance : 'just';
  return `${start}, ${how} ${value > wanted ? 'above' : 'under'} the target of ${target}.${tail}`;
}

function notesOf(
  input: KpiChartInput,
  axis: ValueAxis,
  thinnedFromRows: number | null,
  points: readonly DrawnPoint[],
  launchShown: boolean,
): string[] {
  const notes: string[] = [];
  if (axis.note !== null && points.length > 0) notes.push(axis.note);
  if (thinnedFromRows !== null) {
    notes.push(`${points.length} of ${thinnedFromRows} values are drawn; every high and low is kept.`);
  }
  if (input.targetSteps?.length) {
    const stretched = input.targetSteps.some(({ stretch }) => stretch !== null);
    notes.push(`The dashed line is the target as it moves${stretched ? ', the dotted one the stretch' : ''}.`);
  }
  if (points.some(({ settled, value }) => settled === null && value !== null))
    notes.push('A hollow point may still change.');
  if (points.some(({ value }) => value === null)) notes.push('A gap is a time without data.');
  if (input.launchDate !== null && !launchShown)
    notes.push(`Launch on ${formatDate(input.launchDate)}, outside the chart.`);
  return notes;
}

/** The last 60 days (weeks, months), newest first, gaps included. */
function rowsOf(input: KpiChartInput, slots: readonly Slot[], provisionalFrom: PlainDate | null): ChartRow[] {
  const verdictOn = new Map(input.verdicts.map(({ date, label }) => [date, label]));
  // A row stands for the days until the next one; the last for its own day only.
  const lastDayOf = new Map(slots.map(({ date }, i) => [date, slots[i + 1] ? addDays(slots[i + 1]!.date, -1) : date]));
  return slots
    .slice(-TABLE_ROWS)
    .reverse()
    .map(({ date, value }) => ({
      date,
      dateText: formatDate(date),
      valueText: formatValue(value, input),
      note: [
        date === input.launchDate ? 'Launch' : '',
        annotationsOn(input.annotations ?? [], date, lastDayOf.get(date) ?? date),
        verdictOn.get(date) ?? '',
        value !== null && provisionalFrom !== null && date >= provisionalFrom ? 'Provisional' : '',
      ]
        .filter((part) => part !== '')
        .join(', '),
    }));
}
