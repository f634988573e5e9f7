import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { milestoneCreateSchema, milestonePatchSchema } from '@workback/contracts/roadmap/milestone.schemas';
import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import { createOperations, patchOperations } from '@workback/domain/roadmap/milestone-patch';
import type { z } from 'zod';
import { invalid, notFound, staleVersion } from '../../platform/errors/failure.js';
import { type PlanAddress, PlanChangeService, type PlannedChange } from './plan-change.service.js';
import { PlanReader } from './plan-reader.js';
import { toRoadmap } from './roadmap.mapper.js';
import type { MilestoneRow, RoadmapRow } from './roadmap.repository.js';

type MilestoneCreate = z.output<typeof milestoneCreateSchema>;
type MilestonePatch = z.output<typeof milestonePatchSchema>;

/** Which milestone of which initiative. */
export interface MilestoneAddress extends PlanAddress {
  readonly milestoneId: string;
}

/** The workback schedule, and its milestones one by one; every change answers all of it, because one moves the others. */
@Injectable()
export class RoadmapService {
  constructor(
    private readonly plans: PlanReader,
    private readonly changes: PlanChangeService,
  ) {}

  async get(workspaceId: string, initiativeId: string): Promise<Roadmap> {
    const { row, calendar } = await this.plans.read(workspaceId, initiativeId);
    return toRoadmap(row, calendar);
  }

  /** Adds a milestone after those there are. */
  async addMilestone(
    workspaceId: string,
    initiativeId: string,
    { reason, ...milestone }: MilestoneCreate,
    actorId: string,
  ): Promise<Roadmap> {
    refuseTwice(milestone.predecessors);
    const operations = createOperations(randomUUID(), milestone);
    const change = { operations, ...(reason && { reason }), fieldOf: fieldIn(operations) };
    return (await this.changes.change({ workspaceId, initiativeId }, actorId, async () => change)).roadmap;
  }

  /** Changes what the patch names, if nobody changed the milestone since `version`. */
  async updateMilestone(
    { milestoneId, ...address }: MilestoneAddress,
    version: number,
    { reason, ...patch }: MilestonePatch,
    actorId: string,
  ): Promise<Roadmap> {
    const changed = await this.changes.change(address, actorId, async (row, calendar) => {
      const before = milestoneOf(row, milestoneId);
      if (before.version !== version) {
        const current = toRoadmap(row, calendar).milestones.find(({ id }) => id === milestoneId);
        throw staleVersion('milestone', current);
      }
      refuseTwice(patch.predecessors);
      const operations = patchOperations(before, patch, row.dependencies);
      if (operations.length === 0) return { made: row.planVersion };
      return { operations, ...(reason && { reason }), fieldOf: fieldIn(operations) };
    });
    return changed.roadmap;
  }

  /** Removes a milestone with its dependencies. */
  async removeMilestone({ milestoneId, ...address }: MilestoneAddress, actorId: string): Promise<Roadmap> {
    const changed = await this.changes.change(address, actorId, async (row) => {
      milestoneOf(row, milestoneId);
      return { operations: [{ op: 'remove', milestoneId }] };
    });
    return changed.roadmap;
  }
}

function milestoneOf({ milestones }: RoadmapRow, milestoneId: string): MilestoneRow {
  const found = milestones.find(({ id }) => id === milestoneId);
  if (!found) throw notFound('milestone');
  return found;
}

function refuseTwice(predecessors: MilestonePatch['predecessors'] = []): void {
  const different = new Set(predecessors.map(({ milestoneId }) => milestoneId)).size;
  if (different === predecessors.length) return;
  throw invalid([{ field: 'predecessors', message: 'name every milestone only once' }]);
}

/** Callers of a single milestone know its fields, not operations. */
function fieldIn(operations: PlannedChange['operations']): NonNullable<PlannedChange['fieldOf']> {
  return (index, field) => (operations[index]?.op === 'link' ? 'predecessors' : field);
}
