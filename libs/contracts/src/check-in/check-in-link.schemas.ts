import { z } from 'zod';
import { id, instant, plainDate } from '../platform/fields.js';
import { checkInColourSchema, checkInCreateSchema } from './check-in.schemas.js';

const token = z.string().min(20).max(200);

export const checkInLinkCreateSchema = z
  .strictObject({ milestoneId: id.nullable().default(null) })
  .meta({ id: 'CheckInLinkCreate' });

/** A link as its maker gets it, once. */
export const checkInLinkSchema = z
  .object({
    path: z.string().meta({ description: 'Path with the token in its fragment, which browsers send nowhere.' }),
    expiresAt: instant,
  })
  .meta({ id: 'CheckInLink' });
export type CheckInLinkWire = z.infer<typeof checkInLinkSchema>;

export const checkInLinkOpenSchema = z.strictObject({ token }).meta({ id: 'CheckInLinkOpen' });

/** What the form behind a link says about its subject; nothing else of the workspace. */
export const checkInLinkFormSchema = z
  .object({
    workspace: z.string(),
    person: z.string(),
    initiative: z.string(),
    milestone: z.string().nullable(),
    dueOn: plainDate.nullable(),
    last: z.object({ achievement: checkInColourSchema, on: plainDate }).nullable(),
    expiresAt: instant,
  })
  .meta({ id: 'CheckInLinkForm' });
export type CheckInLinkForm = z.infer<typeof checkInLinkFormSchema>;

export const checkInLinkUseSchema = checkInCreateSchema
  .omit({ milestoneId: true })
  .extend({ token })
  .meta({ id: 'CheckInLinkUse' });
