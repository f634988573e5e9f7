import { z } from 'zod';
import { id, instant } from '../platform/fields.js';

export const runStateSchema = z.enum(['queued', 'running', 'succeeded', 'failed', 'skipped']).meta({ id: 'RunState' });

/** One attempt to get numbers for a KPI, or the record that a due time was skipped and why. */
export const runSchema = z
  .object({
    id: z.number().int(),
    kpiId: id,
    trigger: z.enum(['schedule', 'manual', 'push', 'typed']),
    state: runStateSchema,
    scheduledFor: instant,
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
    attempt: z.number().int(),
    added: z.number().int(),
    restated: z.number().int(),
    unchanged: z.number().int(),
    errorCode: z.string().nullable(),
    message: z.string().meta({ description: 'What came back, in one sentence.' }),
    sample: z.string(),
    request: z.string(),
    tookMs: z.number().nullable(),
  })
  .meta({ id: 'Run' });
export type Run = z.infer<typeof runSchema>;
export const runsSchema = z
  .object({ runs: z.array(runSchema.extend({ kpiName: z.string() })), nextBefore: z.number().int().nullable() })
  .meta({ id: 'Runs' });
export const runsQuery = z.strictObject({
  kpiId: id.optional(),
  state: runStateSchema.optional(),
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
