import { z } from 'zod';
import { filledText, id, personSchema, plainDate, version } from '../platform/fields.js';
import { checkInColourSchema } from '../check-in/check-in.schemas.js';

const predecessorSchema = z
  .strictObject({ milestoneId: id, lagDays: z.number().int().min(-365).max(365).default(0) })
  .meta({ id: 'Predecessor' });

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
    estimateDays: z.number().int(),
    startedOn: plainDate.nullable(),
    finishedOn: plainDate.nullable(),
    predecessors: z.array(predecessorSchema),
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

export const roadmapSchema = z
  .object({
    initiativeId: id,
    milestones: z.array(milestoneSchema),
    launchDate: plainDate.nullable(),
    forecastLaunch: plainDate.nullable(),
    /** Working days by which the plan misses the launch date; 0 when it holds; null without a launch date. */
    daysToRecover: z.number().int().nullable(),
    minimumFloatDays: z.number().int().nullable(),
    criticalPath: z.array(id),
    problem: z
      .string()
      .nullable()
      .meta({ description: 'Why the plan cannot be scheduled, for example the cycle by name.' }),
    today: plainDate,
    workingDays: z.array(z.number().int()),
    holidays: z.array(plainDate),
  })
  .meta({ id: 'Roadmap' });
export type Roadmap = z.infer<typeof roadmapSchema>;

const milestoneFields = {
  outcome: filledText(300),
  ownerId: id.nullable(),
  estimateDays: z.number().int().min(0).max(2000),
  predecessors: z.array(predecessorSchema).max(100),
  promiseIds: z.array(id).max(100),
};
export const milestoneCreateSchema = z
  .strictObject({
    ...milestoneFields,
    ownerId: milestoneFields.ownerId.default(null),
    predecessors: milestoneFields.predecessors.default([]),
    promiseIds: milestoneFields.promiseIds.default([]),
  })
  .meta({ id: 'MilestoneCreate' });
export const milestonePatchSchema = z
  .strictObject({ ...milestoneFields, startedOn: plainDate.nullable(), finishedOn: plainDate.nullable() })
  .partial()
  .meta({ id: 'MilestonePatch' });
