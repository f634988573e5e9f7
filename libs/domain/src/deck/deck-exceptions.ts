/** What a meeting talks about: everything in a deck that is not as expected (METHOD.md 11). */
import type { PlainDate } from '../calendar/plain-date.js';
import type { KpiKind } from '../kpi/definition.js';
import type { FreshnessState } from '../kpi/freshness.js';
import type { PeriodFigures } from '../wbr/metric-figures.js';
import type { WeeklyHistory } from '../wbr/weekly-history.js';

/** Why something is an exception, the worst first: this is the order in which a deck tells them. */
export const EXCEPTION_KINDS = [
  'guardrail-breached',
  'criterion-missed',
  'negative-float',
  'green-to-red',
  'target-missed',
  'outside-limits',
  'input-without-output',
  'no-fresh-data',
  'near-limit',
  'run',
  'incomplete-week',
  'check-in-outdated',
  'no-owner',
] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

/** Side of a line on which a number lies. */
export type Side = 'above' | 'below';

/** One reason with what its sentence says. */
export type ExceptionReason =
  | {
      readonly kind: 'guardrail-breached' | 'target-missed';
      readonly period: 'week' | 'month';
      readonly value: number;
      readonly target: number;
    }
  | { readonly kind: 'criterion-missed'; readonly state: 'missed' | 'off-track'; readonly words: string }
  | { readonly kind: 'outside-limits'; readonly value: number; readonly limit: number; readonly side: Side }
  | { readonly kind: 'near-limit' | 'run'; readonly side: Side; readonly mean: number }
  | { readonly kind: 'input-without-output'; readonly side: Side; readonly outputs: readonly string[] }
  | {
      readonly kind: 'no-fresh-data';
      readonly freshness: FreshnessState;
      readonly error: string | null;
      readonly latestDay: PlainDate | null;
    }
  | { readonly kind: 'incomplete-week'; readonly presentDays: number; readonly expectedDays: number }
  | { readonly kind: 'no-owner' }
  | { readonly kind: 'negative-float'; readonly daysToRecover: number; readonly promised: PlainDate }
  | { readonly kind: 'green-to-red' }
  | { readonly kind: 'check-in-outdated'; readonly dueOn: PlainDate };

/** A KPI of the deck, as far as exceptions depend on it. */
export interface ExceptionKpi {
  readonly id: string;
  readonly name: string;
  readonly number: number;
  readonly kind: KpiKind;
  readonly initiativeId: string | null;
  /** Outputs that this input should move; empty where nobody said. */
  readonly moves: readonly string[];
  readonly hasOwner: boolean;
  readonly direction: 'up' | 'down';
  readonly week: PeriodFigures;
  /** The month that ended inside the reviewed week; null when none did. */
  readonly endedMonth: PeriodFigures | null;
  readonly history: WeeklyHistory;
  /** Null when a past week is read: how fresh the numbers were then is not known. */
  readonly data: {
    readonly freshness: FreshnessState;
    readonly error: string | null;
    readonly latestDay: PlainDate | null;
  } | null;
  /** Whether the days that late numbers are waited for have passed since the week ended. */
  readonly settled: boolean;
  readonly criteria: readonly { readonly state: string; readonly words: string }[];
}

/** An initiative whose KPIs are in the deck; null parts are as expected. */
export interface ExceptionInitiative {
  readonly id: string;
  readonly name: string;
  readonly late: { readonly daysToRecover: number; readonly promised: PlainDate } | null;
  readonly jumped: boolean;
  readonly outdatedSince: PlainDate | null;
}

/** What one KPI or initiative is an exception for, reasons worst first. */
export interface DeckException {
  readonly subject: { readonly kind: 'kpi' | 'initiative'; readonly id: string; readonly name: string };
  /** Of the block, where the subject has one. */
  readonly number: number | null;
  readonly reasons: readonly ExceptionReason[];
}

const rank = ({ kind }: ExceptionReason): number => EXCEPTION_KINDS.indexOf(kind);

/** All exceptions of a deck, the worst first; those that are equally bad in the order of the blocks. */
export function deckExceptions(
  kpis: readonly ExceptionKpi[],
  initiatives: readonly ExceptionInitiative[],
): DeckException[] {
  const ofKpis = kpis.map((kpi): DeckException => ({
    subject: { kind: 'kpi', id: kpi.id, name: kpi.name },
    number: kpi.number,
    reasons: [...kpiReasons(kpi), ...unanswered(kpi, kpis)].sort((one, other) => rank(one) - rank(other)),
  }));
  const ofInitiatives = initiatives.map((initiative): DeckException => ({
    subject: { kind: 'initiative', id: initiative.id, name: initiative.name },
    number: null,
    reasons: initiativeReasons(initiative),
  }));
  return [...ofKpis, ...ofInitiatives]
    .filter(({ reasons }) => reasons.length > 0)
    .sort(
      (one, other) =>
        rank(one.reasons[0] as ExceptionReason) - rank(other.reasons[0] as ExceptionReason) ||
        (one.number ?? Number.MAX_SAFE_INTEGER) - (other.number ?? Number.MAX_SAFE_INTEGER),
    );
}

