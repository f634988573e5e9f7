import { z } from 'zod';
import { grainSchema, kpiNameSchema, unitSchema } from '../kpi/kpi.schemas.js';
import { filledText, finite, id, instant, personSchema, plainDate, version } from '../platform/fields.js';

const rule = {
  limit: finite,
  badSide: z.enum(['above', 'below']),
  grain: grainSchema,
  /** So many complete periods in a row must lie on the bad side. */
  periods: z.number().int().min(1).max(12),
  /** Days after each launch for which it watches. */
  watchDays: z.number().int().min(1).max(730),
};
const look = { unit: unitSchema, currency: z.string().nullable(), precision: z.number().int() };

/** A guardrail of the workspace: it watches over every launch. */
export const guardrailSchema = z
  .object({ id, kpi: kpiNameSchema, ...rule, look: z.object(look), version })
  .meta({ id: 'Guardrail' });
export type GuardrailWire = z.infer<typeof guardrailSchema>;
export const guardrailsSchema = z.object({ guardrails: z.array(guardrailSchema) }).meta({ id: 'Guardrails' });
export const guardrailCreateSchema = z.strictObject({ kpiId: id, ...rule }).meta({ id: 'GuardrailCreate' });
export const guardrailPatchSchema = z.strictObject(rule).partial().meta({ id: 'GuardrailPatch' });

/** A guardrail that did not hold after a launch, and what is done about it. */
export const breachSchema = z
  .object({
    id,
    kpi: kpiNameSchema,
    /** What was seen, in a sentence. */
    words: z.string(),
    beganOn: plainDate,
    /** When the numbers came back within the limit; null while they have not. */
    recoveredOn: plainDate.nullable(),
    /** What is done, by whom and until when; null while nobody said. */
    action: z
      .object({ words: z.string(), owner: personSchema.nullable(), dueOn: plainDate, doneAt: instant.nullable() })
      .nullable(),
    version,
  })
  .meta({ id: 'Breach' });
export type Breach = z.infer<typeof breachSchema>;

/** Guardrails of one initiative: how those of the workspace stand after its launch, and breaches of these and of its own. */
export const initiativeGuardrailsSchema = z
  .object({
    watched: z.array(
      guardrailSchema.extend({ state: z.enum(['holds', 'breached', 'none']), watchedUntil: plainDate.nullable() }),
    ),
    breaches: z.array(breachSchema),
  })
  .meta({ id: 'InitiativeGuardrails' });
export type InitiativeGuardrails = z.infer<typeof initiativeGuardrailsSchema>;

export const breachActionSchema = z
  .strictObject({ words: filledText(1000), ownerId: id, dueOn: plainDate, done: z.boolean().default(false) })
  .meta({ id: 'BreachAction' });
