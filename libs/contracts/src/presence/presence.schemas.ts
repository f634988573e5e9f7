import { z } from 'zod';
import { filledText, id, personSchema } from '../platform/fields.js';

/** Pages of an initiative. */
export const presencePlaces = ['initiative', 'prfaq', 'plan'] as const;

/** The part that somebody writes: an id by which the page finds it, and its name for everybody else. */
const partSchema = z.strictObject({ id: filledText(100), title: filledText(200) });
export const presenceBeatSchema = z
  .strictObject({ place: z.enum(presencePlaces), part: partSchema.nullable().default(null) })
  .meta({ id: 'PresenceBeat' });
export type PresenceBeat = z.infer<typeof presenceBeatSchema>;

export const presentPersonSchema = personSchema
  .extend({ place: z.enum(presencePlaces), part: z.object({ id: z.string(), title: z.string() }).nullable() })
  .meta({ id: 'PresentPerson' });
export type PresentPerson = z.infer<typeof presentPersonSchema>;
export const presenceSchema = z.object({ people: z.array(presentPersonSchema) }).meta({ id: 'Presence' });

export const presenceParams = z.strictObject({
  workspaceId: id,
  initiativeId: id,
  clientId: z.uuid().meta({ description: 'Chosen by the client: one page that somebody has open.' }),
});
