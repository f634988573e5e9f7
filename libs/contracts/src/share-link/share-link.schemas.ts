import { z } from 'zod';
import { initiativeSchema } from '../initiative/initiative.schemas.js';
import { kpiSchema, seriesSchema } from '../kpi/kpi.schemas.js';
import { filledText, id, instant, personSchema, plainDate } from '../platform/fields.js';
import { portfolioRowSchema } from '../portfolio/portfolio.schemas.js';
import { promiseSchema } from '../promise/promise.schemas.js';

/** Pages that can be shown to people without an account. */
export const sharedPages = ['portfolio', 'initiative', 'kpi'] as const;

/** A link with which a page can be read without signing in; its address is not kept and cannot be shown again. */
export const shareLinkSchema = z
  .object({
    id,
    page: z.enum(sharedPages),
    /** The initiative or KPI; null for the portfolio. */
    subjectId: id.nullable(),
    /** What it shows, in words. */
    title: z.string(),
    /** What it is for. */
    note: z.string(),
    by: personSchema.nullable(),
    createdAt: instant,
    expiresAt: instant,
    lastUsedAt: instant.nullable(),
    /** Whether it opens nothing any more. */
    ended: z.enum(['expired', 'revoked']).nullable(),
  })
  .meta({ id: 'ShareLink' });
export type ShareLink = z.infer<typeof shareLinkSchema>;
export const shareLinksSchema = z.object({ shareLinks: z.array(shareLinkSchema) }).meta({ id: 'ShareLinks' });

export const MOST_SHARE_DAYS = 365;
export const shareLinkCreateSchema = z
  .strictObject({
    page: z.enum(sharedPages),
    subjectId: id.nullable().default(null),
    days: z.number().int().min(1).max(MOST_SHARE_DAYS),
    note: filledText(200),
  })
  .meta({ id: 'ShareLinkCreate' });
/** The new link with the part of its address that follows the origin, this once. */
export const shareLinkCreatedSchema = shareLinkSchema
  .extend({ path: z.string(), tvPath: z.string().nullable() })
  .meta({ id: 'ShareLinkCreated' });

export const sharedOpenSchema = z.strictObject({ token: z.string().regex(/^[\w-]{43}$/) }).meta({ id: 'SharedOpen' });

// Only what the page says: no ids of anything, nobody's id, nothing that is not on the screen.
const sharedRowSchema = portfolioRowSchema
  .omit({ id: true, owner: true, checkIn: true })
  .extend({ owner: z.string().nullable(), checkIn: portfolioRowSchema.shape.checkIn });
const sharedPromiseSchema = promiseSchema.pick({ label: true, verdict: true, reason: true }).extend({
  words: z.string(),
  built: z.array(z.object({ name: z.string(), state: z.enum(['not-started', 'started', 'finished']) })),
  proved: z.array(z.string()),
});
const sharedKpiSchema = kpiSchema
  .pick({
    name: true,
    kind: true,
    unit: true,
    currency: true,
    precision: true,
    direction: true,
    target: true,
    grain: true,
  })
  .extend({
    purpose: z.string(),
    latest: z.object({ date: plainDate, value: z.number() }).nullable(),
    freshness: kpiSchema.shape.health.shape.freshness,
    lastSuccessAt: instant.nullable(),
    baseline: kpiSchema.shape.baseline,
    delayDays: z.number().int(),
    criteria: z.array(z.object({ sentence: z.string(), state: z.string().nullable(), reason: z.string() })),
  });
const sharedInitiativeSchema = initiativeSchema
  .pick({
    name: true,
    headline: true,
    subHeading: true,
    stage: true,
    launch: true,
    delivered: true,
    worked: true,
    prfaqStatus: true,
    approvedAt: true,
  })
  .extend({
    owner: z.string().nullable(),
    daysToRecover: z.number().int().nullable(),
    milestones: z.object({ total: z.number().int(), done: z.number().int() }),
    promises: z.array(sharedPromiseSchema),
    kpis: z.array(sharedKpiSchema),
    lastWord: z.object({ note: z.string(), by: z.string(), on: plainDate }).nullable(),
  });

/** What a link shows: one page of a workspace, as it is now. */
export const sharedPageSchema = z
  .object({
    workspace: z.string(),
    sharedBy: z.string().nullable(),
    expiresAt: instant,
    asOf: instant,
    today: plainDate,
    content: z.discriminatedUnion('page', [
      z.object({ page: z.literal('portfolio'), rows: z.array(sharedRowSchema) }),
      z.object({ page: z.literal('initiative'), initiative: sharedInitiativeSchema }),
      z.object({
        page: z.literal('kpi'),
        kpi: sharedKpiSchema,
        series: seriesSchema.pick({ start: true, values: true }),
        launchedOn: plainDate.nullable(),
      }),
    ]),
  })
  .meta({ id: 'SharedPage' });
export type SharedPage = z.infer<typeof sharedPageSchema>;
