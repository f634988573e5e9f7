/** Can the numbers of a KPI be relied on: are they there, up to date, and without holes (METHOD 11, PRODUCT E4)? */
import { type Grain, lastCompletePeriodDays, periodDays } from '../calendar/period.js';
import { type PlainDate, toDayNumber } from '../calendar/plain-date.js';
import type { FreshnessState } from './freshness.js';

/** From the worst: what is wrong with the numbers of a KPI. */
export const DATA_HEALTHS_WORST_FIRST = ['failing', 'stale', 'behind', 'none', 'incomplete', 'late', 'sound'] as const;

/**
 * `failing`: the last pull failed. `stale`: more than two pulls are overdue. `behind`: pulls work and bring nothing new.
 * `none`: never a number. `incomplete`: days are missing. `late`: a pull is overdue. `sound`: nothing is wrong.
 */
export type DataHealth = (typeof DATA_HEALTHS_WORST_FIRST)[number];

/** Rows that completeness looks at, and the days in which they lie. */
export const COMPLETENESS_DAYS: Record<Grain, number> = { day: 28, week: 84, month: 365 };

/** What is known of the rows of a KPI. */
export interface DataFacts {
  readonly freshness: FreshnessState;
  readonly grain: Grain;
  readonly weekEndingDay: number;
  readonly delayDays: number;
  readonly today: PlainDate;
  /** The latest day with a number; null when there is none. */
  readonly latestDay: PlainDate | null;
  /** Of the rows within `COMPLETENESS_DAYS` up to the latest day: the first, and how many. */
  readonly firstDay: PlainDate | null;
  readonly rows: number;
}

/** The state, with what it was decided on. */
export interface DataStanding {
  readonly state: DataHealth;
  /** Whole periods between the latest number and the last complete period; 0 when it is there. */
  readonly periodsBehind: number;
  readonly rows: number;
  /** How many rows there should be between the first and the latest of the window. */
  readonly expectedRows: number;
}

/** Whether a state means that nobody can vouch for the number: it counts against the status wherever it is shown. */
export function isUnreliable(state: DataHealth): boolean {
  return state === 'failing' || state === 'stale' || state === 'behind';
}

/** Decides on the health of a KPI's data. One period behind is still the rhythm of late data. */
export function dataStanding(facts: DataFacts): DataStanding {
  const { freshness, latestDay, firstDay, rows } = facts;
  const latest = latestDay === null ? Number.NaN : toDayNumber(latestDay);
  const first = firstDay === null ? Number.NaN : toDayNumber(firstDay);
  const periodsBehind = Number.isFinite(latest) ? behindOf(facts, latest) : 0;
  const expectedRows = Number.isFinite(latest) && first <= latest ? periodsUpTo(facts, first, latest) : rows;
  const state = stateOf(freshness, Number.isFinite(latest), periodsBehind, rows < expectedRows);
  return { state, periodsBehind, rows, expectedRows };
}

function stateOf(freshness: FreshnessState, any: boolean, periodsBehind: number, holes: boolean): DataHealth {
  if (freshness === 'failing' || freshness === 'stale') return freshness;
  if (!any) return 'none';
  if (periodsBehind > 1) return 'behind';
  if (holes) return 'incomplete';
  return freshness === 'late' ? 'late' : 'sound';
}

function behindOf({ today, grain, weekEndingDay, delayDays }: DataFacts, latest: number): number {
  const complete = lastCompletePeriodDays(toDayNumber(today), grain, weekEndingDay, delayDays);
  if (latest >= complete.from) return 0;
  return countPeriods(grain, weekEndingDay, latest, complete.to) - 1;
}

const periodsUpTo = ({ grain, weekEndingDay }: DataFacts, first: number, latest: number): number =>
  countPeriods(grain, weekEndingDay, first, latest);

/** How many periods of a grain two days and what lies between them touch. */
function countPeriods(grain: Grain, weekEndingDay: number, from: number, to: number): number {
  if (grain === 'day') return to - from + 1;
  if (grain === 'week') {
    return (periodDays(to, grain, weekEndingDay).from - periodDays(from, grain, weekEndingDay).from) / 7 + 1;
  }
  const [a, b] = [new Date(from * 86_400_000), new Date(to * 86_400_000)];
  return (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth() + 1;
}
