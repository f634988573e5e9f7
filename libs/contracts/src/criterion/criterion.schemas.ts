import { z } from 'zod';
import { finite, id, instant, plainDate, version } from '../platform/fields.js';
import { aggregationSchema, grainSchema } from '../kpi/kpi.schemas.js';

export const criterionStateSchema = z
  .enum(['too-early', 'on-track', 'at-risk', 'off-track', 'met', 'missed', 'no-data', 'stale', 'error'])
  .meta({ id: 'CriterionState' });

const rule = {
  comparator: z.enum(['at-least', 'at-most', 'above', 'below', 'equal-to']),
  value: finite,
  against: z.enum(['value', 'change-from-baseline', 'percent-change-from-baseline']),
  window: z.strictObject({ count: z.number().int().min(1).max(366), grain: grainSchema }),
  aggregation: aggregationSchema.nullable(),
  due: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('date'), date: plainDate }),
    z.strictObject({ kind: z.literal('after-launch'), days: z.number().int().min(0).max(3650) }),
  ]),
  minimumCoverage: z.number().min(0).max(1),
  consecutivePeriods: z.number().int().min(1).max(52),
  noDataPolicy: z.enum(['no-data', 'missed', 'hold']),
  tolerance: z.number().min(0).max(1),
  trajectory: z.boolean(),
};

/** What must be true of a KPI, and when. */
export const criterionRuleSchema = z.strictObject(rule).meta({ id: 'CriterionRule' });

export const evaluationSchema = z
  .object({
    id: z.number().int(),
    state: criterionStateSchema,
    value: z.number().nullable(),
    windowFrom: plainDate.nullable(),
    windowTo: plainDate.nullable(),
    coverage: z.number().nullable(),
    reason: z.string(),
    criterionVersion: z.number().int(),
    definitionNumber: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'Version of the KPI’s definition; null before versions were kept.' }),
    runId: z.number().int().nullable(),
    evaluatedAt: instant,
  })
  .meta({ id: 'Evaluation' });
export type EvaluationWire = z.infer<typeof evaluationSchema>;

export const criterionSchema = z
  .object({
    id,
    initiativeId: id,
    kpiId: id,
    kpiName: z.string(),
    promiseId: id.nullable(),
    ...rule,
    /** The rule read as a sentence. */
    sentence: z.string(),
    dueOn: plainDate.nullable().meta({ description: 'Null until the launch that it counts from has a date.' }),
    baseline: z.object({ value: z.number(), on: plainDate }).nullable(),
    frozen: z.boolean(),
    addedAfterApproval: z.boolean(),
    guardrail: z.boolean(),
    evaluation: evaluationSchema.nullable(),
    version,
  })
  .meta({ id: 'Criterion' });
export type CriterionWire = z.infer<typeof criterionSchema>;
export const criteriaSchema = z.object({ criteria: z.array(criterionSchema) }).meta({ id: 'Criteria' });
export const criteriaQuery = z.strictObject({ initiativeId: id.optional(), kpiId: id.optional() });

export const criterionCreateSchema = z
  .strictObject({
    initiativeId: id,
    kpiId: id,
    promiseId: id.nullable().default(null),
    ...rule,
    against: rule.against.default('value'),
    aggregation: rule.aggregation.default(null),
    minimumCoverage: rule.minimumCoverage.default(0.9),
    consecutivePeriods: rule.consecutivePeriods.default(1),
    noDataPolicy: rule.noDataPolicy.default('no-data'),
    tolerance: rule.tolerance.default(0.1),
    trajectory: rule.trajectory.default(false),
  })
  .meta({ id: 'CriterionCreate' });
export const criterionPatchSchema = z
  .strictObject({ promiseId: id.nullable(), ...rule })
  .partial()
  .meta({ id: 'CriterionPatch' });

export const evaluationsSchema = z
  .object({ evaluations: z.array(evaluationSchema.extend({ inputs: z.record(z.string(), z.json()) })) })
  .meta({ id: 'Evaluations' });
