import { z } from 'zod';
import { finite, id, plainDate, text } from '../platform/fields.js';

/** Numbers of several KPIs of one source in one signed message; all of them are stored, or none. */
export const pushBatchSchema = z
  .strictObject({
    points: z
      .array(z.strictObject({ kpi: id, date: plainDate, value: finite, slice: text(100).optional() }))
      .min(1)
      .max(10_000),
    note: text(500).default(''),
  })
  .meta({ id: 'PushBatch' });
export const pushReceivedSchema = z
  .object({
    kpis: z.array(
      z.object({
        kpiId: id,
        runId: z.number().int(),
        added: z.number().int(),
        unchanged: z.number().int(),
        restated: z.number().int(),
        replayed: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'PushReceived' });

export const signingSecretMakeSchema = z
  .strictObject({
    /** The secret before stays good beside the new one, until the next time. */
    keepEarlier: z.boolean().default(true),
  })
  .meta({ id: 'SigningSecretMake' });
export const signingSecretSchema = z
  .object({ secret: z.string().meta({ description: 'Shown once.' }), address: z.string() })
  .meta({ id: 'SigningSecret' });
