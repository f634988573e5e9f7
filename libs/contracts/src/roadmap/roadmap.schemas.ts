import { z } from 'zod';
import { id, plainDate, version } from '../platform/fields.js';
import { crossingSchema } from './cross-dependency.schemas.js';
import { milestoneSchema } from './milestone.schemas.js';

/** A date set for a milestone that it misses, by so many working days. */
export const missedLimitSchema = z
  .object({
    milestoneId: id,
    limit: z.enum(['notAfter', 'startOn', 'finishOn']),
    date: plainDate,
    days: z.number().int(),
  })
  .meta({ id: 'MissedLimit' });

export const roadmapSchema = z
  .object({
    initiativeId: id,
    /** Version of the plan as a whole, sent back in If-Match with a change of it. */
    planVersion: version,
    milestones: z.array(milestoneSchema),
    /** The highest number that a milestone here ever had. */
    lastNumber: z.number().int(),
    launchDate: plainDate.nullable(),
    forecastLaunch: plainDate.nullable(),
    /** Working days by which the plan misses the launch date; 0 when it holds; null without a launch date. */
    daysToRecover: z.number().int().nullable(),
    /** Working days between what is left to do and the launch date, negative when it is missed. */
    launchFloatDays: z.number().int().nullable(),
    /** The smallest float of what is left to do, dates set for single milestones included. */
    minimumFloatDays: z.number().int().nullable(),
    criticalPath: z.array(id),
    missedLimits: z.array(missedLimitSchema),
    problem: z
      .string()
      .nullable()
      .meta({ description: 'Why the plan cannot be scheduled, for example the cycle by name.' }),
    today: plainDate,
    workingDays: z.array(z.number().int()),
    /** Holidays of the workspace, and what they are called. */
    holidays: z.array(plainDate),
    holidayNames: z.record(z.string(), z.string()),
    /** Days on which this initiative alone does not work. */
    daysOff: z.array(z.object({ on: plainDate, name: z.string() })),
    /** Dependencies between milestones here and of other initiatives. */
    crossing: z.array(crossingSchema),
  })
  .meta({ id: 'Roadmap' });
export type Roadmap = z.infer<typeof roadmapSchema>;
