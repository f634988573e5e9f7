import { z } from 'zod';
import { id, instant, personSchema, plainDate } from '../platform/fields.js';

export const runStateSchema = z.enum(['queued', 'running', 'succeeded', 'failed', 'skipped']).meta({ id: 'RunState' });

/** One attempt to get numbers for a KPI, or the record that a due time was skipped and why. */
export const runSchema = z
  .object({
    id: z.number().int(),
    kpiId: id,
    trigger: z.enum(['schedule', 'manual', 'push', 'typed', 'backfill']),
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

/** A run with everything that is known of it: its way through the queue, tries that failed, what became of the rows. */
export const runDetailSchema = runSchema
  .extend({
    kpiName: z.string(),
    source: z.object({ id, name: z.string() }).nullable(),
    /** Who started it, pushed or typed. */
    actor: personSchema.nullable(),
    queuedAt: instant,
    deliveredAt: instant.nullable(),
    retryAt: instant.nullable().meta({ description: 'When it is tried again.' }),
    skippedTicks: z.number().int(),
    tries: z
      .array(
        z.object({
          attempt: z.number().int(),
          startedAt: instant.nullable(),
          endedAt: instant,
          code: z.string(),
          message: z.string(),
          request: z.string(),
          sample: z.string(),
          tookMs: z.number().nullable(),
        }),
      )
      .meta({ description: 'Tries that brought no numbers, oldest first.' }),
    rowsIn: z.number().int().meta({ description: 'Rows that the source gave.' }),
    blanks: z.number().int().meta({ description: 'Rows without a value: no data, which is not zero.' }),
    outsideWindow: z.number().int().meta({ description: 'Rows of days that were not asked for.' }),
    refused: z.number().int().meta({ description: 'Rows that could not be stored.' }),
    refusals: z.array(z.object({ row: z.number().int(), reason: z.string() })),
    restatements: z
      .array(z.object({ date: plainDate, before: z.number(), after: z.number().nullable() }))
      .meta({ description: 'The newest days whose number this run replaced.' }),
  })
  .meta({ id: 'RunDetail' });
export type RunDetail = z.infer<typeof runDetailSchema>;
export const runsSchema = z
  .object({ runs: z.array(runSchema.extend({ kpiName: z.string() })), nextBefore: z.number().int().nullable() })
  .meta({ id: 'Runs' });
export const runsQuery = z.strictObject({
  kpiId: id.optional(),
  sourceId: id.optional(),
  state: runStateSchema.optional(),
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
