import { z } from 'zod';
import { id, plainDate } from '../platform/fields.js';

/** Kinds of things that wait for a person, in the order in which they are shown. */
export const myWorkKinds = [
  'review',
  'verdict',
  'breach',
  'required-change',
  'check-in',
  'commentary',
  'action',
  'question',
  'mention',
  'gate',
  'milestone',
] as const;

/** One thing that waits for the caller, and where it is done. */
export const myWorkItemSchema = z
  .object({
    kind: z.enum(myWorkKinds),
    /** Told apart from others of its kind. */
    key: z.string(),
    initiativeId: id.nullable(),
    initiativeName: z.string(),
    /** What is to be done, in a sentence. */
    summary: z.string(),
    dueOn: plainDate.nullable(),
    overdue: z.boolean(),
    /** Address within the workspace, beginning with a slash. */
    link: z.string(),
  })
  .meta({ id: 'MyWorkItem' });
export type MyWorkItem = z.infer<typeof myWorkItemSchema>;

export const myWorkSchema = z.object({ today: plainDate, items: z.array(myWorkItemSchema) }).meta({ id: 'MyWork' });
