import { imageTypes, largestImageBytes } from '@workback/domain/image/image-format';
import { z } from 'zod';
import { id, text } from '../platform/fields.js';

/** Longest Base64 text of a file. */
export const base64Length = (bytes: number): number => Math.ceil(bytes / 3) * 4;

/** A file as text; its bytes decide what it is, its name is only shown. */
export const imageUploadSchema = z
  .strictObject({
    fileName: text(255).default(''),
    data: z
      .string()
      .max(base64Length(largestImageBytes))
      .meta({ description: 'The bytes of the image in Base64.', contentEncoding: 'base64' }),
  })
  .meta({ id: 'ImageUpload' });

/** An image as it is kept. */
export const imageSchema = z
  .object({
    id,
    /** Where Markdown finds it. */
    address: z.string(),
    type: z.enum(imageTypes),
    width: z.number().int(),
    height: z.number().int(),
    bytes: z.number().int(),
    /** The file says more than the picture shows, perhaps where it was taken. */
    cameraData: z.boolean(),
  })
  .meta({ id: 'Image' });
export type ImageWire = z.infer<typeof imageSchema>;
