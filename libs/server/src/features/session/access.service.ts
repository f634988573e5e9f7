import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Role } from '@workback/domain/access/permissions';
import { Database } from '../../platform/database/database.js';

/** What a request offers as proof of identity. */
export interface Credentials {
  readonly kind: 'session' | 'token';
  readonly secret: string;
}

/** Who that is, and their role in the workspace asked for (null when they are no member of it). */
export interface Identity {
  readonly userId: string;
  readonly name: string;
  readonly tokenId: string | null;
  readonly workspaceId: string | null;
  readonly role: Role | null;
}

/** Only hashes of session ids and API tokens are stored; 256 random bits need no slow hash. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

const bySession = /* sql */ `
  SELECT u.id AS "userId", u.name, NULL::uuid AS "tokenId", m.role,
         s.last_seen_at < now() - interval '5 minutes' AS "touch"
    FROM sessions s
    JOIN users u ON u.id = s.user_id
    LEFT JOIN memberships m ON m.user_id = u.id AND m.workspace_id = $2
   WHERE s.id_hash = $1 AND s.expires_at > now() AND s.last_seen_at > now() - interval '8 hours'`;

const byToken = /* sql */ `
  SELECT u.id AS "userId", u.name, t.id AS "tokenId",
         CASE WHEN t.workspace_id = $2 THEN m.role END AS role,
         t.last_used_at IS NULL OR t.last_used_at < now() - interval '5 minutes' AS "touch"
    FROM api_tokens t
    JOIN users u ON u.id = t.user_id
    JOIN memberships m ON m.user_id = t.user_id AND m.workspace_id = t.workspace_id
   WHERE t.token_hash = $1 AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now())`;

type Found = Omit<Identity, 'workspaceId'> & { readonly touch: boolean };

/** Tells who is calling, in one statement a request. */
@Injectable()
export class AccessService {
  constructor(private readonly database: Database) {}

  async identify(credentials: Credentials, workspaceId: string | null): Promise<Identity | null> {
    const row = await this.find(credentials, workspaceId);
    if (!row) return null;
    const { touch, ...identity } = row;
    if (touch) {
      await this.database.query(
        credentials.kind === 'session'
          ? 'UPDATE sessions SET last_seen_at = now() WHERE id_hash = $1'
          : 'UPDATE api_tokens SET last_used_at = now() WHERE token_hash = $1',
        [hashSecret(credentials.secret)],
      );
    }
    return { ...identity, workspaceId };
  }

  /** The caller's present role without counting as a use, so that an open stream does not keep an idle session alive. */
  async roleIn(credentials: Credentials, workspaceId: string): Promise<Role | null> {
    return (await this.find(credentials, workspaceId))?.role ?? null;
  }

  private async find({ kind, secret }: Credentials, workspaceId: string | null): Promise<Found | undefined> {
    const [name, sql] = kind === 'session' ? ['access-by-session', bySession] : ['access-by-token', byToken];
    const [row] = await this.database.prepared<Found>(name, sql, [hashSecret(secret), workspaceId]);
    return row;
  }
}
