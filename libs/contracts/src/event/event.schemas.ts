import { z } from 'zod';
import { id, instant, personSchema } from '../platform/fields.js';

/** Something that happened, in the past tense, for example `kpi.evaluated`. */
export const eventSchema = z
  .object({
    id: z.number().int(),
    kind: z.string(),
    initiativeId: id.nullable(),
    subjectType: z.string(),
    subjectId: z.string(),
    summary: z.string(),
    actor: personSchema.nullable(),
    at: instant,
  })
  .meta({ id: 'Event' });
export type EventWire = z.infer<typeof eventSchema>;
export const eventsSchema = z.object({ events: z.array(eventSchema) }).meta({ id: 'Events' });
export const eventsQuery = z.strictObject({
  initiativeId: id.optional(),
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** What a live stream says: which nouns changed, so that a screen knows what to fetch again. */
export const liveMessageSchema = z
  .object({ kind: z.string(), initiativeId: id.nullable(), kpiIds: z.array(id) })
  .meta({ id: 'LiveMessage' });
export type LiveMessage = z.infer<typeof liveMessageSchema>;
