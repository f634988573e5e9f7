import { z } from 'zod';
import { id, personSchema, plainDate } from '../platform/fields.js';
import { stageSchema } from '../initiative/initiative.schemas.js';
import { crossDependencySchema } from './cross-dependency.schemas.js';

/** A milestone as a bar on the timeline of all initiatives. */
export const timelineMilestoneSchema = z
  .object({
    id,
    number: z.number().int(),
    outcome: z.string(),
    owner: personSchema.nullable(),
    team: z.string(),
    start: plainDate,
    finish: plainDate,
    finished: z.boolean(),
    started: z.boolean(),
    critical: z.boolean(),
    totalFloatDays: z.number().int(),
  })
  .meta({ id: 'TimelineMilestone' });

/** An initiative on the timeline. */
export const timelineInitiativeSchema = z
  .object({
    id,
    number: z.number().int(),
    name: z.string(),
    owner: personSchema.nullable(),
    stage: stageSchema,
    promisedLaunch: plainDate.nullable(),
    launchedOn: plainDate.nullable(),
    forecastLaunch: plainDate.nullable(),
    daysToRecover: z.number().int().nullable(),
    /** Why the plan cannot be scheduled; its milestones are then left out. */
    problem: z.string().nullable(),
    milestones: z.array(timelineMilestoneSchema),
  })
  .meta({ id: 'TimelineInitiative' });
export type TimelineInitiative = z.infer<typeof timelineInitiativeSchema>;

export const portfolioTimelineSchema = z
  .object({
    today: plainDate,
    initiatives: z.array(timelineInitiativeSchema),
    crossing: z.array(crossDependencySchema),
  })
  .meta({ id: 'PortfolioTimeline' });
export type PortfolioTimeline = z.infer<typeof portfolioTimelineSchema>;
