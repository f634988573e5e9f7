import { Injectable } from '@nestjs/common';
import type { CrossDependency } from '@workback/contracts/roadmap/cross-dependency.schemas';
import { cycleAcross } from '@workback/domain/roadmap/across';
import { Database } from '../../platform/database/database.js';
import { conflict, invalid, notFound } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { PlanReader, toAcrossLink } from '../roadmap/plan-reader.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import {
  CrossDependencyRepository,
  type CrossDependencyRow,
  type NewCrossDependency,
} from './cross-dependency.repository.js';

/** Dependencies between milestones of two initiatives; one that would make a milestone wait for itself is refused. */
@Injectable()
export class CrossDependencyService {
  constructor(
    private readonly crossing: CrossDependencyRepository,
    private readonly plans: PlanReader,
    private readonly workspaces: WorkspaceService,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  async create(workspaceId: string, wanted: NewCrossDependency, actorId: string): Promise<CrossDependency> {
    const { predecessorId, successorId } = wanted;
    return this.database.transaction(async () => {
      await this.crossing.lock(workspaceId);
      const homes = await this.crossing.homes(workspaceId, [predecessorId, successorId]);
      const missing = (['predecessorId', 'successorId'] as const).filter((field) => !homes.has(wanted[field]));
      if (missing.length > 0) {
        throw invalid(missing.map((field) => ({ field, message: 'must be a milestone of this workspace' })));
      }
      if (homes.get(predecessorId) === homes.get(successorId)) {
        throw invalid([
          { field: 'successorId', message: 'must be a milestone of another initiative; link those of one in its plan' },
        ]);
      }
      const id = await this.crossing.insert(workspaceId, wanted, homes, actorId);
      if (id === undefined) throw conflict('linked-already', 'These two milestones are linked already.');
      await this.refuseRing(workspaceId, homes);
      const row = (await this.crossing.find(workspaceId, id))!;
      await this.announce(workspaceId, row, 'created', actorId);
      return row;
    });
  }

  async remove(workspaceId: string, id: string, actorId: string): Promise<void> {
    await this.database.transaction(async () => {
      const row = await this.crossing.find(workspaceId, id);
      if (!row) throw notFound('dependency');
      await this.crossing.remove(workspaceId, id);
      await this.announce(workspaceId, row, 'removed', actorId);
    });
  }

  /** With the new one in place: what hangs together is looked through for a ring, and the transaction undoes it. */
  private async refuseRing(workspaceId: string, homes: ReadonlyMap<string, string>): Promise<void> {
    const crossing = await this.crossing.around(workspaceId, [...homes.values()]);
    const calendar = await this.workspaces.settings(workspaceId);
    const { rows, plans } = await this.plans.together(workspaceId, crossing, calendar);
    const ring = cycleAcross(plans, crossing.map(toAcrossLink));
    if (ring === null) return;
    const words = [...ring, ring[0]!].map(({ planId, milestoneId }) => {
      const plan = rows.get(planId);
      const milestone = plan?.milestones.find((each) => each.id === milestoneId);
      return `M${milestone?.number ?? '?'} of ${plan?.initiativeName ?? '?'}`;
    });
    throw invalid([{ field: 'predecessorId', message: `this closes a cycle: ${words.join(' → ')}` }]);
  }

  private announce(
    workspaceId: string,
    { id, predecessor, successor }: CrossDependencyRow,
    verb: 'created' | 'removed',
    actorId: string,
  ): Promise<void> {
    const words = verb === 'created' ? 'waits for' : 'no longer waits for';
    const name = ({ number, initiativeName }: CrossDependencyRow['predecessor']): string =>
      `M${number} of ${initiativeName}`;
    const event = {
      workspaceId,
      kind: `cross-dependency.${verb}`,
      subjectType: 'cross-dependency',
      subjectId: id,
      summary: `${name(successor)} ${words} ${name(predecessor)}`,
      actorId,
    };
    return this.events.append(
      { ...event, initiativeId: successor.initiativeId },
      { ...event, initiativeId: predecessor.initiativeId },
    );
  }
}
