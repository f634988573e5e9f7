import { z } from 'zod';
import type { ConnectorError } from '../connector-error.js';
import { canonicalHost } from '../outbound/target.js';

const name = z
  .string()
  .min(1)
  .max(64)
  .refine((text) => text.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(text), 'contains control characters');

/** Settings of a database that is a source, in separate fields: a connection string could smuggle options in. */
export function sqlConfigSchema(defaultPort: number) {
  return z.strictObject({
    host: z
      .string()
      .max(255)
      .superRefine((text, context) => {
        try {
          canonicalHost(text);
        } catch (error) {
          context.addIssue({ code: 'custom', message: (error as ConnectorError).message });
        }
      }),
    port: z.int().min(1).max(65_535).default(defaultPort),
    database: name,
    user: name,
    /** Encrypted and verified; turn off only inside a trusted network. */
    ssl: z.boolean().default(true),
    /** Certificate authority (PEM) to trust instead of the public ones. */
    ca: z.string().max(20_000).startsWith('-----BEGIN CERTIFICATE-----').optional(),
  });
}

export type SqlConfig = z.output<ReturnType<typeof sqlConfigSchema>>;

/** What the stored password is bound to: host, port, encryption, authority. */
export function sqlSecretScope(config: SqlConfig): string {
  return JSON.stringify([canonicalHost(config.host), config.port, config.ssl, config.ca ?? null]);
}
