import { Injectable } from '@nestjs/common';
import type {
  criterionCreateSchema,
  criterionPatchSchema,
  CriterionWire,
  evaluationsSchema,
} from '@workback/contracts/criterion/criterion.schemas';
import { type SuccessCriterion, validateCriterion } from '@workback/domain/evaluation/criterion';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { conflict, type FieldError, invalid, notFound, staleVersion } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { EvaluationService } from '../evaluation/evaluation.service.js';
import { BaselineService } from './baseline.service.js';
import { toCriterion, toEvaluation } from './criterion.mapper.js';
import { type CriterionRow, CriterionRepository } from './criterion.repository.js';

const SHOWN_EVALUATIONS = 200;

/** Success criteria: set before approval, frozen by it, judged from then on. */
@Injectable()
export class CriterionService {
  constructor(
    private readonly database: Database,
    private readonly criteria: CriterionRepository,
    private readonly baselines: BaselineService,
    private readonly evaluation: EvaluationService,
    private readonly events: EventLog,
  ) {}

  async list(
    workspaceId: string,
    filter: { initiativeId?: string | undefined; kpiId?: string | undefined },
  ): Promise<{ criteria: CriterionWire[] }> {
    return { criteria: (await this.criteria.list(workspaceId, filter)).map(toCriterion) };
  }

  /** Sets a criterion, measures its baseline and judges it at once; one set after the approval is marked as such. */
  async create(
    workspaceId: string,
    input: z.output<typeof criterionCreateSchema>,
    actorId: string,
  ): Promise<CriterionWire> {
    const { initiativeId, kpiId, promiseId, ...rule } = input;
    return this.database.transaction(async () => {
      const initiative = await this.criteria.lockInitiative(workspaceId, initiativeId);
      await this.refuseProblems(workspaceId, { initiativeId, kpiId, promiseId, rule, initiativeKnown: !!initiative });
      const id = await this.criteria.insert(workspaceId, {
        ...{ initiativeId, kpiId, promiseId, rule },
        addedAfterApproval: initiative?.approved ?? false,
        createdBy: actorId,
      });
      const row = await this.judged(workspaceId, id);
      await this.announce('criterion.added', 'was set', workspaceId, actorId, null, row);
      return toCriterion(row);
    });
  }

  /** Changes a criterion that approval has not frozen; its baseline is measured anew. */
  async update(
    workspaceId: string,
    criterionId: string,
    version: number,
    patch: z.output<typeof criterionPatchSchema>,
    actorId: string,
  ): Promise<CriterionWire> {
    return this.database.transaction(async () => {
      const before = await this.criteria.lock(workspaceId, criterionId);
      if (!before) throw notFound('criterion');
      refuseFrozen(before);
      if (before.version !== version) throw staleVersion('criterion', toCriterion(before));
      const { promiseId = before.promiseId, ...changes } = patch;
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      const rule: SuccessCriterion = { ...before.rule, ...given };
      const { initiativeId, kpiId } = before;
      await this.refuseProblems(workspaceId, { initiativeId, kpiId, promiseId, rule, initiativeKnown: true });
      await this.criteria.update(workspaceId, criterionId, version, { promiseId, rule });
      const after = await this.judged(workspaceId, criterionId);
      await this.announce('criterion.changed', 'was changed', workspaceId, actorId, before, after);
      return toCriterion(after);
    });
  }

  /** Removes a criterion that approval has not frozen, with its verdicts; the record keeps that it was there. */
  async remove(workspaceId: string, criterionId: string, actorId: string): Promise<void> {
    await this.database.transaction(async () => {
      const before = await this.criteria.lock(workspaceId, criterionId);
      if (!before) throw notFound('criterion');
      refuseFrozen(before);
      await this.criteria.remove(workspaceId, criterionId);
      await this.announce('criterion.removed', 'was removed', workspaceId, actorId, before, null);
    });
  }

  /** The verdicts of a criterion with their inputs, newest first. */
  async evaluations(workspaceId: string, criterionId: string): Promise<z.output<typeof evaluationsSchema>> {
    const rows = await this.criteria.evaluations(workspaceId, criterionId, SHOWN_EVALUATIONS);
    if (rows.length === 0 && !(await this.criteria.find(workspaceId, criterionId))) throw notFound('criterion');
    return {
      evaluations: rows.map((row) => ({
        ...toEvaluation(row),
        inputs: row.inputs as Record<string, z.core.util.JSONType>,
        restatedSince: row.restatedSince,
      })),
    };
  }

  /**
   * Approval: measures the baselines of the initiative's criteria, freezes both and judges them. Call it inside the
   * approval's transaction. Answers how many were frozen.
   */
  async freezeAll(workspaceId: string, initiativeId: string): Promise<number> {
    return this.database.transaction(async () => {
      await this.criteria.lockInitiative(workspaceId, initiativeId);
      const rows = await this.criteria.lockUnfrozen(workspaceId, initiativeId);
      await this.baselines.measure(workspaceId, rows);
      await this.criteria.freeze(
        workspaceId,
        rows.map(({ id }) => id),
      );
      await this.evaluation.judgeInitiative(workspaceId, initiativeId);
      return rows.length;
    });
  }

  private async judged(workspaceId: string, criterionId: string): Promise<CriterionRow> {
    const fresh = (await this.criteria.find(workspaceId, criterionId))!;
    await this.baselines.measure(workspaceId, [fresh]);
    await this.evaluation.judgeInitiative(workspaceId, fresh.initiativeId);
    return (await this.criteria.find(workspaceId, criterionId))!;
  }

  private async refuseProblems(
    workspaceId: string,
    input: {
      initiativeId: string;
      kpiId: string;
      promiseId: string | null;
      rule: SuccessCriterion;
      initiativeKnown: boolean;
    },
  ): Promise<void> {
    const errors: FieldError[] = [...validateCriterion(input.rule)];
    const known = await this.criteria.known(workspaceId, input);
    if (!input.initiativeKnown) errors.push({ field: 'initiativeId', message: 'is no initiative of this workspace' });
    if (!known.kpi) errors.push({ field: 'kpiId', message: 'is no KPI of this workspace' });
    if (!known.promise) errors.push({ field: 'promiseId', message: 'is no promise of this initiative' });
    if (errors.length > 0) throw invalid(errors);
  }

  private announce(
    kind: string,
    verb: string,
    workspaceId: string,
    actorId: string,
    before: CriterionRow | null,
    after: CriterionRow | null,
  ): Promise<void> {
    const { id: subjectId, initiativeId, kpiName } = (after ?? before)!;
    const { sentence, addedAfterApproval } = toCriterion((after ?? before)!);
    const late = kind === 'criterion.added' && addedAfterApproval ? ' after the approval' : '';
    const summary = `The criterion for ${kpiName} ${verb}${late}: ${sentence}.`;
    const states = { before: before && ruleOf(before), after: after && ruleOf(after) };
    return this.events.append({
      workspaceId,
      initiativeId,
      kind,
      subjectType: 'criterion',
      subjectId,
      summary,
      actorId,
      ...states,
    });
  }
}

function refuseFrozen({ frozenAt }: CriterionRow): void {
  if (frozenAt === null) return;
  const day = frozenAt.toISOString().slice(0, 10);
  throw conflict('criterion-frozen', `This criterion was frozen at approval on ${day}; it stays as it is.`);
}

function ruleOf({ promiseId, rule, baselineValue, baselineOn }: CriterionRow): unknown {
  return { promiseId, ...rule, baselineValue, baselineOn };
}
