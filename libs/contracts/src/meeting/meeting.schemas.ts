import { isNotePlace, LONGEST_READING } from '@workback/domain/prfaq/meeting';
import { z } from 'zod';
import { instant, personSchema, text, version } from '../platform/fields.js';

const minutes = z.number().int().min(1).max(LONGEST_READING);
export const notePlace = z
  .string()
  .min(1)
  .max(40)
  .refine(isNotePlace, 'must be a section, a list of questions, or general')
  .meta({ description: 'A section key, such as `summary`, a list such as `internal-faq`, or `general`.' });

/** What the note taker wrote about one section. */
export const meetingNoteSchema = z
  .object({
    place: z.string(),
    text: z.string(),
    savedBy: personSchema.nullable(),
    savedAt: instant,
    version,
  })
  .meta({ id: 'MeetingNote' });
export type MeetingNote = z.infer<typeof meetingNoteSchema>;

export const meetingSchema = z
  .object({
    phase: z.enum(['reading', 'walking']),
    readingEndsAt: instant,
    /** Where the walk is; null while everybody reads. */
    place: z.string().nullable(),
    startedBy: personSchema.nullable(),
    startedAt: instant,
    version,
  })
  .meta({ id: 'Meeting' });
export type Meeting = z.infer<typeof meetingSchema>;

/** The meeting of a round, null until it starts, with its notes and the server's clock to tell the time left by. */
export const meetingStateSchema = z
  .object({ meeting: meetingSchema.nullable(), notes: z.array(meetingNoteSchema), now: instant })
  .meta({ id: 'MeetingState' });
export type MeetingState = z.infer<typeof meetingStateSchema>;

export const meetingStartSchema = z.strictObject({ readingMinutes: minutes }).meta({ id: 'MeetingStart' });

/** One step at a time: more time to read, the walk, or another section of it. */
export const meetingStepSchema = z
  .discriminatedUnion('step', [
    z.strictObject({ step: z.literal('more-time'), minutes: minutes.max(30) }),
    z.strictObject({ step: z.literal('go-to'), place: notePlace }),
  ])
  .meta({ id: 'MeetingStep' });

export const meetingNoteWriteSchema = z.strictObject({ text: text(20_000) }).meta({ id: 'MeetingNoteWrite' });
