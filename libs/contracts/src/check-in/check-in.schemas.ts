import { z } from 'zod';
import { filledText, id, instant, personSchema, text } from '../platform/fields.js';

export const checkInColourSchema = z.enum(['green', 'yellow', 'red']).meta({ id: 'CheckInColour' });

export const checkInSchema = z
  .object({
    id,
    initiativeId: id,
    milestoneId: id.nullable(),
    colour: checkInColourSchema,
    note: z.string(),
    pathToGreen: z.string(),
    author: personSchema.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'CheckIn' });
export type CheckIn = z.infer<typeof checkInSchema>;
export const checkInsSchema = z.object({ checkIns: z.array(checkInSchema) }).meta({ id: 'CheckIns' });
export const checkInCreateSchema = z
  .strictObject({
    milestoneId: id.nullable().default(null),
    colour: checkInColourSchema,
    note: filledText(2000),
    pathToGreen: text(2000).default(''),
  })
  .meta({ id: 'CheckInCreate' });
