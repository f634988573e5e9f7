import { z } from 'zod';

/** Which text is exported: that of a version, or the present one. */
export const exportQuerySchema = z.strictObject({
  version: z.coerce.number().int().positive().max(1_000_000).optional(),
});

/** How a Word file is set. */
export const wordExportQuerySchema = exportQuerySchema.extend({
  paper: z.enum(['a4', 'letter']).default('a4'),
  lineNumbers: z.enum(['yes', 'no']).default('no'),
});
