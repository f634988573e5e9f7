/** Judges a success criterion on complete periods only (PRODUCT.md D4 and “Decided”). Pure: all inputs are arguments. */
import { toPeriod, type DayRange } from '../calendar/period.js';
import { fromDayNumber, toDayNumber, type PlainDate } from '../calendar/plain-date.js';
import { denseSlice, EMPTY_SERIES, seriesFromDense } from '../kpi/daily-series.js';
import { decideAtDueDate } from './decide-at-due-date.js';
import { decideBeforeDueDate } from './decide-before-due-date.js';
import type { Evaluation, EvaluationInput, StoredInputs } from './evaluation.js';
import {
  earlierWindow,
  firstMeasuredDay,
  latestWindow,
  measure,
  readDays,
  type MeasuredWindow,
} from './measured-window.js';
import type { Finding, Judgement } from './judgement.js';
import { meets, targetOf } from './threshold.js';

/**
 * Evaluates a criterion as of a date. Before the due date: `too-early` until one window is complete, then `error` or
 * `stale` when the source is broken or silent, else `on-track`, `at-risk`, `off-track` or `no-data`. From the due date
 * on: `met`, `missed`, `no-data` or `error`, judged on the windows that were complete on the due date, whatever is
 * pulled later. Non-finite numbers count as no data.
 */
export function evaluate(input: EvaluationInput): Evaluation {
  const launchDay = dayOrNull(input.launchDate);
  const asOfDay = toDayNumber(input.asOf);
  const dueDay = dueDayOf(input, launchDay);
  const baseline = input.baseline !== null && Number.isFinite(input.baseline.value) ? input.baseline.value : null;
  const firstDay = firstMeasuredDay(input, dayOrNull(input.measureFrom), launchDay);
  const judgedOn = dueDay !== null && asOfDay >= dueDay ? dueDay : asOfDay;
  const judgement: Judgement = {
    input,
    launchDay,
    asOfDay,
    dueDay,
    firstDay,
    baseline,
    target: targetOf(input.criterion, baseline),
    windows: Number.isNaN(asOfDay) ? [] : windowsOf(input, firstDay, judgedOn),
  };
  const finding = find(judgement);
  return toEvaluation(judgement, finding);
}

/** Evaluates stored inputs again; the result equals the evaluation they were stored with. */
export function evaluateAgain(stored: StoredInputs): Evaluation {
  const { samples, denominatorSamples, operandSamples, ...setting } = stored;
  return evaluate({
    ...setting,
    series: samples === null ? EMPTY_SERIES : seriesFromDense(samples),
    denominator: denominatorSamples === null ? null : seriesFromDense(denominatorSamples),
    ...(operandSamples ? { operands: mapValues(operandSamples, seriesFromDense) } : {}),
  });
}

function find(judgement: Judgement): Finding {
  const { input, asOfDay, dueDay, target } = judgement;
  if (Number.isNaN(asOfDay) || Number.isNaN(dueDay)) {
    return { state: 'error', reason: 'The date of the evaluation or the due date is not a date.' };
  }
  const final = dueDay !== null && asOfDay >= dueDay;
  if (target === null && (final || judgement.windows.length > 0)) {
    const why = judgement.baseline === null ? 'no baseline was measured' : 'the baseline is zero';
    return { state: 'no-data', reason: `A change cannot be judged: ${why}.`, window: judgement.windows[0] ?? null };
  }
  if (input.criterion.due.kind === 'after-launch' && judgement.launchDay === null) {
    return { state: 'too-early', reason: 'It is not launched yet.' };
  }
  return final ? decideAtDueDate(judgement) : decideBeforeDueDate(judgement);
}

/** With `hold`, so many windows are looked back at; a fixed number, so that stored inputs decide the same. */
const MAX_HELD_WINDOWS = 366;

/** The windows that decide, latest first: as many as must be met in a row, or with `hold` back to enough that have data. */
function windowsOf(input: EvaluationInput, firstDay: number | null, judgedOn: number): MeasuredWindow[] {
  if (firstDay === null || Number.isNaN(firstDay) || Number.isNaN(judgedOn)) return [];
  const { criterion, weekEndingDay } = input;
  const windows: MeasuredWindow[] = [];
  let needed = criterion.consecutivePeriods;
  for (
    let range = latestWindow(input, judgedOn);
    range.from >= firstDay && needed > 0 && windows.length < MAX_HELD_WINDOWS;
  ) {
    const window = measure(input, range);
    windows.push(window);
    if (window.enough || criterion.noDataPolicy !== 'hold') needed--;
    range = earlierWindow(range, criterion, weekEndingDay);
  }
  return windows;
}

function toEvaluation(judgement: Judgement, finding: Finding): Evaluation {
  const { input, dueDay, windows } = judgement;
  const window = finding.window ?? null;
  return {
    state: finding.state,
    value: window?.result.value ?? null,
    required: finding.required ?? null,
    window: window === null ? null : toPeriod(window.range),
    coverage:
      window === null ? null : { expectedDays: window.result.expectedDays, presentDays: window.result.presentDays },
    dueDate: dueDay === null || Number.isNaN(dueDay) ? null : fromDayNumber(dueDay),
    consecutive: { met: metInARow(judgement), needed: input.criterion.consecutivePeriods },
    reason: finding.reason,
    inputs: storedInputs(judgement, windows),
  };
}

function metInARow({ input, target, windows }: Judgement): number {
  if (target === null) return 0;
  const judged = input.criterion.noDataPolicy === 'hold' ? windows.filter((window) => window.enough) : windows;
  const broken = judged.findIndex(
    (window) => !window.enough || !meets(input.criterion, window.result.value as number, target),
  );
  return broken < 0 ? judged.length : broken;
}

function storedInputs({ input, firstDay }: Judgement, windows: readonly MeasuredWindow[]): StoredInputs {
  const { series, denominator, operands, ...setting } = input;
  const read = readRange(input, windows);
  return {
    ...setting,
    measureFrom: firstDay === null || Number.isNaN(firstDay) ? input.measureFrom : fromDayNumber(firstDay),
    samples: read && !input.kpi.derived ? denseSlice(series, read.from, read.to) : null,
    denominatorSamples: read && denominator ? denseSlice(denominator, read.from, read.to) : null,
    ...(read && operands
      ? { operandSamples: mapValues(operands, (each) => denseSlice(each, read.from, read.to)) }
      : {}),
  };
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, to: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));
}

function readRange(input: EvaluationInput, windows: readonly MeasuredWindow[]): DayRange | null {
  const latest = windows[0];
  const earliest = windows.at(-1);
  if (!latest || !earliest) return null;
  return { from: readDays(input, earliest.range).from, to: latest.range.to };
}

function dueDayOf(input: EvaluationInput, launchDay: number | null): number | null {
  const { due } = input.criterion;
  if (due.kind === 'date') return toDayNumber(due.date);
  return launchDay === null ? null : launchDay + due.days;
}

function dayOrNull(date: PlainDate | null): number | null {
  return date === null ? null : toDayNumber(date);
}
