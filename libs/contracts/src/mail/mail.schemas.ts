import { z } from 'zod';
import { filledText, id, instant, personSchema } from '../platform/fields.js';

/** A mail of the workspace, and what became of it. */
export const mailSchema = z
  .object({
    id,
    to: personSchema.nullable(),
    kind: z.string(),
    subject: z.string(),
    state: z.enum(['waiting', 'sent', 'failed', 'left-out']),
    attempts: z.number().int(),
    problem: z
      .string()
      .meta({ description: 'What the mail server said, or why it was left out; empty when all is well.' }),
    createdAt: instant,
    endedAt: instant.nullable(),
    nextAttemptAt: instant.nullable(),
  })
  .meta({ id: 'Mail' });
export type MailWire = z.infer<typeof mailSchema>;

export const mailsSchema = z
  .object({
    configured: z.boolean().meta({ description: 'The operator has set up a mail server.' }),
    mails: z.array(mailSchema),
  })
  .meta({ id: 'Mails' });

/** Whether a person gets mails of a workspace. */
export const mailChoiceSchema = z
  .object({ configured: z.boolean(), address: z.string().nullable(), wanted: z.boolean() })
  .meta({ id: 'MailChoice' });
export const mailChoiceWriteSchema = z.strictObject({ wanted: z.boolean() }).meta({ id: 'MailChoiceWrite' });

export const mailStopSchema = z.strictObject({ token: filledText(100) }).meta({ id: 'MailStop' });
export const mailStoppedSchema = z.object({ workspace: z.string(), person: z.string() }).meta({ id: 'MailStopped' });
