import { textSectionKeys } from '@workback/domain/prfaq/sections';
import { z } from 'zod';
import { filledText, id, instant, personSchema, plainDate, text, version } from '../platform/fields.js';

export const prfaqStatusSchema = z.enum(['draft', 'in-review', 'approved', 'rejected']).meta({ id: 'PrfaqStatus' });
export const sectionKeySchema = z.enum(textSectionKeys).meta({ id: 'SectionKey' });
/** As long as an import may be, so that whatever was read can be kept. */
const longestText = 2_000_000;
const sectionText = text(longestText);

export const questionSchema = z
  .strictObject({
    id: text(64).min(1),
    kind: z.enum(['external', 'internal', 'unlabelled']),
    question: text(1000),
    answer: text(longestText),
    group: text(200).optional(),
  })
  .meta({ id: 'Question' });

/** The text of a PR/FAQ: Markdown by section, questions in order, the launch date it promises. */
export const prfaqDocumentSchema = z
  .strictObject({
    sections: z.record(sectionKeySchema, sectionText),
    questions: z.array(questionSchema).max(500),
    launchDate: plainDate.nullable(),
    language: text(35).optional(),
  })
  .meta({ id: 'PrfaqDocument' });

export const prfaqDecisionSchema = z
  .object({
    id,
    verdict: z.enum(['approve', 'iterate', 'reject']),
    versionNumber: z.number().int(),
    reasons: z.string(),
    decidedBy: personSchema.nullable(),
    decidedAt: instant,
  })
  .meta({ id: 'PrfaqDecision' });

export const prfaqSchema = z
  .object({
    initiativeId: id,
    status: prfaqStatusSchema,
    document: prfaqDocumentSchema,
    /** Counts every saved edit; send it back in If-Match. */
    version,
    savedAt: instant,
    savedBy: personSchema.nullable(),
    latestVersionNumber: z.number().int(),
    approvedVersionNumber: z.number().int().nullable(),
    decisions: z.array(prfaqDecisionSchema),
    /** What stands in the way of submitting or approving, each with its place. */
    problems: z.array(z.object({ field: z.string(), message: z.string() })),
  })
  .meta({ id: 'Prfaq' });
export type Prfaq = z.infer<typeof prfaqSchema>;

/** New values of one question; what is not named stays, and an id that is not known yet adds a question. */
const questionChangeSchema = questionSchema.partial().required({ id: true }).meta({ id: 'QuestionChange' });
const questionId = questionSchema.shape.id;

/** Only what changed; a section that is not named keeps its text. */
export const prfaqDraftPatchSchema = z
  .strictObject({
    sections: z.partialRecord(sectionKeySchema, sectionText).optional(),
    /** All questions at once. */
    questions: z.array(questionSchema).max(500).optional(),
    /** Single questions by id, so that edits of different questions do not meet. The same changes once more change nothing. */
    questionChanges: z
      .strictObject({
        changed: z.array(questionChangeSchema).max(500).optional(),
        removed: z.array(questionId).max(500).optional(),
        /** Ids in their new order; questions that are not named stay behind the one that they stood behind. */
        order: z.array(questionId).max(500).optional(),
      })
      .optional(),
    launchDate: plainDate.nullable().optional(),
  })
  .meta({ id: 'PrfaqDraftPatch' });

/** What a person says about the version they keep. */
export const prfaqVersionCreateSchema = z
  .strictObject({ note: text(500).default('') })
  .optional()
  .meta({ id: 'PrfaqVersionCreate' });

export const prfaqVersionSchema = z
  .object({
    number: z.number().int(),
    reason: z.enum(['imported', 'submitted', 'approved', 'saved']),
    /** Why it was kept, in the words of whoever kept it; empty when they said nothing. */
    note: z.string(),
    /** Words of the whole text. */
    words: z.number().int(),
    createdAt: instant,
    createdBy: personSchema.nullable(),
  })
  .meta({ id: 'PrfaqVersion' });
export type PrfaqVersion = z.infer<typeof prfaqVersionSchema>;
export const prfaqVersionsSchema = z.object({ versions: z.array(prfaqVersionSchema) }).meta({ id: 'PrfaqVersions' });
export const prfaqVersionTextSchema = prfaqVersionSchema
  .extend({ document: prfaqDocumentSchema })
  .meta({ id: 'PrfaqVersionText' });

/** The draft after an earlier version was put back, and the version that holds what was replaced. */
export const prfaqRestoredSchema = z
  .object({ prfaq: prfaqSchema, keptAs: z.number().int() })
  .meta({ id: 'PrfaqRestored' });

export const importRequestSchema = z
  .strictObject({ markdown: text(longestText), fileName: text(255).default('') })
  .meta({ id: 'PrfaqImport' });
const linesSchema = z.tuple([z.number().int(), z.number().int()]);

/** What an import would put where; nothing is saved. */
export const importPreviewSchema = z
  .object({
    recognised: z.boolean(),
    reason: z.string(),
    suggestedName: z.string(),
    document: prfaqDocumentSchema.nullable(),
    placements: z.array(z.object({ where: z.string(), lines: linesSchema, why: z.string() })),
    /** What is not in a section of its own: `content` stands in the appendix too, a `label` became structure. */
    remainder: z.array(
      z.object({ kind: z.enum(['content', 'label']), text: z.string(), lines: linesSchema, reason: z.string() }),
    ),
    notes: z.array(z.string()),
    counts: z.object({ external: z.number().int(), internal: z.number().int(), unlabelled: z.number().int() }),
  })
  .meta({ id: 'PrfaqImportPreview' });
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const importCreateSchema = importRequestSchema
  .extend({ name: filledText(160) })
  .meta({ id: 'PrfaqImportCreate' });
export const importedSchema = z
  .object({ initiativeId: id, preview: importPreviewSchema })
  .meta({ id: 'PrfaqImported' });
