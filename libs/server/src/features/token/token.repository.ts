import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { TokenEntity } from './token.entity.js';

export type TokenRow = Pick<TokenEntity, 'id' | 'name' | 'prefix' | 'createdAt' | 'lastUsedAt' | 'expiresAt'>;

const columns = /* sql */ `id, name, prefix, created_at AS "createdAt", last_used_at AS "lastUsedAt",
  expires_at AS "expiresAt"`;

/** Rows of API tokens. */
@Injectable()
export class TokenRepository {
  constructor(private readonly database: Database) {}

  /** Tokens of a person that are not revoked, newest first. */
  list(workspaceId: string, userId: string): Promise<TokenRow[]> {
    return this.database.query<TokenRow>(
      `SELECT ${columns} FROM api_tokens WHERE workspace_id = $1 AND user_id = $2 AND revoked_at IS NULL
        ORDER BY created_at DESC, id`,
      [workspaceId, userId],
    );
  }

  async insert(
    workspaceId: string,
    token: Pick<TokenEntity, 'userId' | 'name' | 'prefix' | 'tokenHash'> & { expiresInDays: number | null },
  ): Promise<TokenRow> {
    const [row] = await this.database.query<TokenRow>(
      `INSERT INTO api_tokens (workspace_id, user_id, name, prefix, token_hash, expires_at)
       VALUES ($1, $2, $3, $4, $5, now() + make_interval(days => $6::int)) RETURNING ${columns}`,
      [workspaceId, token.userId, token.name, token.prefix, token.tokenHash, token.expiresInDays],
    );
    return row!;
  }

  /** Ends a token of this person; undefined when there is none that still works. */
  async revoke(workspaceId: string, userId: string, tokenId: string): Promise<TokenRow | undefined> {
    const [row] = await this.database.query<TokenRow>(
      `UPDATE api_tokens SET revoked_at = now()
        WHERE workspace_id = $1 AND user_id = $2 AND id = $3 AND revoked_at IS NULL RETURNING ${columns}`,
      [workspaceId, userId, tokenId],
    );
    return row;
  }

  /** The person who has owned the workspace longest. */
  async firstOwner(workspaceId: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ userId: string }>(
      `SELECT user_id AS "userId" FROM memberships WHERE workspace_id = $1 AND role = 'owner'
        ORDER BY created_at, user_id LIMIT 1`,
      [workspaceId],
    );
    return row?.userId;
  }
}
