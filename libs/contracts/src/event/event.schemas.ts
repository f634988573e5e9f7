import { eventGroupKeys } from '@workback/domain/event/event-groups';
import { z } from 'zod';
import { id, instant, personSchema } from '../platform/fields.js';

/** Something that happened, in the past tense, for example `kpi.evaluated`. */
export const eventSchema = z
  .object({
    id: z.number().int(),
    kind: z.string(),
    initiativeId: id.nullable(),
    initiativeName: z.string().nullable(),
    subjectType: z.string(),
    subjectId: z.string(),
    summary: z.string(),
    /** Fields that it changed, in words. */
    changes: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
    link: z.string().nullable().meta({ description: 'Where it is about: a path below the address of the workspace.' }),
    actor: personSchema.nullable(),
    at: instant,
  })
  .meta({ id: 'Event' });
export type EventWire = z.infer<typeof eventSchema>;
export const eventsSchema = z.object({ events: z.array(eventSchema) }).meta({ id: 'Events' });
export const eventsQuery = z.strictObject({
  initiativeId: id.optional(),
  group: z.enum(eventGroupKeys).optional().meta({ description: 'Only events of this kind.' }),
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** What a live stream says: which nouns changed, so that a screen knows what to fetch again. */
export const liveMessageSchema = z
  .object({ kind: z.string(), initiativeId: id.nullable(), kpiIds: z.array(id) })
  .meta({ id: 'LiveMessage' });
export type LiveMessage = z.infer<typeof liveMessageSchema>;
