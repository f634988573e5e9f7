import { z } from 'zod';
import { checkInStandingSchema } from '../check-in/check-in.schemas.js';
import { filledText, id, instant, personSchema, plainDate, text, version } from '../platform/fields.js';

/** Derived from facts, never typed (PRODUCT B1). */
export const stageSchema = z
  .enum(['draft', 'in-review', 'approved', 'building', 'launched', 'measuring', 'concluded', 'rejected', 'parked'])
  .meta({ id: 'Stage' });
export type Stage = z.infer<typeof stageSchema>;

/** First verdict: did we ship what we promised, when? */
export const deliveredSchema = z
  .object({
    state: z.enum(['not-yet', 'on-time', 'late', 'early', 'no-date']),
    /** Working days after the promised launch; negative when early. */
    days: z.number().int().nullable(),
  })
  .meta({ id: 'Delivered' });

export const promiseVerdictSchema = z
  .enum(['kept', 'partly', 'missed', 'too-early', 'no-data'])
  .meta({ id: 'PromiseVerdict' });
export type PromiseVerdict = z.infer<typeof promiseVerdictSchema>;

/** Second verdict: did the success criteria come true? */
export const workedSchema = z
  .object({
    verdict: promiseVerdictSchema,
    kept: z.number().int(),
    partly: z.number().int(),
    missed: z.number().int(),
    tooEarly: z.number().int(),
    noData: z.number().int(),
  })
  .meta({ id: 'Worked' });

export const launchDatesSchema = z
  .object({ promised: plainDate.nullable(), forecast: plainDate.nullable(), actual: plainDate.nullable() })
  .meta({ id: 'LaunchDates' });

export const initiativeSchema = z
  .object({
    id,
    number: z.number().int(),
    name: z.string(),
    headline: z.string(),
    subHeading: z.string(),
    owner: personSchema.nullable(),
    stage: stageSchema,
    launch: launchDatesSchema,
    delivered: deliveredSchema,
    worked: workedSchema,
    checkIn: checkInStandingSchema,
    prfaqStatus: z.enum(['draft', 'in-review', 'approved', 'rejected']),
    approvedAt: instant.nullable(),
    approvedBy: personSchema.nullable(),
    createdAt: instant,
    concludedAt: instant.nullable(),
    parkedAt: instant.nullable(),
    version,
  })
  .meta({ id: 'Initiative' });
export type Initiative = z.infer<typeof initiativeSchema>;

export const initiativeCreateSchema = z
  .strictObject({ name: filledText(160), ownerId: id.nullable().default(null) })
  .meta({ id: 'InitiativeCreate' });
export const initiativePatchSchema = z
  .strictObject({ name: filledText(160), ownerId: id.nullable(), parked: z.boolean() })
  .partial()
  .meta({ id: 'InitiativePatch' });
export const launchSchema = z
  .strictObject({
    launchedOn: plainDate,
    /** Needed while the launch gate asks for something. */
    exception: text(2000)
      .default('')
      .meta({ description: 'Why it launches although its launch gate is not complete; kept with your name.' }),
  })
  .meta({ id: 'Launch' });
export const launchCancelSchema = z.strictObject({ reason: filledText(2000) }).meta({ id: 'LaunchCancel' });
