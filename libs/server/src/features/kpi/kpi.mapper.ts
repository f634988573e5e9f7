import type { Kpi, kpiListItemSchema } from '@workback/contracts/kpi/kpi.schemas';
import { addDays } from '@workback/domain/calendar/plain-date';
import { spreadOffsetSeconds } from '@workback/domain/kpi/cadence';
import { missingForActivation } from '@workback/domain/kpi/definition';
import { freshnessOf } from '@workback/domain/kpi/freshness';
import type { z } from 'zod';
import type { FormulaView } from '../formula/formula.service.js';
import { plannedTargets } from './kpi-definition.js';
import type { KpiRow } from './kpi.repository.js';

/** Days of the sparkline in a list. */
export const RECENT_DAYS = 30;

/** A KPI as it crosses the wire. */
export function toKpi(row: KpiRow, view?: FormulaView): Kpi {
  return {
    id: row.id,
    initiativeId: row.initiativeId,
    name: row.name,
    purpose: row.purpose,
    kind: row.kind,
    owner: row.ownerId === null || row.ownerName === null ? null : { id: row.ownerId, name: row.ownerName },
    dataProvider:
      row.dataProviderId === null || row.dataProviderName === null
        ? null
        : { id: row.dataProviderId, name: row.dataProviderName },
    unit: row.unit,
    currency: row.currency,
    precision: row.precision,
    direction: row.direction,
    grain: row.grain,
    aggregation: row.aggregation,
    delayDays: row.delayDays,
    caveats: row.caveats,
    dimension: row.dimension,
    formula: view ? formulaOf(view) : null,
    source:
      row.sourceId === null
        ? null
        : { id: row.sourceId, name: row.sourceName ?? '', connector: row.connector as 'http-json' },
    query: row.query as Kpi['query'],
    querySummary: row.querySummary,
    cadence: row.cadence,
    paused: row.paused,
    missing: missingOf(row, view),
    target: row.target,
    targets: plannedTargets(row),
    definitionNumber: row.definitionNumber,
    baseline:
      row.baselineValue === null || row.baselineOn === null ? null : { value: row.baselineValue, on: row.baselineOn },
    latest: latestOf(row),
    health: healthOf(row, view),
    version: row.version,
  };
}

/** A KPI in a list, with its last days for a sparkline. */
export function toKpiListItem(
  row: KpiRow,
  recent: { at: readonly number[]; values: readonly number[] } | undefined,
  view: FormulaView | undefined,
): z.output<typeof kpiListItemSchema> {
  const kpi = toKpi(row, view);
  if (!recent || row.latestDay === null) return { ...kpi, recent: [], recentStart: null };
  const dense = new Array<number | null>(RECENT_DAYS).fill(null);
  recent.at.forEach((place, i) => {
    dense[place] = recent.values[i] ?? null;
  });
  return { ...kpi, recent: dense, recentStart: addDays(row.latestDay, 1 - RECENT_DAYS) };
}

function formulaOf({ text, operands, derived }: FormulaView): NonNullable<Kpi['formula']> {
  const problem = derived === null ? 'A KPI that the formula names was removed, so it cannot be computed.' : null;
  return { text, operands: [...operands], problem };
}

function missingOf(row: KpiRow, view: FormulaView | undefined): string[] {
  const facts = {
    ownerId: row.ownerId,
    unit: row.unit,
    direction: row.direction === 'up' ? ('higher-is-better' as const) : ('lower-is-better' as const),
    hasSource: row.sourceId !== null || (view?.derived ?? null) !== null,
    hasTarget: plannedTargets(row) !== null || row.hasCriterion,
  };
  return missingForActivation(facts).map(({ message }) => message);
}

function latestOf(row: KpiRow): Kpi['latest'] {
  const { latestDay: date, latestValue: value, latestRunId: runId, latestFetchedAt } = row;
  if (date === null || value === null || runId === null || latestFetchedAt === null) return null;
  return { date, value, runId, fetchedAt: latestFetchedAt.toISOString() };
}

function healthOf(row: KpiRow, view: FormulaView | undefined): Kpi['health'] {
  const cadence = row.paused ? null : row.cadence;
  const { state } = freshnessOf({
    lastSuccessAt: row.lastSuccessAt?.getTime() ?? null,
    lastOutcome: row.consecutiveFailures > 0 ? 'failed' : row.lastSuccessAt === null ? null : 'succeeded',
    cadence,
    offsetSeconds: cadence ? spreadOffsetSeconds(row.id, cadence) : 0,
    now: row.nowMs,
  });
  return {
    freshness: view?.derived?.freshness ?? state,
    lastRunId: row.lastRunId,
    lastAttemptAt: row.lastAttemptAt?.toISOString() ?? null,
    lastSuccessAt: row.lastSuccessAt?.toISOString() ?? null,
    lastError: row.lastError,
    consecutiveFailures: row.consecutiveFailures,
    nextDueAt: row.nextDueAt?.toISOString() ?? null,
  };
}
