import { Injectable } from '@nestjs/common';
import type { Backfill, backfillStartSchema } from '@workback/contracts/backfill/backfill.schemas';
import { afterStep, type BackfillStep, spanProblems } from '@workback/domain/backfill/backfill';
import { plainDateIn } from '@workback/domain/calendar/zoned-time';
import type { z } from 'zod';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { conflict, invalid, notFound } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { isPulled } from '../source/source-settings.js';
import { toBackfill } from './backfill.mapper.js';
import { BackfillRepository, type FillableKpi } from './backfill.repository.js';

/** What people do with backfills; the worker does the rest. */
@Injectable()
export class BackfillService {
  constructor(
    private readonly database: Database,
    private readonly backfills: BackfillRepository,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  async list(workspaceId: string, kpiId: string): Promise<{ backfills: Backfill[] }> {
    await this.kpi(workspaceId, kpiId);
    return { backfills: (await this.backfills.list(workspaceId, kpiId)).map(toBackfill) };
  }

  /** Begins to ask for days of the past; one backfill of a KPI at a time. */
  async start(
    workspaceId: string,
    kpiId: string,
    input: z.output<typeof backfillStartSchema>,
    actorId: string,
  ): Promise<Backfill> {
    const kpi = await this.kpi(workspaceId, kpiId);
    if (kpi.connector === null || !isPulled(kpi.connector)) {
      throw conflict('not-pulled', 'This KPI has no source that can be asked; its numbers are pushed or typed.');
    }
    const problems = spanProblems(input, input.chunkDays, plainDateIn(this.clock.now().getTime(), kpi.timeZone));
    if (problems.length > 0) throw invalid(problems);
    return this.database.transaction(async () => {
      const id = await this.backfills.insert(workspaceId, kpiId, input, actorId);
      if (id === undefined) {
        throw conflict('backfill-open', 'A backfill of this KPI is not over yet; resume or cancel it first.');
      }
      const summary = `A backfill of ${kpi.name} from ${input.from} to ${input.to} was started`;
      await this.announce(workspaceId, kpiId, kpi, summary, actorId);
      return toBackfill((await this.backfills.find(workspaceId, kpiId, id))!);
    });
  }

  /** Pauses, resumes or cancels; a step that makes no sense any more is refused. */
  async step(
    { workspaceId, kpiId, backfillId }: { workspaceId: string; kpiId: string; backfillId: string },
    step: BackfillStep,
    actorId: string,
  ): Promise<Backfill> {
    const kpi = await this.kpi(workspaceId, kpiId);
    return this.database.transaction(async () => {
      const state = await this.backfills.lock(workspaceId, kpiId, backfillId);
      if (state === undefined) throw notFound('backfill');
      const next = afterStep(state, step);
      if (next === null) throw conflict('backfill-state', `This backfill is ${state}; it cannot be ${words[step]}.`);
      await this.backfills.move(workspaceId, backfillId, next);
      await this.announce(workspaceId, kpiId, kpi, `The backfill of ${kpi.name} was ${words[step]}`, actorId);
      return toBackfill((await this.backfills.find(workspaceId, kpiId, backfillId))!);
    });
  }

  private async kpi(workspaceId: string, kpiId: string): Promise<FillableKpi> {
    const kpi = await this.backfills.kpi(workspaceId, kpiId);
    if (!kpi) throw notFound('KPI');
    return kpi;
  }

  private announce(
    workspaceId: string,
    subjectId: string,
    { initiativeId }: FillableKpi,
    summary: string,
    actorId: string,
  ): Promise<void> {
    const kind = 'kpi.backfill-changed';
    return this.events.append({ workspaceId, initiativeId, kind, subjectType: 'kpi', subjectId, summary, actorId });
  }
}

const words: Record<BackfillStep, string> = { pause: 'paused', resume: 'resumed', cancel: 'cancelled' };
