import { z } from 'zod';
import { id, instant, personSchema, plainDate } from '../platform/fields.js';
import { deliveredSchema, launchDatesSchema, stageSchema, workedSchema } from '../initiative/initiative.schemas.js';
import { checkInColourSchema } from '../check-in/check-in.schemas.js';

/** One row of the portfolio: from press release to launch to outcome. */
export const portfolioRowSchema = z
  .object({
    id,
    number: z.number().int(),
    name: z.string(),
    headline: z.string(),
    owner: personSchema.nullable(),
    stage: stageSchema,
    launch: launchDatesSchema,
    delivered: deliveredSchema,
    worked: workedSchema,
    /** Working days to recover before the promised launch; 0 when the plan holds; null without a plan or date. */
    daysToRecover: z.number().int().nullable(),
    milestones: z.object({ total: z.number().int(), done: z.number().int(), late: z.number().int() }),
    promises: z.object({ total: z.number().int(), unbuilt: z.number().int(), unmeasured: z.number().int() }),
    /** Questions of the PR/FAQ without an answer: risks until somebody answers. */
    openQuestions: z.number().int(),
    checkIn: z
      .object({
        colour: checkInColourSchema,
        note: z.string(),
        on: plainDate,
        author: z.string(),
        outdated: z.boolean(),
        jumped: z.boolean(),
      })
      .nullable(),
    criteria: z.object({
      total: z.number().int(),
      met: z.number().int(),
      missed: z.number().int(),
      onTrack: z.number().int(),
      atRisk: z.number().int(),
      offTrack: z.number().int(),
      tooEarly: z.number().int(),
      noData: z.number().int(),
    }),
    data: z.object({
      kpis: z.number().int(),
      failing: z.number().int(),
      stale: z.number().int(),
    }),
    lastPullAt: instant.nullable(),
    /** Greater is worse; the order of "worst first". */
    attention: z.number(),
    /** The reason in one sentence, empty when nothing needs attention. */
    attentionReason: z.string(),
  })
  .meta({ id: 'PortfolioRow' });
export type PortfolioRow = z.infer<typeof portfolioRowSchema>;

export const portfolioSchema = z
  .object({ rows: z.array(portfolioRowSchema), asOf: instant, today: plainDate })
  .meta({ id: 'Portfolio' });
export type Portfolio = z.infer<typeof portfolioSchema>;
