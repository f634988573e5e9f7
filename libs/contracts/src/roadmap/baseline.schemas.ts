import { z } from 'zod';
import { filledText, id, instant, personSchema, plainDate } from '../platform/fields.js';

/** A plan as it stood on one day. */
export const baselineSchema = z
  .object({
    id,
    name: z.string(),
    takenAt: instant,
    takenBy: personSchema.nullable(),
    /** Taken by the approval of the PR/FAQ; such a baseline cannot be removed. */
    byApproval: z.boolean(),
    launchDate: plainDate.nullable(),
    forecast: plainDate.nullable(),
    milestones: z.array(
      z.object({
        id,
        number: z.number().int(),
        outcome: z.string(),
        estimateDays: z.number().int(),
        start: plainDate,
        finish: plainDate,
      }),
    ),
  })
  .meta({ id: 'Baseline' });
export type Baseline = z.infer<typeof baselineSchema>;

export const baselinesSchema = z.object({ baselines: z.array(baselineSchema) }).meta({ id: 'Baselines' });
export const baselineCreateSchema = z.strictObject({ name: filledText(80) }).meta({ id: 'BaselineCreate' });
