import { LONGEST_LINE, MOST_LINES } from '@workback/domain/two-by-two/two-by-two';
import { z } from 'zod';
import { filledText, id, instant, personSchema, plainDate, version } from '../platform/fields.js';

/** What a line was compiled from. */
const factSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('initiative'), initiativeId: id }),
    z.strictObject({ kind: z.literal('milestone'), initiativeId: id, milestoneId: id }),
    z.strictObject({ kind: z.literal('check-in'), initiativeId: id, checkInId: id }),
    z.strictObject({ kind: z.literal('kpi'), initiativeId: id, kpiId: id }),
  ])
  .meta({ id: 'ReportFact' });

const lineSchema = z
  .strictObject({ text: filledText(LONGEST_LINE), fact: factSchema.nullable().default(null) })
  .meta({ id: 'ReportLine' });
const lines = z.array(lineSchema).max(MOST_LINES);
const quadrants = { accomplishments: lines, headwinds: lines, blockers: lines, keyMilestones: lines };
const titleSchema = filledText(200);

const shared = {
  id,
  /** Null: over several initiatives. */
  initiativeId: id.nullable(),
  title: z.string(),
  weekEnding: plainDate,
  createdBy: personSchema.nullable(),
  createdAt: instant,
  /** Null while it is a draft; a sent report does not change any more. */
  sentAt: instant.nullable(),
  sentBy: personSchema.nullable(),
};

/** A weekly 2x2 as lists show it. */
export const twoByTwoSummarySchema = z.object(shared).meta({ id: 'TwoByTwoSummary' });
export type TwoByTwoSummary = z.infer<typeof twoByTwoSummarySchema>;
export const twoByTwosSchema = z.object({ reports: z.array(twoByTwoSummarySchema) }).meta({ id: 'TwoByTwos' });

/** A weekly 2x2: accomplishments, headwinds, blockers, key milestones. */
export const twoByTwoSchema = z
  .object({
    ...shared,
    weekStart: plainDate,
    initiatives: z.array(z.object({ id, name: z.string() })),
    ...quadrants,
    version,
  })
  .meta({ id: 'TwoByTwo' });
export type TwoByTwoWire = z.infer<typeof twoByTwoSchema>;

export const twoByTwoCreateSchema = z
  .strictObject({
    scope: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('initiative'), initiativeId: id }),
      z.strictObject({
        kind: z.literal('portfolio'),
        /** Those of one owner; null: everybody's. */
        ownerId: id.nullable().default(null),
        /** These; empty: all that are approved and not concluded. */
        initiativeIds: z.array(id).max(100).default([]),
      }),
    ]),
    /** The present week unless told. */
    weekEnding: plainDate.optional(),
  })
  .meta({ id: 'TwoByTwoCreate' });

export const twoByTwoPatchSchema = z
  .strictObject({ title: titleSchema, ...quadrants })
  .partial()
  .meta({ id: 'TwoByTwoPatch' });

export const twoByTwoSendSchema = z
  .strictObject({
    /** Told beside everybody who follows the initiatives. */
    recipientIds: z.array(id).max(100).default([]),
  })
  .meta({ id: 'TwoByTwoSend' });

export const twoByTwosQuery = z.strictObject({ initiativeId: id.optional() });
