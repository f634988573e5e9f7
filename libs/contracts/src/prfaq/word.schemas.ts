import { z } from 'zod';
import { base64Length } from '../image/image.schemas.js';
import { filledText, text } from '../platform/fields.js';
import { importPreviewSchema } from './prfaq.schemas.js';

/** Largest Word file, in bytes. */
export const largestWordBytes = 10_000_000;

export const wordUploadSchema = z
  .strictObject({
    fileName: text(255).default(''),
    data: z
      .string()
      .max(base64Length(largestWordBytes))
      .meta({ description: 'The bytes of the .docx in Base64.', contentEncoding: 'base64' }),
  })
  .meta({ id: 'WordUpload' });

export const wordCreateSchema = wordUploadSchema.extend({ name: filledText(160) }).meta({ id: 'WordCreate' });

/** What the import of a Word file would put where; lines are those of its text as Markdown. */
export const wordPreviewSchema = importPreviewSchema
  .extend({
    markdown: z.string(),
    pictures: z.number().int(),
    /** What is in the file and not in its text, such as comments and page headers. */
    leftOut: z.array(z.object({ what: z.string(), text: z.string() })),
  })
  .meta({ id: 'WordPreview' });
export type WordPreview = z.infer<typeof wordPreviewSchema>;
