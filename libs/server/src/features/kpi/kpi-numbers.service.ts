import { Injectable } from '@nestjs/common';
import type { observationsWriteSchema, observationsWrittenSchema } from '@workback/contracts/kpi/kpi.schemas';
import type { Run } from '@workback/contracts/run/run.schemas';
import { plainDateIn } from '@workback/domain/calendar/zoned-time';
import type { z } from 'zod';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { conflict, notFound } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { RunService, type Written } from '../run/run.service.js';
import { isPulled } from '../source/source-settings.js';
import { KpiNumbersRepository, type WritableKpi } from './kpi-numbers.repository.js';
import { checkedKey, checkedPoints } from './written-points.js';

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
    actorId: string,
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
