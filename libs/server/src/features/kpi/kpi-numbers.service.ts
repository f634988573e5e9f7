import { Injectable } from '@nestjs/common';
import type { observationsWriteSchema, observationsWrittenSchema } from '@workback/contracts/kpi/kpi.schemas';
import type { pushBatchSchema, pushReceivedSchema } from '@workback/contracts/push/push.schemas';
import type { Run } from '@workback/contracts/run/run.schemas';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { plainDateIn } from '@workback/domain/calendar/zoned-time';
import type { z } from 'zod';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { conflict, Failure, invalid, notFound } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { RunService, type Written } from '../run/run.service.js';
import { isPulled } from '../source/source-settings.js';
import { KpiNumbersRepository, type WritableKpi } from './kpi-numbers.repository.js';
import { checkedKey, checkedPoints } from './written-points.js';

/** KPIs that one message may bring numbers for. */
const MOST_KPIS = 200;

/** Who writes: a person at the screen, or a program with their token. */
export interface Writer {
  readonly userId: string;
  readonly tokenId: string | null;
}

/** Getting numbers into a KPI: pushed, typed, or pulled now. */
@Injectable()
export class KpiNumbersService {
  constructor(
    private readonly database: Database,
    private readonly numbers: KpiNumbersRepository,
    private readonly runs: RunService,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Stores all numbers or, naming the rows that cannot be, none; a repeated Idempotency-Key answers the first time again. */
  async write(
    workspaceId: string,
    kpiId: string,
    input: z.output<typeof observationsWriteSchema>,
    writer: Writer,
    key: string | undefined,
  ): Promise<z.output<typeof observationsWrittenSchema>> {
    const idempotencyKey = checkedKey(key);
    const kpi = await this.numbers.writable(workspaceId, kpiId);
    if (!kpi) throw notFound('KPI');
    if (kpi.derived)
      throw conflict('derived', 'This KPI is computed from others; its numbers cannot be typed or sent.');
    const points = checkedPoints(input.points, plainDateIn(this.clock.now().getTime(), kpi.timeZone), kpi.dimension);
    const how = writer.tokenId === null ? 'typed' : 'push';
    const { userId: actorId } = writer;
    return this.database.transaction(async () => {
      const written = await this.runs.write(workspaceId, {
        kpi,
        points,
        how,
        note: input.note,
        actorId,
        idempotencyKey,
      });
      if (!written.replayed) await this.announce(workspaceId, kpi, written, how, actorId);
      const { id: runId, added, unchanged, restated } = written.run;
      return { runId, added, unchanged, restated, replayed: written.replayed };
    });
  }

  /**
   * Stores numbers of several KPIs of one source, all or none, naming the rows that cannot be; the same message again answers
   * as the first time.
   */
  async writeBatch(
    { id: sourceId, workspaceId }: { id: string; workspaceId: string },
    { points, note }: z.output<typeof pushBatchSchema>,
    messageId: string,
  ): Promise<z.output<typeof pushReceivedSchema>['kpis']> {
    const indexed = points.map((point, index) => ({ ...point, index }));
    const byKpi = [...Map.groupBy(indexed, ({ kpi }) => kpi)];
    if (byKpi.length > MOST_KPIS) throw invalid([{ field: 'points', message: `may be of ${MOST_KPIS} KPIs at most` }]);
    const found = await this.numbers.pushable(
      workspaceId,
      sourceId,
      byKpi.map(([kpiId]) => kpiId),
    );
    const today = (zone: string): PlainDate => plainDateIn(this.clock.now().getTime(), zone);
    const batches = byKpi.map(([kpiId, rows]) => {
      const kpi = found.find(({ id }) => id === kpiId);
      const field = `points.${rows[0]!.index}.kpi`;
      if (!kpi) throw invalid([{ field, message: 'is no KPI of this source' }]);
      return { kpi, points: placed(rows, () => checkedPoints(rows, today(kpi.timeZone), kpi.dimension)) };
    });
    // One order for everybody: two messages about the same KPIs wait for each other and do not block each other.
    batches.sort((a, b) => a.kpi.series - b.kpi.series);
    return this.database.transaction(async () => {
      const written: z.output<typeof pushReceivedSchema>['kpis'] = [];
      for (const { kpi, points: checked } of batches) {
        const one = await this.runs.write(workspaceId, {
          ...{
            kpi,
            points: checked,
            how: 'push',
            note,
            actorId: null,
            sourceId,
            idempotencyKey: `webhook-${messageId}`,
          },
        });
        if (!one.replayed) await this.announce(workspaceId, kpi, one, 'push', null);
        const { id: runId, added, unchanged, restated } = one.run;
        written.push({ kpiId: kpi.id, runId, added, unchanged, restated, replayed: one.replayed });
      }
      return written;
    });
  }

  /** Asks for a pull as soon as possible; the planner delivers it within a second. */
  async pull(workspaceId: string, kpiId: string, actorId: string): Promise<Run> {
    const kpi = await this.numbers.writable(workspaceId, kpiId);
    if (!kpi) throw notFound('KPI');
    if (kpi.sourceId === null || kpi.connector === null || !isPulled(kpi.connector)) {
      throw conflict('not-pulled', 'This KPI has no source that can be pulled; its numbers are pushed or typed.');
    }
    return this.runs.pullNow(workspaceId, { kpiId, sourceId: kpi.sourceId, actorId });
  }

  private announce(
    workspaceId: string,
    kpi: WritableKpi,
    { run }: Written,
    how: 'push' | 'typed',
    actorId: string | null,
  ): Promise<void> {
    const days = run.added + run.restated + run.unchanged;
    const summary = `${days} ${days === 1 ? 'number was' : 'numbers were'} ${how === 'push' ? 'pushed' : 'typed'} for ${kpi.name}`;
    const { id: subjectId, initiativeId } = kpi;
    const after = { runId: run.id, added: run.added, restated: run.restated, unchanged: run.unchanged };
    const kind = how === 'push' ? 'kpi.pushed' : 'kpi.typed';
    return this.events.append({
      workspaceId,
      initiativeId,
      kind,
      subjectType: 'kpi',
      subjectId,
      summary,
      actorId,
      after,
    });
  }
}

/** Runs a check of some rows of a batch; fields that it complains about are named by their place in the whole batch. */
function placed<T>(rows: readonly { index: number }[], check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'invalid') throw error;
    const inBatch = (field: string): string =>
      field.replace(/^points\.(\d+)/, (_whole, place: string) => `points.${rows[Number(place)]!.index}`);
    throw invalid(error.errors.map(({ field, message }) => ({ field: inBatch(field), message })));
  }
}
