import { DEPENDENCY_TYPES } from '@workback/domain/roadmap/plan';
import { z } from 'zod';
import { checkInColourSchema } from '../check-in/check-in.schemas.js';
import { filledText, id, personSchema, plainDate, text, version } from '../platform/fields.js';

export const dependencyTypeSchema = z.enum(DEPENDENCY_TYPES).meta({
  id: 'DependencyType',
  description: 'Which end waits for which: FS, the start for the predecessor’s finish.',
});
export const lagDays = z.number().int().min(-365).max(365);
export const estimateDays = z
  .number()
  .int()
  .min(0)
  .max(2000)
  .meta({ description: 'Whole working days; 0 is an event.' });

export const predecessorSchema = z
  .strictObject({ milestoneId: id, lagDays: lagDays.default(0), type: dependencyTypeSchema.optional() })
  .meta({ id: 'Predecessor' });

export const estimateRangeSchema = z
  .strictObject({ optimisticDays: estimateDays, pessimisticDays: estimateDays })
  .meta({
    id: 'EstimateRange',
    description: 'The outer two of a three-point estimate; estimateDays is the likely one.',
  });

export const deliverableSchema = z
  .strictObject({ id: z.string().min(1).max(40), text: filledText(300), done: z.boolean() })
  .meta({ id: 'Deliverable' });

export const dayOffSchema = z.strictObject({ on: plainDate, name: text(100) }).meta({ id: 'DayOff' });

/** Dates that people set. */
export const dateLimits = {
  notBefore: plainDate.nullable(),
  notAfter: plainDate.nullable(),
  startOn: plainDate.nullable(),
  finishOn: plainDate.nullable(),
};

/** What people say about a milestone. */
export const milestoneFields = {
  outcome: filledText(300),
  ownerId: id.nullable(),
  team: text(80),
  notes: text(5000),
  estimateDays,
  estimateRange: estimateRangeSchema.nullable(),
  deliverables: z.array(deliverableSchema).max(50),
  promiseIds: z.array(id).max(100),
  ...dateLimits,
};

/** Dates worked back from the launch; float and lags in working days. */
export const scheduledSchema = z
  .object({
    earliestStart: plainDate,
    earliestFinish: plainDate,
    latestStart: plainDate,
    latestFinish: plainDate,
    startBy: plainDate,
    totalFloatDays: z.number().int(),
    freeFloatDays: z.number().int(),
    critical: z.boolean(),
  })
  .meta({ id: 'Scheduled' });

export const milestoneSchema = z
  .object({
    id,
    number: z.number().int(),
    outcome: z.string(),
    owner: personSchema.nullable(),
    team: z.string(),
    notes: z.string(),
    estimateDays: z.number().int(),
    estimateRange: z.object({ optimisticDays: z.number().int(), pessimisticDays: z.number().int() }).nullable(),
    deliverables: z.array(z.object({ id: z.string(), text: z.string(), done: z.boolean() })),
    startedOn: plainDate.nullable(),
    finishedOn: plainDate.nullable(),
    ...dateLimits,
    predecessors: z.array(z.object({ milestoneId: id, lagDays: z.number().int(), type: dependencyTypeSchema })),
    promiseIds: z.array(id),
    /** Null when the plan as a whole cannot be scheduled. */
    scheduled: scheduledSchema.nullable(),
    lastCheckIn: z
      .object({
        colour: checkInColourSchema,
        note: z.string(),
        on: plainDate,
        /** Too old to go by: it overrides the colour. */
        outdated: z.boolean(),
      })
      .nullable(),
    version,
  })
  .meta({ id: 'Milestone' });
export type Milestone = z.infer<typeof milestoneSchema>;

/** Why the launch date may break by a change. */
export const reason = text(2000).meta({
  description: 'Needed when the change makes the launch date break, or break by more.',
});

export const milestoneCreateSchema = z
  .strictObject({
    ...milestoneFields,
    predecessors: z.array(predecessorSchema).max(100),
    startedOn: plainDate.nullable(),
    finishedOn: plainDate.nullable(),
    reason,
  })
  .partial()
  .required({ outcome: true, estimateDays: true })
  .meta({ id: 'MilestoneCreate' });
export const milestonePatchSchema = z
  .strictObject({
    ...milestoneFields,
    predecessors: z.array(predecessorSchema).max(100),
    startedOn: plainDate.nullable(),
    finishedOn: plainDate.nullable(),
    reason,
  })
  .partial()
  .meta({ id: 'MilestonePatch' });
