import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  planChangedSchema,
  planChangeRequestSchema,
  planChangesSchema,
} from '@workback/contracts/roadmap/plan-change.schemas';
import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import { type AppliedOperations, applyOperations, undoOperations } from '@workback/domain/roadmap/apply-operations';
import { changeWords } from '@workback/domain/roadmap/change-words';
import type { Plan, Schedule } from '@workback/domain/roadmap/plan';
import { type PlanContent, planOf } from '@workback/domain/roadmap/plan-content';
import { effectsOf } from '@workback/domain/roadmap/plan-effects';
import { overlap, type PlanOperation, touchedBy } from '@workback/domain/roadmap/plan-operation';
import { schedule } from '@workback/domain/roadmap/schedule';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { conflict, type FieldError, invalid, notFound, staleVersion } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import type { WorkspaceCalendar } from '../workspace/workspace.service.js';
import { cycleSentence, problemSentence } from './plan-problem.js';
import { planEvent } from './plan-event.js';
import { PlanChangeRepository } from './plan-change.repository.js';
import { PlanReader } from './plan-reader.js';
import { PlanRowsRepository } from './plan-rows.repository.js';
import { daysToRecoverOf, toContent, toPlanChange, toRoadmap, toSetting } from './roadmap.mapper.js';
import { RoadmapRepository, type RoadmapRow } from './roadmap.repository.js';

type PlanChanged = z.output<typeof planChangedSchema>;

/** Which plan. */
export interface PlanAddress {
  readonly workspaceId: string;
  readonly initiativeId: string;
}

/** What is asked of a plan that nobody else can change meanwhile. */
export interface PlannedChange {
  readonly operations: readonly PlanOperation[];
  readonly reason?: string;
  readonly changeId?: string;
  /** The version that is taken back, whose inverse the operations are. */
  readonly undoes?: number;
  /** Where a caller looks for what is wrong with the field of an operation. */
  readonly fieldOf?: (index: number, field: string) => string;
}

const usualField = (index: number, field: string): string => `operations.${index}.${field}`;

