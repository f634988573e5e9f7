import { Injectable } from '@nestjs/common';
import type { Member } from '@workback/contracts/member/member.schemas';
import type { Role } from '@workback/domain/access/permissions';
import { Database } from '../../platform/database/database.js';

const columns = /* sql */ `u.id, u.name, u.email, m.role, m.version`;

/** Rows of who belongs to a workspace. */
@Injectable()
export class MemberRepository {
  constructor(private readonly database: Database) {}

  list(workspaceId: string): Promise<Member[]> {
    return this.database.query<Member>(
      `SELECT ${columns} FROM memberships m JOIN users u ON u.id = m.user_id
        WHERE m.workspace_id = $1 ORDER BY m.created_at, u.name, u.id`,
      [workspaceId],
    );
  }

  /** The owners and these people, held against changes until the transaction ends. */
  lockOwnersAnd(workspaceId: string, userIds: readonly string[]): Promise<Member[]> {
    return this.database.query<Member>(
      `SELECT ${columns} FROM memberships m JOIN users u ON u.id = m.user_id
        WHERE m.workspace_id = $1 AND (m.role = 'owner' OR m.user_id = ANY($2)) ORDER BY m.user_id FOR UPDATE OF m`,
      [workspaceId, userIds],
    );
  }

  async setRole(workspaceId: string, userId: string, role: Role): Promise<void> {
    await this.database.query(
      'UPDATE memberships SET role = $3, version = version + 1 WHERE workspace_id = $1 AND user_id = $2',
      [workspaceId, userId, role],
    );
  }

  /** False when the person is a member already. */
  async add(workspaceId: string, userId: string, role: Role): Promise<boolean> {
    const rows = await this.database.query(
      `INSERT INTO memberships (workspace_id, user_id, role) VALUES ($1, $2, $3)
       ON CONFLICT (workspace_id, user_id) DO NOTHING RETURNING user_id`,
      [workspaceId, userId, role],
    );
    return rows.length === 1;
  }

  /** Takes a person out; their API tokens of this workspace go along. */
  async remove(workspaceId: string, userId: string): Promise<void> {
    await this.database.query('DELETE FROM memberships WHERE workspace_id = $1 AND user_id = $2', [
      workspaceId,
      userId,
    ]);
  }

  async hasEmail(workspaceId: string, email: string): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT FROM memberships m JOIN users u ON u.id = m.user_id WHERE m.workspace_id = $1 AND u.email = $2`,
      [workspaceId, email],
    );
    return rows.length > 0;
  }
}
