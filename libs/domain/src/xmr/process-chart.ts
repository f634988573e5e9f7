/**
 * A process behaviour chart over time (METHOD 9.3): up to three dividers split it, each part has limits of its own, those
 * of the first part may be locked, and a season may be taken out before anything is computed.
 */
import type { Grain } from '../calendar/period.js';
import { dayOfWeek, isPlainDate, type PlainDate } from '../calendar/plain-date.js';
import type { FieldProblem } from '../kpi/field-problem.js';
import {
  type Centre,
  FEWEST_VALUES,
  LIMIT_FACTOR,
  movingRanges,
  RANGE_LIMIT_FACTOR,
  xmrLimits,
  type XmrLimits,
  type XmrSignal,
  xmrSignals,
} from './xmr.js';

/** Most dividers of a chart. */
export const MOST_DIVIDERS = 3;

/** Parts of a season: days of the week for daily values, months or quarters of the year for any. */
export const SEASONS = ['weekday', 'month', 'quarter'] as const;
export type Season = (typeof SEASONS)[number];

/** Limits of the first part that stay as they are: computed from chosen periods, or given. */
export type LockedLimits =
  | { readonly kind: 'periods'; readonly from: PlainDate; readonly to: PlainDate }
  | { readonly kind: 'values'; readonly mean: number; readonly lower: number; readonly upper: number };

/** How the chart of a KPI is read. */
export interface SignalSettings {
  readonly grain: Grain;
  readonly centre: Centre;
  /** Each is the first day of a new part. */
  readonly dividers: readonly PlainDate[];
  readonly locked: LockedLimits | null;
  readonly season: Season | null;
}

/** A period with its value; periods without one are left out before. */
export interface PeriodValue {
  readonly start: PlainDate;
  readonly end: PlainDate;
  readonly value: number;
}

/** A value of the chart and what it says. */
export interface ChartValue extends PeriodValue {
  /** The value without its season; the same where none is taken out. */
  readonly plain: number;
  /** Part of the chart, from 0. */
  readonly part: number;
  /** Distance to the value before it in its part. */
  readonly range: number | null;
  readonly signal: XmrSignal | null;
  /** The jump from the value before it is larger than routine. */
  readonly rangeSignal: boolean;
}

/** A part between dividers; without limits when it has too few values. */
export interface ChartPart {
  readonly start: PlainDate;
  readonly end: PlainDate;
  readonly count: number;
  readonly limits: XmrLimits | null;
  readonly locked: boolean;
}

/** A chart ready to be read. */
export interface ProcessChart {
  readonly values: readonly ChartValue[];
  readonly parts: readonly ChartPart[];
  /** Factors of the season by sub-period, in their order; null where none is taken out. */
  readonly factors: readonly { readonly key: number; readonly factor: number }[] | null;
}

/** Names what cannot be used in the settings; empty when all can. */
export function signalProblems({ grain, dividers, locked, season }: SignalSettings): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const note = (field: string, message: string): number => problems.push({ field, message });
  if (dividers.length > MOST_DIVIDERS) note('dividers', `A chart has at most ${MOST_DIVIDERS} dividers.`);
  if (!dividers.every(isPlainDate)) note('dividers', 'A divider is a date.');
  if (new Set(dividers).size < dividers.length) note('dividers', 'Two dividers cannot fall on one date.');
  if (season === 'weekday' && grain !== 'day') note('season', 'Days of the week are a season of daily values only.');
  if (locked?.kind === 'periods') {
    if (!isPlainDate(locked.from) || !isPlainDate(locked.to)) note('locked', 'Give the first and the last day.');
    else if (locked.from > locked.to) note('locked', 'The first day must not lie after the last.');
  }
  if (locked?.kind === 'values') {
    const { mean, lower, upper } = locked;
    if (![mean, lower, upper].every(Number.isFinite)) note('locked', 'Limits and centre are numbers.');
    else if (lower > mean || mean > upper) note('locked', 'The centre must lie between the limits.');
  }
  return problems;
}

/** Computes the chart of values in order of time. */
export function processChart(values: readonly PeriodValue[], settings: SignalSettings): ProcessChart {
  const factors = settings.season === null ? null : seasonFactors(values, settings.season);
  const plain = values.map((each) => ({
    ...each,
    plain: factors === null ? each.value : each.value / (factors.get(subPeriod(each, settings.season!)) ?? 1),
  }));
  const dividers = settings.dividers.toSorted();
  const partOf = ({ start }: PeriodValue): number => dividers.filter((divider) => divider <= start).length;
  // A divider before the first value, or two between neighbours, leave no empty part behind.
  const parts = [...new Set(plain.map(partOf))].map((part) => plain.filter((each) => partOf(each) === part));
  const charted = parts.map((members, part) => chartPart(members, part, settings, plain));
  return {
    values: charted.flatMap((each) => each.values),
    parts: charted.map((each) => each.part),
    factors:
      factors === null
        ? null
        : [...factors].map(([key, factor]) => ({ key, factor })).toSorted((one, other) => one.key - other.key),
  };
}