/** Changes of plans as steps: whole or not at all, recorded, rebased where nobody touched the same, taken back. */
@Injectable()
export class PlanChangeService {
  constructor(
    private readonly roadmaps: RoadmapRepository,
    private readonly plans: PlanReader,
    private readonly rows: PlanRowsRepository,
    private readonly changes: PlanChangeRepository,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  async list(
    { workspaceId, initiativeId }: PlanAddress,
    before: number | null,
    limit: number,
  ): Promise<z.output<typeof planChangesSchema>> {
    if (!(await this.roadmaps.read(workspaceId, initiativeId))) throw notFound('initiative');
    const rows = await this.changes.list(workspaceId, initiativeId, before, limit);
    return { changes: rows.map(toPlanChange) };
  }

  /**
   * Makes a change that was thought out on a version of the plan. On an older one it is made all the same, unless somebody
   * touched the same since; then the answer says what changed meanwhile. A repeated request answers what the first did.
   */
  async apply(
    address: PlanAddress,
    version: number,
    { changeId, ...request }: z.output<typeof planChangeRequestSchema>,
    actorId: string,
  ): Promise<PlanChanged> {
    const { workspaceId, initiativeId } = address;
    const changed = await this.change(address, actorId, async (row, calendar) => {
      const made = changeId && (await this.changes.versionOf(workspaceId, initiativeId, changeId));
      if (made) return { made };
      const operations = request.operations as readonly PlanOperation[];
      if (version > row.planVersion) throw staleVersion('plan', toRoadmap(row, calendar));
      if (version < row.planVersion) {
        const theirs = await this.changes.touchedSince(workspaceId, initiativeId, version);
        if (overlap(operations.flatMap(touchedBy), theirs).length > 0) {
          const since = await this.changes.list(workspaceId, initiativeId, null, row.planVersion - version);
          throw staleVersion('plan', { roadmap: toRoadmap(row, calendar), meanwhile: since.map(toPlanChange) });
        }
      }
      return { operations, reason: request.reason, ...(changeId && { changeId }) };
    });
    return this.withChange(address, changed);
  }

  /** Takes a change back; undoing that again is redoing it. Refused when a later change touched the same. */
  async undo(address: PlanAddress, version: number, reason: string, actorId: string): Promise<PlanChanged> {
    const { workspaceId, initiativeId } = address;
    const changed = await this.change(address, actorId, async () => {
      const change = await this.changes.find(workspaceId, initiativeId, version);
      if (!change) throw notFound('plan change');
      const theirs = await this.changes.touchedSince(workspaceId, initiativeId, version);
      if (overlap(change.touched, theirs).length > 0) {
        throw conflict('changed-since', `“${change.summary}” cannot be taken back: the same was changed after it.`);
      }
      return { operations: change.inverse, reason: reason || `Taken back: ${change.summary}`, undoes: version };
    });
    return this.withChange(address, changed);
  }

  /** One change of a plan at a time: what to do is decided on the plan as it is, and answered with the plan after it. */
  async change(
    { workspaceId, initiativeId }: PlanAddress,
    actorId: string,
    decide: (row: RoadmapRow, calendar: WorkspaceCalendar) => Promise<PlannedChange | { readonly made: number }>,
  ): Promise<{ readonly version: number; readonly roadmap: Roadmap }> {
    return this.database.transaction(async () => {
      await this.roadmaps.lock(workspaceId, initiativeId);
      const { row, calendar } = await this.plans.read(workspaceId, initiativeId);
      const decided = await decide(row, calendar);
      const version = 'made' in decided ? decided.made : await this.make(workspaceId, row, calendar, decided, actorId);
      const after = await this.plans.read(workspaceId, initiativeId);
      return { version, roadmap: toRoadmap(after.row, after.calendar) };
    });
  }

  private async withChange(
    { workspaceId, initiativeId }: PlanAddress,
    { version, roadmap }: { readonly version: number; readonly roadmap: Roadmap },
  ): Promise<PlanChanged> {
    const [change] = await this.changes.list(workspaceId, initiativeId, version + 1, 1);
    return { change: toPlanChange(change!), roadmap };
  }

  private async make(
    workspaceId: string,
    row: RoadmapRow,
    calendar: WorkspaceCalendar,
    { operations, reason = '', changeId = randomUUID(), undoes, fieldOf = usualField }: PlannedChange,
    actorId: string,
  ): Promise<number> {
    const { initiativeId } = row;
    const before = toContent(row);
    const setting = toSetting(row, calendar);
    const apply = undoes === undefined ? applyOperations : undoOperations;
    const applied = apply(before, operations, setting);
    const errors = await this.errorsOf(workspaceId, initiativeId, operations, applied, fieldOf);
    if (applied.kind === 'refused' || errors.length > 0) throw invalid(errors);
    const plans = [before, applied.content].map((content) => planOf(content, setting)) as [Plan, Plan];
    const after = scheduledOrRefused(applied.content, plans[1], operations, fieldOf);
    if (undoes === undefined) refuseBreakingWithoutReason(plans, after, reason);

    const refused = await this.rows.save(workspaceId, initiativeId, before, applied.content);
    if (refused.length > 0) throw invalid(takenIds(operations, refused, fieldOf));
    const version = row.planVersion + 1;
    const summary = undoes === undefined ? changeWords(before, operations) : reason;
    const outcome = {
      launchDate: setting.launchDate,
      forecast: after.forecastFinish,
      daysToRecover: daysToRecoverOf(setting.launchDate, after),
    };
    await this.changes.insert(
      workspaceId,
      initiativeId,
      {
        version,
        changeId,
        summary,
        reason,
        operations,
        inverse: applied.inverse,
        touched: applied.touched,
        undoes: undoes ?? null,
        ...outcome,
      },
      actorId,
    );
    await this.events.append(
      planEvent({ workspaceId, initiativeId, actorId, summary, before, operations, version, reason }),
    );
    // Dates cross to the plans of other initiatives: their rows in the portfolio are out of date, too.
    await this.events.touch(workspaceId, [...new Set((row.crossing ?? []).map(otherOf(initiativeId)))]);
    return version;
  }

  /** What stands against operations: what the plan refuses, people who are not members, promises that do not exist. */
  private async errorsOf(
    workspaceId: string,
    initiativeId: string,
    operations: readonly PlanOperation[],
    applied: AppliedOperations,
    fieldOf: NonNullable<PlannedChange['fieldOf']>,
  ): Promise<FieldError[]> {
    const refusals = applied.kind === 'refused' ? applied.refusals : [];
    const errors = refusals.map(({ index, field, message }) => ({ field: fieldOf(index, field), message }));
    const owners = operations.map((each) =>
      each.op === 'create' || each.op === 'describe' ? each.ownerId : undefined,
    );
    const promises = operations.map((each) =>
      each.op === 'create' || each.op === 'tie' ? each.promiseIds : undefined,
    );
    const ownerIds = owners.filter((id) => id != null);
    const promiseIds = promises.flatMap((ids) => ids ?? []);
    if (ownerIds.length === 0 && promiseIds.length === 0) return errors;
    const known = await this.roadmaps.known(workspaceId, initiativeId, ownerIds, promiseIds);
    operations.forEach((_, index) => {
      const ownerId = owners[index];
      if (ownerId != null && !known.owners.has(ownerId)) {
        errors.push({ field: fieldOf(index, 'ownerId'), message: 'must be a member of this workspace' });
      }
      if (promises[index]?.some((id) => !known.promises.has(id))) {
        errors.push({ field: fieldOf(index, 'promiseIds'), message: 'every one must be a promise of this initiative' });
      }
    });
    return errors;
  }
}

/** The schedule of a plan after a change; a ring is refused at the last dependency that closes it. */
function scheduledOrRefused(
  content: PlanContent,
  plan: Plan,
  operations: readonly PlanOperation[],
  fieldOf: NonNullable<PlannedChange['fieldOf']>,
): Schedule {
  const result = schedule(plan);
  if (result.kind === 'ok') return result;
  if (result.kind === 'cycle') {
    const members = new Set(result.milestoneIds);
    const closing = operations.findLastIndex((each) => each.op === 'link' && members.has(each.successorId));
    const message = `this closes a cycle: ${cycleSentence(content.milestones, result.milestoneIds)}`;
    throw invalid([{ field: closing < 0 ? 'operations' : fieldOf(closing, 'predecessorId'), message }]);
  }
  throw invalid([{ field: 'operations', message: problemSentence(content.milestones, result) ?? 'no schedule' }]);
}

function refuseBreakingWithoutReason([before, after]: readonly [Plan, Plan], result: Schedule, reason: string): void {
  const was = schedule(before);
  if (was.kind !== 'ok' || reason.trim() !== '') return;
  const effects = effectsOf({ plan: before, schedule: was }, { plan: after, schedule: result });
  if (!effects.breaksLaunch) return;
  const { before: then, after: now } = effects.daysToRecover;
  const instead = then === 0 ? '' : ` instead of ${then}`;
  const message = `say why: the launch date would be missed by ${now} working ${now === 1 ? 'day' : 'days'}${instead}`;
  throw invalid([{ field: 'reason', message }], 'reason-needed');
}

function takenIds(
  operations: readonly PlanOperation[],
  ids: readonly string[],
  fieldOf: NonNullable<PlannedChange['fieldOf']>,
): FieldError[] {
  const errors = operations.flatMap((operation, index) =>
    operation.op === 'create' && ids.includes(operation.milestoneId)
      ? [{ field: fieldOf(index, 'milestoneId'), message: 'is taken; choose another' }]
      : [],
  );
  return errors.length > 0 ? errors : [{ field: 'operations', message: 'a milestone cannot be put back' }];
}

const otherOf =
  (initiativeId: string) =>
  ({ predecessor, successor }: NonNullable<RoadmapRow['crossing']>[number]): string =>
    predecessor.initiativeId === initiativeId ? successor.initiativeId : predecessor.initiativeId;
