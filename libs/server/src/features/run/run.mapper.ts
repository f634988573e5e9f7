import type { Run } from '@workback/contracts/run/run.schemas';
import type { RunRow } from './run.repository.js';

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
