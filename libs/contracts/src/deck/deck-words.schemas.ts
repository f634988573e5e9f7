import { z } from 'zod';
import { filledText, id, instant, personSchema, plainDate, text, version } from '../platform/fields.js';

/** What the owner says about a KPI's week; “I don't know yet” is an answer. */
export const commentarySchema = z
  .object({
    kpiId: id,
    weekEnding: plainDate,
    words: z.string(),
    /** False: the cause is not known yet. */
    known: z.boolean(),
    author: personSchema.nullable(),
    writtenAt: instant,
    version,
  })
  .meta({ id: 'Commentary' });
export type Commentary = z.infer<typeof commentarySchema>;

/** An empty text with a known cause takes the commentary back. */
export const commentaryWriteSchema = z
  .strictObject({ weekEnding: plainDate, words: text(4000), known: z.boolean().default(true) })
  .meta({ id: 'CommentaryWrite' });

/** A note of the meeting; with an owner it is an action that waits for that person. */
export const deckNoteSchema = z
  .object({
    id,
    weekEnding: plainDate,
    kpiId: id.nullable(),
    words: z.string(),
    owner: personSchema.nullable(),
    dueOn: plainDate.nullable(),
    doneAt: instant.nullable(),
    author: personSchema.nullable(),
    createdAt: instant,
    version,
  })
  .meta({ id: 'DeckNote' });
export type DeckNote = z.infer<typeof deckNoteSchema>;

export const deckNoteCreateSchema = z
  .strictObject({
    weekEnding: plainDate,
    kpiId: id.nullable().default(null),
    words: filledText(2000),
    ownerId: id.nullable().default(null),
    dueOn: plainDate.nullable().default(null),
  })
  .meta({ id: 'DeckNoteCreate' });
export const deckNotePatchSchema = z
  .strictObject({ words: filledText(2000), ownerId: id.nullable(), dueOn: plainDate.nullable(), done: z.boolean() })
  .partial()
  .meta({ id: 'DeckNotePatch' });

/** Everything that was said about a deck's week. */
export const deckWordsSchema = z
  .object({
    commentaries: z.array(commentarySchema),
    /** Of this week, and actions of earlier weeks that are not done. */
    notes: z.array(deckNoteSchema),
    /** KPIs whose owners were asked and have not answered. */
    asked: z.array(z.object({ kpiId: id, person: personSchema, dueOn: plainDate })),
  })
  .meta({ id: 'DeckWords' });
export type DeckWords = z.infer<typeof deckWordsSchema>;
