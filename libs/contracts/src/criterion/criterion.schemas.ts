import { z } from 'zod';
import { finite, id, instant, personSchema, plainDate, version } from '../platform/fields.js';
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
  .object({
    evaluations: z.array(
      evaluationSchema.extend({
        inputs: z.record(z.string(), z.json()),
        /** Whether a number that it looked at was replaced since. */
        restatedSince: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Evaluations' });

const verdictSchema = z.object({ state: criterionStateSchema, value: z.number().nullable(), reason: z.string() });

/** A kept verdict judged again: from the numbers kept with it, and from those of today. */
export const verdictCheckSchema = z
  .object({
    again: verdictSchema,
    reproduced: z.boolean().meta({ description: 'The kept numbers give the kept verdict.' }),
    now: verdictSchema,
    changed: z.boolean().meta({ description: 'The numbers of today would give another verdict or value.' }),
    restated: z.array(
      z.object({
        operand: z.string().nullable(),
        date: plainDate,
        before: z.number().nullable(),
        now: z.number().nullable(),
      }),
    ),
    restatedTotal: z.number().int(),
  })
  .meta({ id: 'VerdictCheck' });
export type VerdictCheckWire = z.infer<typeof verdictCheckSchema>;

/** A rule to try on the past, saved or not. */
export const dryRunAskSchema = z
  .strictObject({
    kpiId: id,
    /** The criterion whose baseline counts; without it the baseline is measured as of today. */
    criterionId: id.nullable().default(null),
    count: z.number().int().min(1).max(104).default(26),
    ...rule,
  })
  .meta({ id: 'DryRunAsk' });
export const dryRunSchema = z
  .object({
    sentence: z.string(),
    baseline: z.object({ value: z.number(), on: plainDate }).nullable(),
    points: z.array(
      z.object({
        asOf: plainDate,
        state: z.enum(['met', 'missed', 'no-data', 'too-early']),
        value: z.number().nullable(),
        required: z.number().nullable(),
        windowFrom: plainDate.nullable(),
        windowTo: plainDate.nullable(),
        reason: z.string(),
      }),
    ),
  })
  .meta({ id: 'DryRun' });
export type DryRunWire = z.infer<typeof dryRunSchema>;

/** How a criterion came to be what it is: set, changed while it was free, registered, amended with who and why. */
export const criterionHistorySchema = z
  .object({
    entries: z.array(
      z.object({
        at: instant,
        by: personSchema.nullable(),
        what: z.enum(['set', 'changed', 'registered', 'amended', 'withdrawn']),
        /** The rule from then on, as a sentence. */
        sentence: z.string().nullable(),
        baseline: z.object({ value: z.number(), on: plainDate }).nullable(),
        reason: z.string(),
      }),
    ),
  })
  .meta({ id: 'CriterionHistory' });
export type CriterionHistoryWire = z.infer<typeof criterionHistorySchema>;
