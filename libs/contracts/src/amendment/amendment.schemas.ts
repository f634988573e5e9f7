import { z } from 'zod';
import { criterionRuleSchema } from '../criterion/criterion.schemas.js';
import { filledText, id, instant, personSchema, text, version } from '../platform/fields.js';
import { prfaqDocumentSchema, prfaqDraftPatchSchema } from '../prfaq/prfaq.schemas.js';
import { passageSchema } from '../promise/promise.schemas.js';

const reason = text(2000);
const kind = z.enum(['customer-benefit', 'commitment', 'claim-with-number']);

/** What an amendment does to a promise; one that is not named keeps its words, or follows the edit of them. */
export const promiseChangeSchema = z
  .discriminatedUnion('change', [
    z.strictObject({ change: z.literal('reword'), promiseId: id, passage: passageSchema }),
    z.strictObject({ change: z.literal('withdraw'), promiseId: id, reason }),
    z.strictObject({ change: z.literal('add'), id, kind, passage: passageSchema }),
  ])
  .meta({ id: 'PromiseChange' });

/** What an amendment does to a success criterion. */
export const criterionChangeSchema = z
  .discriminatedUnion('change', [
    z.strictObject({
      change: z.literal('replace'),
      criterionId: id,
      promiseId: id.nullable(),
      rule: criterionRuleSchema,
      reason,
    }),
    z.strictObject({ change: z.literal('withdraw'), criterionId: id, reason }),
    z.strictObject({
      change: z.literal('add'),
      id,
      kpiId: id,
      promiseId: id.nullable(),
      rule: criterionRuleSchema,
    }),
  ])
  .meta({ id: 'CriterionChange' });
export type PromiseChangeWire = z.infer<typeof promiseChangeSchema>;
export type CriterionChangeWire = z.infer<typeof criterionChangeSchema>;

const dateMove = z
  .object({ before: z.string().nullable(), after: z.string().nullable(), days: z.number().int().nullable() })
  .nullable();

/** Everything that an amendment touches, by name. */
export const amendmentImpactSchema = z
  .object({
    launchDate: dateMove,
    promises: z.array(
      z.object({
        id: z.string(),
        label: z.string().nullable(),
        how: z.enum(['reworded', 'withdrawn', 'added', 'gone']),
        before: z.string().nullable(),
        after: z.string().nullable(),
        reason: z.string(),
      }),
    ),
    milestones: z.array(
      z.object({
        id: z.string(),
        outcome: z.string(),
        promises: z.array(z.string()),
        float: z.object({ before: z.number().int(), after: z.number().int() }).nullable(),
      }),
    ),
    kpis: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        promises: z.array(z.string()),
        criteria: z.array(z.enum(['changed', 'withdrawn', 'added'])),
      }),
    ),
  })
  .meta({ id: 'AmendmentImpact' });
export type AmendmentImpactWire = z.infer<typeof amendmentImpactSchema>;

export const amendmentSummarySchema = z
  .object({
    id,
    initiativeId: id,
    number: z.number().int(),
    reason: z.string(),
    baseVersionNumber: z.number().int(),
    status: z.enum(['draft', 'in-review', 'approved', 'rejected', 'withdrawn']),
    withdrawnReason: z.string(),
    createdBy: personSchema.nullable(),
    createdAt: instant,
    decidedAt: instant.nullable(),
  })
  .meta({ id: 'AmendmentSummary' });
export type AmendmentSummary = z.infer<typeof amendmentSummarySchema>;
export const amendmentsSchema = z.object({ amendments: z.array(amendmentSummarySchema) }).meta({ id: 'Amendments' });

/** A criterion in an amendment: what was approved beside what is asked for, each read as a sentence. */
const amendedCriterionSchema = z
  .object({
    id,
    kpiId: id,
    kpiName: z.string(),
    promiseId: id.nullable(),
    how: z.enum(['kept', 'changed', 'withdrawn', 'added']),
    before: z.string().nullable(),
    after: z.string().nullable(),
    reason: z.string(),
    frozen: z.boolean(),
    /** Its verdict stands, so that it cannot be amended. */
    due: z.boolean(),
  })
  .meta({ id: 'AmendedCriterion' });

/** What becomes of a promise in an amendment. */
const amendedPromiseSchema = z
  .object({
    id,
    label: z.string().nullable(),
    outcome: z.enum(['kept', 'reworded', 'withdrawn', 'added', 'gone']),
    before: z.string().nullable(),
    after: z.string().nullable(),
    /** Where its words stand in the amended text; null when they do not. */
    passage: passageSchema.nullable(),
    reason: z.string(),
  })
  .meta({ id: 'AmendedPromise' });

export const amendmentSchema = amendmentSummarySchema
  .extend({
    document: prfaqDocumentSchema,
    promiseChanges: z.array(promiseChangeSchema),
    criterionChanges: z.array(criterionChangeSchema),
    promises: z.array(amendedPromiseSchema),
    criteria: z.array(amendedCriterionSchema),
    impact: amendmentImpactSchema,
    /** What stands in the way of its review, each with its place. */
    problems: z.array(z.object({ field: z.string(), message: z.string() })),
    savedBy: personSchema.nullable(),
    savedAt: instant,
    version,
  })
  .meta({ id: 'Amendment' });
export type Amendment = z.infer<typeof amendmentSchema>;

export const amendmentProposeSchema = z.strictObject({ reason: filledText(2000) }).meta({ id: 'AmendmentPropose' });

/** Only what changed; lists of changes are sent as a whole. */
export const amendmentPatchSchema = prfaqDraftPatchSchema
  .extend({
    reason: filledText(2000).optional(),
    promiseChanges: z.array(promiseChangeSchema).max(500).optional(),
    criterionChanges: z.array(criterionChangeSchema).max(500).optional(),
  })
  .meta({ id: 'AmendmentPatch' });

export const amendmentWithdrawSchema = z.strictObject({ reason: filledText(2000) }).meta({ id: 'AmendmentWithdraw' });

const driftedSchema = z.object({
  name: z.string(),
  how: z.enum(['reworded', 'added', 'withdrawn']),
  before: z.string().nullable(),
  after: z.string().nullable(),
  reason: z.string(),
});

/** What is different from the first approval; nothing is null or empty. */
export const driftSchema = z
  .object({
    firstVersionNumber: z.number().int(),
    firstApprovedAt: instant,
    presentVersionNumber: z.number().int(),
    /** Amendments that were approved since. */
    amendments: z.number().int(),
    launchDate: dateMove,
    promises: z.array(driftedSchema),
    criteria: z.array(driftedSchema),
    words: z.object({ added: z.number().int(), removed: z.number().int(), parts: z.number().int() }),
  })
  .meta({ id: 'Drift' });
export type DriftWire = z.infer<typeof driftSchema>;
/** Null until a first approval. */
export const driftAnswerSchema = z.object({ drift: driftSchema.nullable() }).meta({ id: 'DriftAnswer' });