type Plain = PeriodValue & { readonly plain: number };

function chartPart(
  members: readonly Plain[],
  part: number,
  { centre, locked }: SignalSettings,
  all: readonly Plain[],
): { values: ChartValue[]; part: ChartPart } {
  const numbers = members.map(({ plain }) => plain);
  const held = part === 0 && locked !== null ? lockedLimits(locked, centre, all) : null;
  const limits = held ?? xmrLimits(numbers, centre);
  const signals = limits === null ? [] : xmrSignals(numbers, limits);
  const ranges = [null, ...movingRanges(numbers)];
  return {
    values: members.map((each, at) => ({
      ...each,
      part,
      range: ranges[at] ?? null,
      signal: signals[at] ?? null,
      rangeSignal: limits !== null && (ranges[at] ?? 0) > limits.upperRange,
    })),
    part: {
      start: members[0]!.start,
      end: members.at(-1)!.end,
      count: members.length,
      limits,
      locked: held !== null,
    },
  };
}

/** Limits that do not follow the values; null when the chosen periods are too few. */
function lockedLimits(locked: LockedLimits, centre: Centre, all: readonly Plain[]): XmrLimits | null {
  if (locked.kind === 'periods') {
    const chosen = all.filter(({ start, end }) => start >= locked.from && end <= locked.to);
    return xmrLimits(
      chosen.map(({ plain }) => plain),
      centre,
    );
  }
  const { mean, lower, upper } = locked;
  // Of given limits the upper half says how far neighbours usually lie apart.
  const meanRange = (upper - mean) / LIMIT_FACTOR;
  return { mean, lower, upper, meanRange, upperRange: RANGE_LIMIT_FACTOR * meanRange };
}

/** How each sub-period stands to the whole; 1 where it cannot be told. */
function seasonFactors(values: readonly PeriodValue[], season: Season): Map<number, number> {
  const mean = (some: readonly PeriodValue[]): number => some.reduce((sum, { value }) => sum + value, 0) / some.length;
  const overall = mean(values);
  const groups = Map.groupBy(values, (each) => subPeriod(each, season));
  return new Map(
    [...groups].map(([key, members]) => {
      const factor = mean(members) / overall;
      return [key, Number.isFinite(factor) && factor > 0 ? factor : 1];
    }),
  );
}

/** Where a period lies in the season; a week belongs to the month in which it ends. */
function subPeriod({ end }: PeriodValue, season: Season): number {
  if (season === 'weekday') return dayOfWeek(end);
  const month = Number(end.slice(5, 7));
  return season === 'month' ? month : Math.ceil(month / 3);
}

/** What the limits say about reaching a value, on the side that is better for the KPI. */
export type Capability = 'met-routinely' | 'by-chance' | 'not-without-change';

/** The answer to “is it noise?”, before words. */
export type Reading =
  | { readonly kind: 'too-few'; readonly count: number; readonly needed: number }
  | {
      readonly kind: 'read';
      readonly last: ChartValue;
      readonly part: ChartPart;
      readonly limits: XmrLimits;
      /** On which side of the centre the signal lies; null for routine variation. */
      readonly side: 'above' | 'below' | null;
      /** Values of the part that are signals. */
      readonly signals: number;
      readonly target: Capability | null;
    };

/** Reads the latest part of a chart: routine or signal, and what the process can do about a target. */
export function readChart(chart: ProcessChart, target: number | null, direction: 'up' | 'down'): Reading {
  const [last, part] = [chart.values.at(-1), chart.parts.at(-1)];
  if (last === undefined || part === undefined || part.limits === null) {
    return { kind: 'too-few', count: part?.count ?? 0, needed: FEWEST_VALUES };
  }
  const { limits } = part;
  return {
    kind: 'read',
    last,
    part,
    limits,
    side: last.signal === null ? null : last.plain > limits.mean ? 'above' : 'below',
    signals: chart.values.filter((each) => each.part === last.part && each.signal !== null).length,
    target: target === null ? null : capability(limits, target, direction),
  };
}

function capability({ lower, upper }: XmrLimits, target: number, direction: 'up' | 'down'): Capability {
  if (target > upper) return direction === 'up' ? 'not-without-change' : 'met-routinely';
  if (target < lower) return direction === 'up' ? 'met-routinely' : 'not-without-change';
  return 'by-chance';
}
