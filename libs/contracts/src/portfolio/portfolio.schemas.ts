import { z } from 'zod';
import { id, instant, personSchema, plainDate } from '../platform/fields.js';
import { deliveredSchema, launchDatesSchema, stageSchema, workedSchema } from '../initiative/initiative.schemas.js';
import { checkInColourSchema } from '../check-in/check-in.schemas.js';

const deliveredStatuses = [
  'not-started',
  'on-track',
  'outdated',
  'at-risk',
  'off-track',
  'no-date',
  'launched',
  'late',
] as const;
const workedStatuses = [
  'none',
  'too-early',
  'on-track',
  'kept',
  'no-data',
  'stale',
  'at-risk',
  'error',
  'partly',
  'off-track',
  'missed',
] as const;

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
    /** The two verdicts in one word each, with stale and failing data counted against them, and why in a sentence. */
    shown: z.object({
      delivered: z.enum(deliveredStatuses),
      deliveredWords: z.string(),
      worked: z.enum(workedStatuses),
      workedWords: z.string(),
    }),
    /** Days of the way from press release to results; null where it has not come so far. */
    spine: z.object({
      createdOn: plainDate,
      approvedOn: plainDate.nullable(),
      startedOn: plainDate.nullable(),
      /** The first and the last day on which a criterion is decided. */
      firstJudgedOn: plainDate.nullable(),
      lastJudgedOn: plainDate.nullable(),
      concludedOn: plainDate.nullable(),
    }),
    /** Teams that build it. */
    teams: z.array(z.string()),
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
    /** Guardrails that watch over it, the names of those that are breached, and for how many nobody said what is done. */
    guardrails: z.object({ total: z.number().int(), breached: z.array(z.string()), withoutAction: z.number().int() }),
    data: z.object({
      kpis: z.number().int(),
      failing: z.number().int(),
      stale: z.number().int(),
      /** Pulled in time and without a new number. */
      behind: z.number().int(),
      incomplete: z.number().int(),
      /** KPIs that never had a number. */
      none: z.number().int(),
      /** The worst of it in a sentence; empty when the numbers are sound. */
      words: z.string(),
    }),
    /** What changed since the end of an earlier week; null while there is nothing to compare with. */
    trend: z
      .object({
        kind: z.enum(['same', 'worse', 'better', 'moved']),
        since: plainDate,
        words: z.string(),
        from: z.enum([...deliveredStatuses, ...workedStatuses]).nullable(),
        to: z.enum([...deliveredStatuses, ...workedStatuses]).nullable(),
      })
      .nullable(),
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
