import { LONGEST_COMMENT } from '@workback/domain/comment/body';
import { commentSubjects } from '@workback/domain/comment/subject';
import { z } from 'zod';
import { filledText, id, instant, personSchema, version } from '../platform/fields.js';
import { passageSchema, passageStateSchema } from '../promise/promise.schemas.js';

const body = filledText(LONGEST_COMMENT).meta({
  description: 'Plain text with **bold**, *emphasis*, `code`, web addresses and people as @[id].',
});

/** One thing somebody said. Who takes it back leaves the place: its text is empty and it says when. */
export const commentSchema = z
  .object({
    id,
    author: personSchema.nullable(),
    body: z.string(),
    createdAt: instant,
    editedAt: instant.nullable(),
    deletedAt: instant.nullable(),
    version,
  })
  .meta({ id: 'Comment' });
export type CommentWire = z.infer<typeof commentSchema>;

/** A passage as it stands now, with the words around it. */
const standingPassageSchema = z
  .object({ place: z.string(), exact: z.string(), prefix: z.string(), suffix: z.string(), start: z.number().int() })
  .meta({ id: 'StandingPassage' });

/** What a thread is about within a text: a passage, or a whole section or question. */
const threadAnchorSchema = z
  .object({
    place: z.string().meta({ description: 'Where it stands now: a section key or `question:<id>`.' }),
    /** The words that were marked; null when it is about the whole section or question. */
    said: z.string().nullable(),
    state: passageStateSchema,
    /** The passage as it stands in the present text; null when it is gone or the whole section is meant. */
    present: standingPassageSchema.nullable(),
  })
  .meta({ id: 'ThreadAnchor' });

export const threadSchema = z
  .object({
    id,
    subjectType: z.enum(commentSubjects),
    subjectId: id,
    initiativeId: id.nullable(),
    anchor: threadAnchorSchema.nullable().meta({ description: 'Null when the thread is about the whole subject.' }),
    comments: z.array(commentSchema).min(1),
    createdBy: personSchema.nullable(),
    createdAt: instant,
    resolvedAt: instant.nullable(),
    resolvedBy: personSchema.nullable(),
  })
  .meta({ id: 'CommentThread' });
export type ThreadWire = z.infer<typeof threadSchema>;

/** Threads about one subject, the oldest first, and everybody named in them. */
export const threadsSchema = z
  .object({ threads: z.array(threadSchema), people: z.array(personSchema) })
  .meta({ id: 'CommentThreads' });
export type ThreadsWire = z.infer<typeof threadsSchema>;

export const threadsQuery = z.strictObject({ subjectType: z.enum(commentSubjects), subjectId: id });

/** Of which subjects of one kind to count the threads: those of an initiative. */
export const talliesQuery = z.strictObject({ subjectType: z.enum(commentSubjects), initiativeId: id });

/** How much is said about each subject of a kind; one that nobody commented on is not named. */
export const talliesSchema = z
  .object({
    tallies: z.array(z.object({ subjectId: id, openThreads: z.number().int(), comments: z.number().int() })),
  })
  .meta({ id: 'CommentTallies' });
export type TalliesWire = z.infer<typeof talliesSchema>;

/** Chosen by the sender, so that a comment that is sent twice is one comment. */
const ownId = id.optional();

export const threadCreateSchema = z
  .strictObject({
    id: ownId,
    subjectType: z.enum(commentSubjects),
    subjectId: id,
    /** A passage of the present text, or a whole section or question; PR/FAQs and amendments only. */
    anchor: z
      .union([z.strictObject({ passage: passageSchema }), z.strictObject({ place: z.string().min(1).max(100) })])
      .optional(),
    body,
  })
  .meta({ id: 'CommentThreadCreate' });

export const replySchema = z.strictObject({ id: ownId, body }).meta({ id: 'CommentReply' });
export const commentPatchSchema = z.strictObject({ body }).meta({ id: 'CommentPatch' });
export const resolutionSchema = z.strictObject({ resolved: z.boolean() }).meta({ id: 'CommentResolution' });
