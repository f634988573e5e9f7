import type { Run, RunDetail } from '@workback/contracts/run/run.schemas';
import type { RunDetailRow, RunRow } from './run.repository.js';

/** A run as it crosses the wire. */
export function toRun(row: RunRow): Run {
  return {
    id: row.id,
    kpiId: row.kpiId,
    trigger: row.trigger,
    state: row.state,
    scheduledFor: row.scheduledFor.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    attempt: row.attempt,
    added: row.added,
    restated: row.restated,
    unchanged: row.unchanged,
    errorCode: row.errorCode,
    message: row.message,
    sample: row.sample,
    request: row.request,
    tookMs: row.tookMs,
  };
}

/** A run in detail as it crosses the wire. */
export function toRunDetail(row: RunDetailRow): RunDetail {
  return {
    ...toRun(row),
    kpiName: row.kpiName,
    source: row.sourceId === null ? null : { id: row.sourceId, name: row.sourceName ?? '' },
    actor: row.actorId === null ? null : { id: row.actorId, name: row.actorName ?? '' },
    queuedAt: row.queuedAt.toISOString(),
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
    retryAt: row.retryAt?.toISOString() ?? null,
    skippedTicks: row.skippedTicks,
    tries: row.tries.map((one) => ({
      ...one,
      startedAt: one.startedAt === null ? null : new Date(one.startedAt).toISOString(),
      endedAt: new Date(one.endedAt).toISOString(),
    })),
    rowsIn: row.rowsIn,
    blanks: row.blanks,
    outsideWindow: row.outsideWindow,
    refused: row.refused,
    refusals: row.refusals,
    restatements: row.restatements,
  };
}
