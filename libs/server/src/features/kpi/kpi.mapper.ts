import type { Kpi, kpiListItemSchema } from '@workback/contracts/kpi/kpi.schemas';
import { addDays } from '@workback/domain/calendar/plain-date';
import { spreadOffsetSeconds } from '@workback/domain/kpi/cadence';
import { missingForActivation } from '@workback/domain/kpi/definition';
import { freshnessOf } from '@workback/domain/kpi/freshness';
import type { z } from 'zod';
import type { KpiRow } from './kpi.repository.js';

/** Days of the sparkline in a list. */
export const RECENT_DAYS = 30;

/** A KPI as it crosses the wire. */
export function toKpi(row: KpiRow): Kpi {
  return {
    id: row.id,
    initiativeId: row.initiativeId,
    name: row.name,
    purpose: row.purpose,
    kind: row.kind,
    owner: row.ownerId === null || row.ownerName === null ? null : { id: row.ownerId, name: row.ownerName },
    unit: row.unit,
    currency: row.currency,
    precision: row.precision,
    direction: row.direction,
    grain: row.grain,
    aggregation: row.aggregation,
    delayDays: row.delayDays,
    caveats: row.caveats,
    source:
      row.sourceId === null
        ? null
        : { id: row.sourceId, name: row.sourceName ?? '', connector: row.connector as 'http-json' },
    query: row.query as Kpi['query'],
    querySummary: row.querySummary,
    cadence: row.cadence,
    paused: row.paused,
    missing: missingOf(row),
    target: row.target,
    baseline:
      row.baselineValue === null || row.baselineOn === null ? null : { value: row.baselineValue, on: row.baselineOn },
    latest: latestOf(row),
    health: healthOf(row),
    version: row.version,
  };
}

/** A KPI in a list, with its last days for a sparkline. */
export function toKpiListItem(
  row: KpiRow,
  recent: { at: readonly number[]; values: readonly number[] } | undefined,
): z.output<typeof kpiListItemSchema> {
  if (!recent || row.latestDay === null) return { ...toKpi(row), recent: [], recentStart: null };
  const dense = new Array<number | null>(RECENT_DAYS).fill(null);
  recent.at.forEach((place, i) => {
    dense[place] = recent.values[i] ?? null;
  });
  return { ...toKpi(row), recent: dense, recentStart: addDays(row.latestDay, 1 - RECENT_DAYS) };
}

function missingOf(row: KpiRow): string[] {
  const facts = {
    ownerId: row.ownerId,
    unit: row.unit,
    direction: row.direction === 'up' ? ('higher-is-better' as const) : ('lower-is-better' as const),
    hasSource: row.sourceId !== null,
    hasTarget: row.target !== null || row.hasCriterion,
  };
  return missingForActivation(facts).map(({ message }) => message);
}

function latestOf(row: KpiRow): Kpi['latest'] {
  const { latestDay: date, latestValue: value, latestRunId: runId, latestFetchedAt } = row;
  if (date === null || value === null || runId === null || latestFetchedAt === null) return null;
  return { date, value, runId, fetchedAt: latestFetchedAt.toISOString() };
}

function healthOf(row: KpiRow): Kpi['health'] {
  const cadence = row.paused ? null : row.cadence;
  const { state } = freshnessOf({
    lastSuccessAt: row.lastSuccessAt?.getTime() ?? null,
    lastOutcome: row.consecutiveFailures > 0 ? 'failed' : row.lastSuccessAt === null ? null : 'succeeded',
    cadence,
    offsetSeconds: cadence ? spreadOffsetSeconds(row.id, cadence) : 0,
    now: row.nowMs,
  });
  return {
    freshness: state,
    lastRunId: row.lastRunId,
    lastAttemptAt: row.lastAttemptAt?.toISOString() ?? null,
    lastSuccessAt: row.lastSuccessAt?.toISOString() ?? null,
    lastError: row.lastError,
    consecutiveFailures: row.consecutiveFailures,
    nextDueAt: row.nextDueAt?.toISOString() ?? null,
  };
}
