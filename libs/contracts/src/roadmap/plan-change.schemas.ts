import { z } from 'zod';
import { id, instant, personSchema, plainDate, version } from '../platform/fields.js';
import {
  dateLimits,
  dayOffSchema,
  dependencyTypeSchema,
  estimateDays,
  estimateRangeSchema,
  lagDays,
  milestoneFields,
  reason,
} from './milestone.schemas.js';
import { roadmapSchema } from './roadmap.schemas.js';

const { outcome, ownerId, team, notes, deliverables, promiseIds } = milestoneFields;
const progress = { startedOn: plainDate.nullable(), finishedOn: plainDate.nullable() };
const onMilestone = { milestoneId: id };
const ends = { predecessorId: id, successorId: id };

/** One step of a change; fields that are left out stay as they are. */
export const planOperationSchema = z
  .discriminatedUnion('op', [
    z
      .strictObject({ ...milestoneFields, ...progress })
      .partial()
      .extend({ op: z.literal('create'), ...onMilestone, outcome, estimateDays }),
    z
      .strictObject({ outcome, ownerId, team, notes, deliverables })
      .partial()
      .extend({ op: z.literal('describe'), ...onMilestone }),
    z.strictObject({
      op: z.literal('estimate'),
      ...onMilestone,
      estimateDays,
      estimateRange: estimateRangeSchema.nullable().optional(),
    }),
    z
      .strictObject(dateLimits)
      .partial()
      .extend({ op: z.literal('constrain'), ...onMilestone }),
    z.strictObject({ op: z.literal('move'), ...onMilestone, to: plainDate }),
    z
      .strictObject(progress)
      .partial()
      .extend({ op: z.literal('progress'), ...onMilestone }),
    z.strictObject({ op: z.literal('tie'), ...onMilestone, promiseIds }),
    z.strictObject({
      op: z.literal('link'),
      ...ends,
      type: dependencyTypeSchema.default('FS'),
      lagDays: lagDays.default(0),
    }),
    z.strictObject({ op: z.literal('unlink'), ...ends }),
    z.strictObject({ op: z.literal('remove'), ...onMilestone }),
    z.strictObject({ op: z.literal('days-off'), daysOff: z.array(dayOffSchema).max(400) }),
  ])
  .meta({ id: 'PlanOperation' });

/** A change of a plan: all of it or none. */
export const planChangeRequestSchema = z
  .strictObject({
    changeId: id.optional().meta({ description: 'Chosen by the sender: the same id sent again is the same change.' }),
    reason: reason.default(''),
    operations: z.array(planOperationSchema).min(1).max(2000),
  })
  .meta({ id: 'PlanChangeRequest' });

export const planChangeSchema = z
  .object({
    /** The version of the plan after the change. */
    version,
    summary: z.string(),
    reason: z.string(),
    by: personSchema.nullable(),
    at: instant,
    undoes: version.nullable(),
    /** The change that took this one back. */
    undoneBy: version.nullable(),
    launchDate: plainDate.nullable(),
    forecast: plainDate.nullable(),
    daysToRecover: z.number().int().nullable(),
  })
  .meta({ id: 'PlanChange' });
export type PlanChange = z.infer<typeof planChangeSchema>;

export const planChangedSchema = z
  .object({ change: planChangeSchema, roadmap: roadmapSchema })
  .meta({ id: 'PlanChanged' });
export const planChangesSchema = z.object({ changes: z.array(planChangeSchema) }).meta({ id: 'PlanChanges' });
export const undoSchema = z.strictObject({ reason: reason.default('') }).meta({ id: 'PlanUndo' });
