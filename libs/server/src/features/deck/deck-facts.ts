import { type PlainDate, toDayNumber } from '@workback/domain/calendar/plain-date';
import type { ExceptionInitiative, ExceptionKpi } from '@workback/domain/deck/deck-exceptions';
import { spreadOffsetSeconds } from '@workback/domain/kpi/cadence';
import { freshnessOf, type FreshnessState } from '@workback/domain/kpi/freshness';
import type { MetricFigures, PeriodFigures } from '@workback/domain/wbr/metric-figures';
import type { WbrAxis } from '@workback/domain/wbr/wbr-axis';
import type { WeeklyHistory } from '@workback/domain/wbr/weekly-history';
import type { InitiativeService } from '../initiative/initiative.service.js';
import type { FormedKpi } from './deck-metrics.js';

/** When a deck is read, as far as what is expected depends on it. */
export interface FactSetting {
  readonly weekEnding: PlainDate;
  readonly today: PlainDate;
  readonly nowMs: number;
  /** Verdicts and freshness are those of today, so only the last complete week is judged by them. */
  readonly isLatest: boolean;
  readonly axis: WbrAxis;
}

interface FiguredKpi {
  readonly row: FormedKpi;
  readonly figures: MetricFigures;
  readonly history: WeeklyHistory;
  readonly number: number;
}

/** How fresh the numbers of a KPI are now; those of a derived one are as fresh as the worst that they stand on. */
export function freshnessOfKpi(
  { id, cadence, failing, lastSuccessMs, derived }: FormedKpi,
  nowMs: number,
): FreshnessState {
  if (derived) return derived.freshness;
  return freshnessOf({
    lastSuccessAt: lastSuccessMs,
    lastOutcome: failing ? 'failed' : lastSuccessMs === null ? null : 'succeeded',
    cadence,
    offsetSeconds: cadence === null ? 0 : spreadOffsetSeconds(id, cadence),
    now: nowMs,
  }).state;
}

/** The KPIs of a deck as exceptions are decided on them. */
export function exceptionKpis(kpis: readonly FiguredKpi[], setting: FactSetting): ExceptionKpi[] {
  const { axis, isLatest, nowMs } = setting;
  const today = toDayNumber(setting.today);
  const week = axis.weeks.at(-1)!;
  const endedMonth = axis.months.findIndex(
    ({ to, standing }) => standing === 'full' && to >= week.from && to <= week.to,
  );
  return kpis.map(({ row, figures, history, number }) => ({
    id: row.id,
    name: row.name,
    number,
    kind: row.kind,
    initiativeId: row.initiativeId,
    moves: row.moves,
    hasOwner: row.ownerId !== null,
    direction: row.direction,
    week: figures.weeks.at(-1) as PeriodFigures,
    endedMonth: figures.months[endedMonth] ?? null,
    history,
    data: isLatest
      ? { freshness: freshnessOfKpi(row, nowMs), error: row.failing ? row.lastError : null, latestDay: row.latestDay }
      : null,
    settled: today > week.to + row.delayDays,
    criteria: isLatest ? row.criteria : [],
  }));
}

/** The initiatives of a deck as exceptions are decided on them. */
export function exceptionInitiatives(
  standings: Awaited<ReturnType<InitiativeService['standings']>>,
): ExceptionInitiative[] {
  return standings.map(({ facts, standing }) => {
    const { schedule, promised, checkIns, stage } = standing;
    const runs = facts.launchedOn === null && stage !== 'rejected' && stage !== 'parked';
    const late =
      runs && promised !== null && facts.milestones.length > 0 && schedule.kind === 'ok' && schedule.daysToRecover > 0;
    const { initiative } = checkIns;
    return {
      id: facts.id,
      name: facts.name,
      late: late ? { daysToRecover: schedule.daysToRecover, promised } : null,
      jumped: runs && initiative.jumpedFromGreenToRed,
      outdatedSince: runs && initiative.status === 'outdated' ? initiative.dueOn : null,
    };
  });
}
