import { LONGEST_SUBJECT } from '@workback/domain/prfaq/coach/silence';
import { z } from 'zod';
import { filledText, id, instant, personSchema, text } from '../platform/fields.js';

/** One remark of the coach, with the rule behind it. */
export const coachFindingSchema = z
  .object({
    rule: z.string(),
    title: z.string(),
    severity: z.enum(['advice', 'hint']),
    /** The rule reads English words, and is applied to English texts only. */
    english: z.boolean(),
    place: z
      .string()
      .meta({ description: 'A section, `question:<id>`, a list of questions, `launchDate` or `document`.' }),
    /** In UTF-16 units of the Markdown of its place; null when it is about all of it. */
    range: z.object({ start: z.number().int(), end: z.number().int() }).nullable(),
    words: z.string(),
    reason: z.string(),
    why: z.string(),
    source: z.string(),
    /** Sent back to silence it. */
    subject: z.string(),
  })
  .meta({ id: 'CoachFinding' });

export const coachSilenceSchema = z
  .object({
    id,
    rule: z.string(),
    title: z.string(),
    place: z.string(),
    subject: z.string(),
    words: z.string(),
    silencedBy: personSchema.nullable(),
    silencedAt: instant,
  })
  .meta({ id: 'CoachSilence' });
export type CoachSilenceWire = z.infer<typeof coachSilenceSchema>;

export const coachReportSchema = z
  .object({
    /** Whether rules about English words were applied. */
    english: z.boolean(),
    findings: z.array(coachFindingSchema),
    /** Found, and not to be heard again. */
    silenced: z.array(coachFindingSchema),
  })
  .meta({ id: 'CoachReport' });

export const coachSilencesSchema = z.object({ silences: z.array(coachSilenceSchema) }).meta({ id: 'CoachSilences' });

/** Which remark is not to be heard again. */
export const coachSilenceCreateSchema = z
  .strictObject({
    rule: text(64).min(1),
    place: text(100).min(1),
    subject: filledText(LONGEST_SUBJECT),
    /** As they stand in the text, for the list of what is silenced. */
    words: text(LONGEST_SUBJECT).default(''),
  })
  .meta({ id: 'CoachSilenceCreate' });
