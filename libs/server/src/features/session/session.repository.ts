import { Injectable } from '@nestjs/common';
import type { Me } from '@workback/contracts/session/session.schemas';
import { Database } from '../../platform/database/database.js';
import type { UserEntity } from './user.entity.js';

const LONGEST_DAYS = 7;
const LINK_HOURS = 24;

export type MeRow = Omit<Me, 'serverTime'> & { serverTime: Date };

/** Rows of people, their sessions and their one-time links. */
@Injectable()
export class SessionRepository {
  constructor(private readonly database: Database) {}

  async findByEmail(email: string): Promise<Pick<UserEntity, 'id' | 'passwordHash'> | undefined> {
    const [row] = await this.database.query<Pick<UserEntity, 'id' | 'passwordHash'>>(
      'SELECT id, password_hash AS "passwordHash" FROM users WHERE email = $1',
      [email],
    );
    return row;
  }

  /** The person with their workspaces; only the token's own workspace when a token asks. */
  async me(userId: string, tokenId: string | null): Promise<MeRow | undefined> {
    const [row] = await this.database.query<MeRow>(
      `SELECT json_build_object('id', u.id, 'name', u.name, 'email', u.email,
                                'hasPassword', u.password_hash IS NOT NULL) AS user,
              coalesce((SELECT json_agg(json_build_object('id', w.id, 'slug', w.slug, 'name', w.name, 'role', m.role,
                                                          'isExample', w.is_example) ORDER BY w.is_example, w.created_at)
                          FROM memberships m JOIN workspaces w ON w.id = m.workspace_id
                         WHERE m.user_id = u.id AND ($2::uuid IS NULL OR w.id =
                               (SELECT t.workspace_id FROM api_tokens t WHERE t.id = $2))), '[]') AS workspaces,
              now() AS "serverTime"
         FROM users u WHERE u.id = $1`,
      [userId, tokenId],
    );
    return row;
  }

  async insertUser(name: string): Promise<string> {
    const [row] = await this.database.query<{ id: string }>('INSERT INTO users (name) VALUES ($1) RETURNING id', [
      name,
    ]);
    return row!.id;
  }

  /** False when somebody else has the e-mail. */
  async setCredentials(userId: string, name: string, email: string, passwordHash: string): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE users SET name = $2, email = $3, password_hash = $4
        WHERE id = $1 AND NOT EXISTS (SELECT FROM users WHERE email = $3 AND id <> $1) RETURNING id`,
      [userId, name, email, passwordHash],
    );
    return rows.length === 1;
  }

  async setName(userId: string, name: string): Promise<void> {
    await this.database.query('UPDATE users SET name = $2 WHERE id = $1', [userId, name]);
  }

  async insertSession(userId: string, idHash: Buffer): Promise<void> {
    await this.database.query(
      `INSERT INTO sessions (id_hash, user_id, expires_at) VALUES ($1, $2, now() + make_interval(days => ${LONGEST_DAYS}))`,
      [idHash, userId],
    );
  }

  /** True when the session began within this many minutes. */
  async isFresh(idHash: Buffer, minutes: number): Promise<boolean> {
    const rows = await this.database.query(
      'SELECT FROM sessions WHERE id_hash = $1 AND created_at > now() - make_interval(mins => $2::int)',
      [idHash, minutes],
    );
    return rows.length === 1;
  }

  async endSession(idHash: Buffer): Promise<void> {
    await this.database.query('DELETE FROM sessions WHERE id_hash = $1', [idHash]);
  }

  async endAllSessions(userId: string): Promise<void> {
    await this.database.query('DELETE FROM sessions WHERE user_id = $1', [userId]);
  }

  /** Removes sessions and links that nobody can use any more. */
  async prune(): Promise<void> {
    await this.database.query('DELETE FROM sessions WHERE expires_at < now()');
    await this.database.query(`DELETE FROM sign_in_links WHERE expires_at < now() - interval '7 days'`);
  }

  async insertLink(userId: string, tokenHash: Buffer): Promise<void> {
    await this.database.query(
      `INSERT INTO sign_in_links (token_hash, user_id, expires_at) VALUES ($1, $2, now() + make_interval(hours => ${LINK_HOURS}))`,
      [tokenHash, userId],
    );
  }

  /** Marks a link as used and answers whose it is; undefined when it was used, expired or never existed. */
  async useLink(tokenHash: Buffer): Promise<string | undefined> {
    const [row] = await this.database.query<{ userId: string }>(
      `UPDATE sign_in_links SET used_at = now()
        WHERE token_hash = $1 AND used_at IS NULL AND expires_at > now() RETURNING user_id AS "userId"`,
      [tokenHash],
    );
    return row?.userId;
  }

  /** Ends every link of a person that was not used yet. */
  async endLinks(userId: string): Promise<void> {
    await this.database.query('UPDATE sign_in_links SET used_at = now() WHERE user_id = $1 AND used_at IS NULL', [
      userId,
    ]);
  }
}
