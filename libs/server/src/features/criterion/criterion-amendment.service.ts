import { Injectable } from '@nestjs/common';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { plainDateIn } from '@workback/domain/calendar/zoned-time';
import type { SuccessCriterion } from '@workback/domain/evaluation/criterion';
import { describeCriterion } from '@workback/domain/evaluation/describe-criterion';
import { isDue } from '@workback/domain/evaluation/due';
import type { CriterionChange, StandingCriterion } from '@workback/domain/prfaq/amendment';
import type { DriftingCriterion } from '@workback/domain/prfaq/drift';
import { EvaluationService } from '../evaluation/evaluation.service.js';
import { BaselineService } from './baseline.service.js';
import { wordingOf } from './criterion.mapper.js';
import { type CriterionRow, CriterionRepository, type KpiName } from './criterion.repository.js';

/** A criterion that an amendment may change, with the sentence that it is read as. */
export interface AmendableCriterion extends StandingCriterion, Omit<KpiName, 'name'> {
  readonly sentence: string;
}

/** Success criteria in an amendment: what stands, and what an approved amendment makes of it. */
@Injectable()
export class CriterionAmendmentService {
  constructor(
    private readonly criteria: CriterionRepository,
    private readonly baselines: BaselineService,
    private readonly evaluation: EvaluationService,
  ) {}

  /** Criteria that are not withdrawn, in the order in which they were set. */
  async standing(workspaceId: string, initiativeId: string, today: PlainDate): Promise<AmendableCriterion[]> {
    return (await this.criteria.list(workspaceId, { initiativeId })).map((row) => ({
      id: row.id,
      kpiId: row.kpiId,
      kpiName: row.kpiName,
      promiseId: row.promiseId,
      frozen: row.frozenAt !== null,
      due: isDue(row.rule.due, row.launchedOn, today),
      unit: row.unit,
      currency: row.currency,
      aggregation: row.aggregation,
      formula: row.formula,
      sentence: sentenceOf(row.rule, row),
    }));
  }

  /** KPIs that new criteria are about; those of other workspaces are not among them. */
  kpis(workspaceId: string, changes: readonly CriterionChange[]): Promise<ReadonlyMap<string, KpiName>> {
    return this.criteria.kpiNames(
      workspaceId,
      changes.flatMap((change) => (change.change === 'add' ? [change.kpiId] : [])),
    );
  }

  /** Every criterion as it was registered first and as it is now. */
  async drifting(workspaceId: string, initiativeId: string): Promise<DriftingCriterion[]> {
    return (await this.criteria.history(workspaceId, initiativeId)).map((row) => ({
      kpiName: row.kpiName,
      first: row.addedAfterApproval ? null : sentenceOf(row.firstRule ?? row.rule, row),
      now: sentenceOf(row.rule, row),
      withdrawn: row.withdrawnAt === null ? null : (row.withdrawnReason ?? ''),
    }));
  }

  /**
   * Carries out what an approved amendment says of criteria, in its transaction: what they were is kept with who and why,
   * and they are judged by what they are now. `promiseIds` are those of new promises by the amendment's own names.
   */
  async amend(
    workspaceId: string,
    initiativeId: string,
    amendmentId: string,
    changes: readonly CriterionChange[],
    promiseIds: ReadonlyMap<string, string>,
    actorId: string,
  ): Promise<void> {
    await this.criteria.lockInitiative(workspaceId, initiativeId);
    const rows = new Map((await this.criteria.lockStanding(workspaceId, initiativeId)).map((row) => [row.id, row]));
    const promiseOf = (id: string | null): string | null => (id === null ? null : (promiseIds.get(id) ?? id));
    const changed = changes.flatMap((each) =>
      each.change === 'add' ? [] : [{ id: each.criterionId, reason: each.reason.trim() }],
    );
    await this.criteria.addRevisions(workspaceId, initiativeId, amendmentId, changed, actorId);
    const added: string[] = [];
    for (const change of changes) {
      if (change.change === 'withdraw') {
        await this.criteria.withdraw(workspaceId, [{ id: change.criterionId, reason: change.reason.trim() }]);
      } else if (change.change === 'replace') {
        const row = rows.get(change.criterionId)!;
        const { rule } = change;
        const baseline = await this.baselineFor(row, rule);
        await this.criteria.replace(workspaceId, row.id, { promiseId: promiseOf(change.promiseId), rule, ...baseline });
      } else {
        const { kpiId, rule } = change;
        const row = { initiativeId, kpiId, promiseId: promiseOf(change.promiseId), rule };
        added.push(await this.criteria.insert(workspaceId, { ...row, addedAfterApproval: true, createdBy: actorId }));
      }
    }
    await this.freezeNew(workspaceId, added);
    await this.evaluation.judgeInitiative(workspaceId, initiativeId);
  }

  private async freezeNew(workspaceId: string, criterionIds: readonly string[]): Promise<void> {
    const rows: CriterionRow[] = [];
    for (const id of criterionIds) rows.push((await this.criteria.find(workspaceId, id))!);
    await this.baselines.measure(workspaceId, rows);
    await this.criteria.freeze(workspaceId, criterionIds);
  }

  /** The baseline stays; over another window it is measured anew as of the day of the first approval, not of this one. */
  private async baselineFor(
    row: CriterionRow,
    rule: SuccessCriterion,
  ): Promise<Pick<CriterionRow, 'baselineValue' | 'baselineOn'>> {
    const { window, aggregation } = row.rule;
    const same =
      window.count === rule.window.count && window.grain === rule.window.grain && aggregation === rule.aggregation;
    if (same || row.frozenAt === null) return { baselineValue: row.baselineValue, baselineOn: row.baselineOn };
    const asOf = plainDateIn(row.frozenAt.getTime(), row.timeZone);
    const measured = (await this.baselines.values([{ ...row, rule, asOf }])).get(row.id) ?? null;
    return { baselineValue: measured?.value ?? null, baselineOn: measured?.date ?? null };
  }
}

/** A rule read as a sentence about a KPI. */
export function sentenceOf(rule: SuccessCriterion, kpi: Omit<KpiName, 'name'>): string {
  return describeCriterion(rule, wordingOf(kpi));
}
