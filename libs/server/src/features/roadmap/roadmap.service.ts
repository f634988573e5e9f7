import { Injectable } from '@nestjs/common';
import type { milestoneCreateSchema, milestonePatchSchema, Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import { schedule } from '@workback/domain/roadmap/schedule';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { invalid, notFound, staleVersion } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { type WorkspaceCalendar, WorkspaceService } from '../workspace/workspace.service.js';
import { dateErrors, predecessorErrors, withPredecessors } from './milestone-rules.js';
import { cycleSentence } from './plan-problem.js';
import { toPlan, toRoadmap } from './roadmap.mapper.js';
import { type MilestoneFields, type MilestoneRow, RoadmapRepository, type RoadmapRow } from './roadmap.repository.js';

type MilestoneCreate = z.output<typeof milestoneCreateSchema>;
type MilestonePatch = z.output<typeof milestonePatchSchema>;

/** Which milestone of which initiative. */
export interface MilestoneAddress {
  readonly workspaceId: string;
  readonly initiativeId: string;
  readonly milestoneId: string;
}

/** The workback schedule; every change answers all of it, because one change moves the others. */
@Injectable()
export class RoadmapService {
  constructor(
    private readonly roadmaps: RoadmapRepository,
    private readonly workspaces: WorkspaceService,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  async get(workspaceId: string, initiativeId: string): Promise<Roadmap> {
    const calendar = await this.workspaces.settings(workspaceId);
    return toRoadmap(await this.read(workspaceId, initiativeId), calendar);
  }

  /** Adds a milestone after those there are. */
  async addMilestone(
    workspaceId: string,
    initiativeId: string,
    milestone: MilestoneCreate,
    actorId: string,
  ): Promise<Roadmap> {
    return this.change(workspaceId, initiativeId, async (row, calendar) => {
      const fields = { ...milestone, startedOn: null, finishedOn: null };
      await this.refuse(workspaceId, row, calendar, null, { ...fields, ...milestone });
      // Nothing can wait for a milestone that is only now made, so it cannot close a cycle.
      const milestoneId = await this.roadmaps.insert(workspaceId, initiativeId, fields);
      const { own } = withPredecessors(row.dependencies, milestoneId, milestone.predecessors);
      await this.roadmaps.setPredecessors(workspaceId, initiativeId, milestoneId, own);
      await this.roadmaps.setPromises(workspaceId, initiativeId, milestoneId, [...new Set(milestone.promiseIds)]);
      const address = { workspaceId, initiativeId, milestoneId };
      await this.announce('added', `Milestone “${milestone.outcome}” was added`, address, actorId, {
        after: milestone,
      });
    });
  }

  /** Changes what the patch names, if nobody changed the milestone since `version`. */
  async updateMilestone(
    address: MilestoneAddress,
    version: number,
    patch: MilestonePatch,
    actorId: string,
  ): Promise<Roadmap> {
    const { workspaceId, initiativeId, milestoneId } = address;
    return this.change(workspaceId, initiativeId, async (row, calendar) => {
      const before = milestoneOf(row, milestoneId);
      if (before.version !== version) {
        const current = toRoadmap(row, calendar).milestones.find(({ id }) => id === milestoneId);
        throw staleVersion('milestone', current);
      }
      const fields = patched(before, patch);
      await this.refuse(workspaceId, row, calendar, milestoneId, { ...patch, ...datesToCheck(fields, patch) });
      await this.roadmaps.update(workspaceId, milestoneId, version, fields);
      if (patch.predecessors) {
        const { own } = withPredecessors(row.dependencies, milestoneId, patch.predecessors);
        await this.roadmaps.setPredecessors(workspaceId, initiativeId, milestoneId, own);
      }
      if (patch.promiseIds) {
        await this.roadmaps.setPromises(workspaceId, initiativeId, milestoneId, [...new Set(patch.promiseIds)]);
      }
      const { verb, words } = changeOf(before, fields);
      await this.announce(verb, `Milestone “${fields.outcome}” was ${words}`, address, actorId, {
        before: { ...before, lastCheckIn: undefined },
        after: patch,
      });
    });
  }

  /** Removes a milestone with its dependencies and check-ins. */
  async removeMilestone(address: MilestoneAddress, actorId: string): Promise<Roadmap> {
    return this.change(address.workspaceId, address.initiativeId, async (row) => {
      const before = milestoneOf(row, address.milestoneId);
      await this.roadmaps.remove(address.workspaceId, address.milestoneId);
      await this.announce('removed', `Milestone “${before.outcome}” was removed`, address, actorId, { before });
    });
  }

  private async read(workspaceId: string, initiativeId: string): Promise<RoadmapRow> {
    const row = await this.roadmaps.read(workspaceId, initiativeId);
    if (!row) throw notFound('initiative');
    return row;
  }

  /** One change of the plan at a time; answers the plan after it. */
  private async change(
    workspaceId: string,
    initiativeId: string,
    work: (row: RoadmapRow, calendar: WorkspaceCalendar) => Promise<void>,
  ): Promise<Roadmap> {
    return this.database.transaction(async () => {
      await this.roadmaps.lock(workspaceId, initiativeId);
      const calendar = await this.workspaces.settings(workspaceId);
      await work(await this.read(workspaceId, initiativeId), calendar);
      return toRoadmap(await this.read(workspaceId, initiativeId), calendar);
    });
  }

  /** Refuses what breaks a rule, with every field that is to blame. */
  private async refuse(
    workspaceId: string,
    row: RoadmapRow,
    calendar: WorkspaceCalendar,
    milestoneId: string | null,
    given: MilestonePatch,
  ): Promise<void> {
    const { ownerId = null, promiseIds = [], predecessors = [] } = given;
    const errors = [
      ...dateErrors(given.startedOn ?? null, given.finishedOn ?? null, calendar.today),
      ...predecessorErrors(predecessors, milestoneId, new Set(row.milestones.map(({ id }) => id))),
    ];
    if (ownerId !== null || promiseIds.length > 0) {
      const known = await this.roadmaps.known(workspaceId, row.initiativeId, ownerId, promiseIds);
      if (ownerId !== null && !known.owner) {
        errors.push({ field: 'ownerId', message: 'must be a member of this workspace' });
      }
      if (known.promises < new Set(promiseIds).size) {
        errors.push({ field: 'promiseIds', message: 'every one must be a promise of this initiative' });
      }
    }
    if (errors.length === 0 && milestoneId !== null && given.predecessors) {
      const { all } = withPredecessors(row.dependencies, milestoneId, given.predecessors);
      const result = schedule({ ...toPlan(row, calendar), dependencies: all });
      if (result.kind === 'cycle') {
        const message = `this closes a cycle: ${cycleSentence(row.milestones, result.milestoneIds)}`;
        errors.push({ field: 'predecessors', message });
      }
    }
    if (errors.length > 0) throw invalid(errors);
  }

  private announce(
    verb: string,
    summary: string,
    { workspaceId, initiativeId, milestoneId }: MilestoneAddress,
    actorId: string,
    states: { before?: unknown; after?: unknown },
  ): Promise<void> {
    const subject = { subjectType: 'milestone', subjectId: milestoneId };
    return this.events.append({
      workspaceId,
      initiativeId,
      kind: `milestone.${verb}`,
      ...subject,
      summary,
      actorId,
      ...states,
    });
  }
}

function milestoneOf({ milestones }: RoadmapRow, milestoneId: string): MilestoneRow {
  const found = milestones.find(({ id }) => id === milestoneId);
  if (!found) throw notFound('milestone');
  return found;
}

function patched(before: MilestoneRow, patch: MilestonePatch): MilestoneFields {
  return {
    outcome: patch.outcome ?? before.outcome,
    ownerId: patch.ownerId === undefined ? (before.owner?.id ?? null) : patch.ownerId,
    estimateDays: patch.estimateDays ?? before.estimateDays,
    startedOn: patch.startedOn === undefined ? before.startedOn : patch.startedOn,
    finishedOn: patch.finishedOn === undefined ? before.finishedOn : patch.finishedOn,
  };
}

/** Dates are checked together when one of them changes; a new outcome does not question old dates. */
function datesToCheck({ startedOn, finishedOn }: MilestoneFields, patch: MilestonePatch): Partial<MilestoneFields> {
  const touched = patch.startedOn !== undefined || patch.finishedOn !== undefined;
  return touched ? { startedOn, finishedOn } : {};
}

function changeOf(before: MilestoneRow, after: MilestoneFields): { verb: string; words: string } {
  if (before.finishedOn === null && after.finishedOn !== null) return { verb: 'finished', words: 'finished' };
  if (before.startedOn === null && after.startedOn !== null) return { verb: 'started', words: 'started' };
  return { verb: 'updated', words: 'changed' };
}
