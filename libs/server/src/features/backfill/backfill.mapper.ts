import type { Backfill } from '@workback/contracts/backfill/backfill.schemas';
import { daysIn } from '@workback/domain/backfill/backfill';
import { addDays } from '@workback/domain/calendar/plain-date';
import type { BackfillRow } from './backfill.repository.js';

/** A backfill as it crosses the wire. */
export function toBackfill(row: BackfillRow): Backfill {
  return {
    ...{ id: row.id, kpiId: row.kpiId, from: row.fromDay, to: row.toDay, chunkDays: row.chunkDays, state: row.state },
    daysDone: daysIn({ from: row.fromDay, to: addDays(row.nextDay, -1) }),
    daysTotal: daysIn({ from: row.fromDay, to: row.toDay }),
    ...{ runId: row.runId, added: row.added, restated: row.restated, unchanged: row.unchanged, message: row.message },
    startedBy: row.startedBy === null ? null : { id: row.startedBy, name: row.startedByName ?? '' },
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