function kpiReasons(kpi: ExceptionKpi): ExceptionReason[] {
  const { week, endedMonth, data, criteria } = kpi;
  const reasons: ExceptionReason[] = [];
  const failed =
    criteria.find(({ state }) => state === 'missed') ?? criteria.find(({ state }) => state === 'off-track');
  if (failed) reasons.push({ kind: 'criterion-missed', state: failed.state as 'missed', words: failed.words });
  const missed = missedTarget(kpi, 'month', endedMonth) ?? missedTarget(kpi, 'week', week);
  if (missed) reasons.push(missed);
  const signal = signalReason(kpi);
  if (signal) reasons.push(signal);
  if (data && (data.freshness === 'stale' || data.freshness === 'failing' || data.freshness === 'never-pulled')) {
    reasons.push({ kind: 'no-fresh-data', ...data });
  }
  const { state, presentDays, expectedDays } = week.actual;
  if (kpi.settled && (state === 'incomplete' || state === 'no-data')) {
    reasons.push({ kind: 'incomplete-week', presentDays, expectedDays });
  }
  if (!kpi.hasOwner) reasons.push({ kind: 'no-owner' });
  return reasons;
}

/** A target is missed at the end of its period only; a month that still runs is not judged. */
function missedTarget(
  { kind, direction }: ExceptionKpi,
  period: 'week' | 'month',
  figures: PeriodFigures | null,
): ExceptionReason | null {
  const value = figures?.actual.value ?? null;
  const target = figures?.target?.value ?? null;
  if (value === null || target === null) return null;
  if (direction === 'up' ? value >= target : value <= target) return null;
  return { kind: kind === 'guardrail' ? 'guardrail-breached' : 'target-missed', period, value, target };
}

/** The signal of the reviewed week itself: what happened before it was told before. */
function signalReason({ history }: ExceptionKpi): ExceptionReason | null {
  const { values, limits, signals } = history;
  const value = values.at(-1) ?? null;
  const signal = signals.at(-1) ?? null;
  if (signal === null || value === null || limits === null) return null;
  const side: Side = value > limits.mean ? 'above' : 'below';
  if (signal !== 'outside-limit') return { kind: signal, side, mean: limits.mean };
  return { kind: 'outside-limits', value, limit: side === 'above' ? limits.upper : limits.lower, side };
}

/** Weeks in which an output may answer an input that moved. */
const ANSWER_WEEKS = 6;

/**
 * An input that moved while no output that it should move gave a signal lately: the lever does not do what it should. Where
 * nobody said which these are, they are the outputs of its initiative.
 */
function unanswered(kpi: ExceptionKpi, all: readonly ExceptionKpi[]): ExceptionReason[] {
  if (kpi.kind !== 'input') return [];
  const { values, limits, signals } = kpi.history;
  const value = values.at(-1) ?? null;
  if ((signals.at(-1) ?? null) === null || value === null || limits === null) return [];
  const named = kpi.moves.length > 0;
  const outputs = all.filter(
    ({ id, kind, initiativeId, history }) =>
      history.limits !== null &&
      (named
        ? kpi.moves.includes(id)
        : kind === 'output' && initiativeId !== null && initiativeId === kpi.initiativeId),
  );
  const quiet = outputs.every(({ history }) => history.signals.slice(-ANSWER_WEEKS).every((signal) => signal === null));
  if (outputs.length === 0 || !quiet) return [];
  const names = [...new Set(outputs.map(({ name }) => name))];
  return [{ kind: 'input-without-output', side: value > limits.mean ? 'above' : 'below', outputs: names }];
}

function initiativeReasons({ late, jumped, outdatedSince }: ExceptionInitiative): ExceptionReason[] {
  const reasons: ExceptionReason[] = [];
  if (late) reasons.push({ kind: 'negative-float', ...late });
  if (jumped) reasons.push({ kind: 'green-to-red' });
  if (outdatedSince !== null) reasons.push({ kind: 'check-in-outdated', dueOn: outdatedSince });
  return reasons;
}
