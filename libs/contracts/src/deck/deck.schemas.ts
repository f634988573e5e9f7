import { BLOCK_FORMS } from '@workback/domain/deck/deck-layout';
import { MONTH_AXES } from '@workback/domain/wbr/wbr-axis';
import { z } from 'zod';
import { kpiKindSchema } from '../kpi/kpi.schemas.js';
import { filledText, id, instant, personSchema, plainDate, text, version } from '../platform/fields.js';

/** Most blocks of a deck that a person places, and most sections. */
const MOST_BLOCKS = 600;
const MOST_SECTIONS = 60;

const formSchema = z.enum(BLOCK_FORMS).meta({ id: 'BlockForm' });
const blockId = z.string().min(1).max(40);

/** What stands in a section: a KPI, all KPIs that fit a rule, or words. */
export const layoutBlockSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ id: blockId, kind: z.literal('kpi'), kpiId: id, form: formSchema }),
    z.strictObject({
      id: blockId,
      kind: z.literal('rule'),
      initiativeId: id.nullable(),
      ownerId: id.nullable(),
      kinds: z.array(kpiKindSchema).max(3),
      without: z.array(id).max(500),
      form: formSchema,
    }),
    z.strictObject({ id: blockId, kind: z.literal('text'), title: text(200), text: text(10_000) }),
  ])
  .meta({ id: 'LayoutBlock' });

export const deckSectionSchema = z
  .strictObject({
    id: blockId,
    title: text(200),
    text: text(10_000),
    blocks: z.array(layoutBlockSchema).max(MOST_BLOCKS),
  })
  .meta({ id: 'DeckSection' });

/** Whose commentary is asked for after a week: of every KPI, of those that are exceptions, or nobody's. */
export const deckAsksSchema = z.enum(['all', 'exceptions', 'nobody']).meta({ id: 'DeckAsks' });

const fields = {
  name: filledText(160),
  months: z.enum(MONTH_AXES).meta({ id: 'MonthAxis' }),
  /** Weekday of the review, 0 = Sunday … 6 = Saturday; commentary is due on it. */
  meetingDay: z.number().int().min(0).max(6),
  asks: deckAsksSchema,
  sections: z.array(deckSectionSchema).max(MOST_SECTIONS),
};

/** A week of a deck that was frozen at its meeting. */
export const frozenWeekSchema = z
  .object({ weekEnding: plainDate, frozenAt: instant, frozenBy: personSchema.nullable() })
  .meta({ id: 'FrozenWeek' });

export const deckSchema = z
  .object({
    id,
    ...fields,
    createdAt: instant,
    version,
    /** The last week that is complete today. */
    latestWeekEnding: plainDate,
    /** Newest first. */
    frozen: z.array(frozenWeekSchema),
  })
  .meta({ id: 'Deck' });
export type Deck = z.infer<typeof deckSchema>;

/** A deck in a list. */
export const deckSummarySchema = deckSchema
  .omit({ sections: true, frozen: true })
  .extend({ lastFrozen: frozenWeekSchema.nullable() })
  .meta({ id: 'DeckSummary' });
export type DeckSummary = z.infer<typeof deckSummarySchema>;
export const decksSchema = z.object({ decks: z.array(deckSummarySchema) }).meta({ id: 'Decks' });

export const deckCreateSchema = z
  .strictObject({
    name: fields.name,
    months: fields.months.default('trailing'),
    meetingDay: fields.meetingDay.default(3),
    asks: fields.asks.default('exceptions'),
    sections: fields.sections.default([]),
  })
  .meta({ id: 'DeckCreate' });
export const deckPatchSchema = z.strictObject(fields).partial().meta({ id: 'DeckPatch' });

/** The last complete week unless told. */
export const weekQuery = z.strictObject({ weekEnding: plainDate.optional() });
export const weekSchema = z.strictObject({ weekEnding: plainDate }).meta({ id: 'DeckWeek' });
