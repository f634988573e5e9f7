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

const workingDays = z.number().int();

/** How a plan slipped against a baseline, and what was added to it since. */
export const planSlipSchema = z
  .object({
    baseline: z.object({ id, name: z.string(), takenOn: plainDate, forecast: plainDate.nullable() }),
    points: z
      .array(
        z.object({
          on: plainDate,
          /** What was promised on that day, and where the plan ended then. */
          launchDate: plainDate.nullable(),
          forecast: plainDate.nullable(),
          forecastSlipDays: workingDays.nullable(),
          scopeDays: workingDays,
          added: z.number().int(),
          removed: z.number().int(),
        }),
      )
      .meta({ description: 'Ascending, the last is today; working days, later and more are positive.' }),
    milestones: z
      .array(
        z.object({
          id,
          number: z.number().int(),
          outcome: z.string(),
          /** One for each point; null where the plan did not have the milestone. */
          slipDays: z.array(workingDays.nullable()),
        }),
      )
      .meta({
        description: 'Milestones of the baseline whose end ever moved, those that end latest against it first.',
      }),
    /** How many milestones of the baseline never moved. */
    held: z.number().int(),
  })
  .meta({ id: 'PlanSlip' });
export type PlanSlip = z.infer<typeof planSlipSchema>;
