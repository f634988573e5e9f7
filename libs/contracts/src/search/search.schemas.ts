import { searchKinds } from '@workback/domain/search/kinds';
import { z } from 'zod';
import { filledText, id, instant, personSchema } from '../platform/fields.js';
import { prfaqStatusSchema } from '../prfaq/prfaq.schemas.js';

export const searchKindSchema = z.enum(searchKinds).meta({ id: 'SearchKind' });

export const searchQuery = z.strictObject({
  q: filledText(200).meta({ description: 'Words that must all be there; "quoted" ones as they stand.' }),
  kind: searchKindSchema.optional(),
  /** Of each kind. */
  limit: z.coerce.number().int().min(1).max(100).default(5),
});

/** Text in pieces, those that were searched for marked: there is no markup in it. */
const piecesSchema = z.array(z.object({ text: z.string(), marked: z.boolean() }));

export const searchHitSchema = z
  .object({
    kind: searchKindSchema,
    /** Of the initiative, milestone, KPI, comment, check-in or decision; sections and questions have their initiative's. */
    id,
    initiative: z
      .object({ id, number: z.number().int(), name: z.string(), status: prfaqStatusSchema.nullable() })
      .nullable(),
    /** Where it stands in the PR/FAQ: a section key or `question:<id>`. */
    place: z.string().nullable(),
    /** The thread of a comment, and what it is about. */
    about: z.object({ type: z.string(), id, threadId: id }).nullable(),
    verdict: z.enum(['approve', 'iterate', 'reject']).nullable(),
    by: personSchema.nullable(),
    at: instant.nullable(),
    title: piecesSchema,
    excerpt: piecesSchema,
  })
  .meta({ id: 'SearchHit' });
export type SearchHit = z.infer<typeof searchHitSchema>;

export const searchResultSchema = z
  .object({
    /** What was looked for; empty when nothing that was typed has a letter or a digit. */
    terms: z.array(z.string()),
    groups: z.array(
      z.object({
        kind: searchKindSchema,
        /** How many there are, or the least there are when `more` says that counting stopped. */
        total: z.number().int(),
        more: z.boolean(),
        hits: z.array(searchHitSchema),
      }),
    ),
  })
  .meta({ id: 'SearchResult' });
export type SearchResult = z.infer<typeof searchResultSchema>;
