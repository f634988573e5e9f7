import type { CriterionWire, EvaluationWire } from '@workback/contracts/criterion/criterion.schemas';
import { describeCriterion, type KpiWording } from '@workback/domain/evaluation/describe-criterion';
import { dueOn } from '@workback/domain/evaluation/due';
import { unitWords } from '@workback/domain/kpi/unit';
import type { CriterionRow, EvaluationRow, KpiName } from './criterion.repository.js';

/** A criterion as it crosses the wire, with its rule read as a sentence. */
export function toCriterion(row: CriterionRow): CriterionWire {
  const { rule, launchedOn, evaluation } = row;
  return {
    id: row.id,
    initiativeId: row.initiativeId,
    kpiId: row.kpiId,
    kpiName: row.kpiName,
    promiseId: row.promiseId,
    ...rule,
    sentence: describeCriterion(rule, wordingOf(row)),
    dueOn: dueOn(rule.due, launchedOn),
    baseline:
      row.baselineValue === null || row.baselineOn === null ? null : { value: row.baselineValue, on: row.baselineOn },
    frozen: row.frozenAt !== null,
    addedAfterApproval: row.addedAfterApproval,
    guardrail: row.kpiKind === 'guardrail',
    evaluation:
      evaluation === null ? null : toEvaluation({ ...evaluation, evaluatedAt: new Date(evaluation.evaluatedAt) }),
    version: row.version,
  };
}

/** How sentences speak of a KPI. */
export function wordingOf({ unit, currency, aggregation, formula }: Omit<KpiName, 'name'>): KpiWording {
  return { unit: unitWords(unit, currency), aggregation: formula === null ? aggregation : 'formula' };
}

/** A verdict as it crosses the wire. */
export function toEvaluation(row: EvaluationRow): EvaluationWire {
  return {
    id: row.id,
    state: row.state,
    value: row.value,
    windowFrom: row.windowFrom,
    windowTo: row.windowTo,
    coverage: row.coverage,
    reason: row.reason,
    criterionVersion: row.criterionVersion,
    definitionNumber: row.definitionNumber,
    runId: row.runId,
    evaluatedAt: row.evaluatedAt.toISOString(),
  };
}
