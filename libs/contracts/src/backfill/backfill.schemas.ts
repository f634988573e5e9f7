import { BACKFILL_STATES, MAX_CHUNK_DAYS, USUAL_CHUNK_DAYS } from '@workback/domain/backfill/backfill';
import { z } from 'zod';
import { id, instant, personSchema, plainDate } from '../platform/fields.js';

export const backfillSchema = z
  .object({
    id,
    kpiId: id,
    from: plainDate,
    to: plainDate,
    chunkDays: z.number().int(),
    state: z.enum(BACKFILL_STATES),
    daysDone: z.number().int(),
    daysTotal: z.number().int(),
    /** The run of the piece that is asked for at the moment, or failed. */
    runId: z.number().int().nullable(),
    added: z.number().int(),
    restated: z.number().int(),
    unchanged: z.number().int(),
    message: z.string().meta({ description: 'Why it failed, in one sentence.' }),
    startedBy: personSchema.nullable(),
    createdAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'Backfill' });
export type Backfill = z.infer<typeof backfillSchema>;
export const backfillsSchema = z.object({ backfills: z.array(backfillSchema) }).meta({ id: 'Backfills' });

export const backfillStartSchema = z
  .strictObject({
    from: plainDate,
    to: plainDate,
    chunkDays: z.number().int().min(1).max(MAX_CHUNK_DAYS).default(USUAL_CHUNK_DAYS),
  })
  .meta({ id: 'BackfillStart' });
export const backfillStepSchema = z
  .strictObject({ step: z.enum(['pause', 'resume', 'cancel']) })
  .meta({ id: 'BackfillStep' });
