import { z } from 'zod';
import { filledText, id, instant } from '../platform/fields.js';

export const apiTokenSchema = z
  .object({
    id,
    name: z.string(),
    prefix: z.string(),
    createdAt: instant,
    lastUsedAt: instant.nullable(),
    expiresAt: instant.nullable(),
  })
  .meta({ id: 'ApiToken' });
export type ApiToken = z.infer<typeof apiTokenSchema>;
export const apiTokensSchema = z.object({ tokens: z.array(apiTokenSchema) }).meta({ id: 'ApiTokens' });
export const apiTokenCreateSchema = z
  .strictObject({ name: filledText(120), expiresInDays: z.number().int().min(1).max(3650).nullable().default(null) })
  .meta({ id: 'ApiTokenCreate' });
/** The secret is shown here and never again. */
export const apiTokenCreatedSchema = apiTokenSchema.extend({ secret: z.string() }).meta({ id: 'ApiTokenCreated' });
