import type { Source, SourceDetail } from '@workback/contracts/source/source.schemas';
import { breakerState } from '@workback/domain/source/breaker';
import type { AskedKpi, SourceWithHealth } from './source.repository.js';

/** A source as it crosses the wire: without its secret. */
export function toSource(row: SourceWithHealth): Source {
  return {
    id: row.id,
    name: row.name,
    connector: row.connector as Source['connector'],
    config: row.config as Source['config'],
    hasSecret: row.hasSecret,
    kpiCount: row.kpiCount,
    failingKpis: row.failingKpis,
    lastSuccessAt: row.lastSuccessAt?.toISOString() ?? null,
    lastError: row.lastError,
    rest: restOf(row),
    createdAt: row.createdAt.toISOString(),
    version: row.version,
  };
}

/** A source with its KPIs as it crosses the wire. */
export function toSourceDetail(row: SourceWithHealth, kpis: readonly AskedKpi[]): SourceDetail {
  return {
    ...toSource(row),
    kpis: kpis.map((kpi) => ({
      ...kpi,
      nextDueAt: kpi.nextDueAt?.toISOString() ?? null,
      lastSuccessAt: kpi.lastSuccessAt?.toISOString() ?? null,
    })),
  };
}

function restOf({ restFailures, openedAt, notBefore, restMessage, nowMs }: SourceWithHealth): Source['rest'] {
  if (restFailures === null) return null;
  const breaker = {
    failures: restFailures,
    openedAt: openedAt?.getTime() ?? null,
    notBefore: notBefore?.getTime() ?? null,
  };
  const state = breakerState({ ...breaker, restSeconds: 0 }, nowMs);
  if (state === 'closed') return null;
  return {
    state,
    since: openedAt?.toISOString() ?? null,
    askedAgainAt: notBefore?.toISOString() ?? null,
    failures: restFailures,
    message: restMessage ?? '',
  };
}
