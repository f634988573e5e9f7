import { z } from 'zod';
import { id, instant } from '../platform/fields.js';

/** A calendar that other programs read by its address; the address is shown once. */
export const calendarFeedSchema = z
  .object({
    id,
    /** Null: everything that its person owns in the workspace. */
    initiativeId: id.nullable(),
    initiativeName: z.string().nullable(),
    createdAt: instant,
    lastReadAt: instant.nullable(),
  })
  .meta({ id: 'CalendarFeed' });
export type CalendarFeed = z.infer<typeof calendarFeedSchema>;
export const calendarFeedsSchema = z.object({ feeds: z.array(calendarFeedSchema) }).meta({ id: 'CalendarFeeds' });

export const calendarFeedCreateSchema = z
  .strictObject({ initiativeId: id.nullable().default(null) })
  .meta({ id: 'CalendarFeedCreate' });
export const calendarFeedCreatedSchema = z
  .object({
    feed: calendarFeedSchema,
    path: z.string().meta({ description: 'Address below the one of the product. Whoever has it reads the calendar.' }),
  })
  .meta({ id: 'CalendarFeedCreated' });
