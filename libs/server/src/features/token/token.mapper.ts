import type { ApiToken } from '@workback/contracts/token/token.schemas';
import type { TokenRow } from './token.repository.js';

/** A token as it crosses the wire; the secret is not among what is stored. */
export function toApiToken(row: TokenRow): ApiToken {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
}
