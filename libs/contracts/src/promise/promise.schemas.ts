import { z } from 'zod';
import { id, instant, filledText, text, version } from '../platform/fields.js';
import { promiseVerdictSchema } from '../initiative/initiative.schemas.js';

/** Where a passage stands: a section key or `question:<id>`, its exact words and what surrounds them. */
export const passageSchema = z
  .strictObject({
    place: z.string().min(1).max(100),
    exact: filledText(2000),
    prefix: text(200),
    suffix: text(200),
    start: z.number().int().min(0),
  })
  .meta({ id: 'Passage' });

/** What became of a passage in the present text: its words as they were, edited words in their place, or nothing. */
export const passageStateSchema = z.enum(['found', 'changed', 'gone']).meta({ id: 'PassageState' });

export const promiseSchema = z
  .object({
    id,
    label: z.string().meta({ description: 'P1, P2 … in the order of marking.' }),
    passage: passageSchema,
    /** False when the words no longer stand in the text as they were marked. */
    found: z.boolean(),
    state: passageStateSchema,
    kind: z.enum(['customer-benefit', 'commitment', 'claim-with-number']),
    frozen: z.boolean(),
    addedAfterApproval: z.boolean(),
    verdict: promiseVerdictSchema,
    /** Why the verdict is what it is, in one sentence. */
    reason: z.string(),
    milestoneIds: z.array(id),
    criterionIds: z.array(id),
    kpiIds: z.array(id),
    /** Earlier words, oldest first, of a promise that amendments re-worded. */
    earlierWords: z.array(z.string()),
    /** When an amendment withdrew it, and why; null while it stands. */
    withdrawn: z.object({ at: instant, reason: z.string() }).nullable(),
    createdAt: instant,
    version,
  })
  .meta({ id: 'Promise' });
export type PromiseWire = z.infer<typeof promiseSchema>;

export const promisesSchema = z
  .object({
    promises: z.array(promiseSchema),
    /** What amendments took back; nobody is held to it any more. */
    withdrawn: z.array(promiseSchema),
  })
  .meta({ id: 'Promises' });
const kind = z.enum(['customer-benefit', 'commitment', 'claim-with-number']);
export const promiseCreateSchema = z
  .strictObject({ passage: passageSchema, kind: kind.default('customer-benefit') })
  .meta({ id: 'PromiseCreate' });
export const promisePatchSchema = z.strictObject({ kind }).partial().meta({ id: 'PromisePatch' });
