import { Injectable } from '@nestjs/common';
import type { baselinesSchema } from '@workback/contracts/roadmap/baseline.schemas';
import { takeBaseline } from '@workback/domain/roadmap/baseline';
import { planOf } from '@workback/domain/roadmap/plan-content';
import { schedule } from '@workback/domain/roadmap/schedule';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { conflict, notFound } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { BaselineRepository } from './baseline.repository.js';
import type { PlanAddress } from './plan-change.service.js';
import { PlanReader } from './plan-reader.js';
import { problemSentence } from './plan-problem.js';
import { toContent, toSetting } from './roadmap.mapper.js';

type Baselines = z.output<typeof baselinesSchema>;

/** Plans kept as they stood, to measure slip and added scope against: at approval by itself, and by hand. */
@Injectable()
export class BaselineService {
  constructor(
    private readonly baselines: BaselineRepository,
    private readonly plans: PlanReader,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  async list({ workspaceId, initiativeId }: PlanAddress): Promise<Baselines> {
    await this.plans.read(workspaceId, initiativeId);
    return this.read(workspaceId, initiativeId);
  }

  /** Keeps the plan as it stands under a name. */
  async take(address: PlanAddress, name: string, actorId: string): Promise<Baselines> {
    return this.database.transaction(async () => {
      const problem = await this.keep(address, name, false, actorId);
      if (problem !== null) throw conflict('no-schedule', problem);
      return this.read(address.workspaceId, address.initiativeId);
    });
  }

  /**
   * Keeps the plan that was approved. Call it in the transaction of the approval, once the launch date is frozen. A plan
   * without milestones or without a schedule is nothing to measure against, and is not kept.
   */
  async takeAtApproval(address: PlanAddress, versionNumber: number, actorId: string): Promise<void> {
    await this.keep(address, `Approval of version ${versionNumber}`, true, actorId);
  }

  /** Removes a baseline that was taken by hand. */
  async remove(
    { workspaceId, initiativeId, baselineId }: PlanAddress & { readonly baselineId: string },
    actorId: string,
  ): Promise<Baselines> {
    return this.database.transaction(async () => {
      const found = (await this.baselines.list(workspaceId, initiativeId)).find(({ id }) => id === baselineId);
      if (!found) throw notFound('baseline');
      if (found.byApproval) throw conflict('baseline-of-approval', 'The baseline of an approval stays.');
      await this.baselines.remove(workspaceId, initiativeId, baselineId);
      await this.announce({ workspaceId, initiativeId }, 'removed', `Baseline “${found.name}” was removed`, actorId);
      return this.read(workspaceId, initiativeId);
    });
  }

  /** Answers why the plan could not be kept, null when it was. */
  private async keep(
    { workspaceId, initiativeId }: PlanAddress,
    name: string,
    byApproval: boolean,
    actorId: string,
  ): Promise<string | null> {
    const { row, calendar } = await this.plans.read(workspaceId, initiativeId);
    const setting = toSetting(row, calendar);
    const result = schedule(planOf(toContent(row), setting));
    if (result.kind !== 'ok') return problemSentence(row.milestones, result);
    if (row.milestones.length === 0) return 'The plan has no milestones to keep.';
    const baseline = takeBaseline(row.milestones, result, setting.launchDate);
    await this.baselines.insert(workspaceId, initiativeId, { ...baseline, name, byApproval }, actorId);
    await this.announce({ workspaceId, initiativeId }, 'taken', `Baseline “${name}” was taken`, actorId);
    return null;
  }

  private announce(
    { workspaceId, initiativeId }: PlanAddress,
    verb: string,
    summary: string,
    actorId: string,
  ): Promise<void> {
    const subject = { subjectType: 'plan', subjectId: initiativeId };
    return this.events.append({ workspaceId, initiativeId, kind: `baseline.${verb}`, ...subject, summary, actorId });
  }

  private async read(workspaceId: string, initiativeId: string): Promise<Baselines> {
    const rows = await this.baselines.list(workspaceId, initiativeId);
    return { baselines: rows.map(({ takenAt, ...row }) => ({ ...row, takenAt: takenAt.toISOString() })) };
  }
}
