import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

/** Names that a file of milestones may hold. */
@Injectable()
export class PlanExchangeRepository {
  constructor(private readonly database: Database) {}

  /** Everybody who may own a milestone here. */
  members(workspaceId: string): Promise<{ id: string; name: string; email: string | null }[]> {
    return this.database.query(
      `SELECT u.id, u.name, u.email FROM memberships m JOIN users u ON u.id = m.user_id
        WHERE m.workspace_id = $1 ORDER BY u.name, u.id`,
      [workspaceId],
    );
  }

  promises(workspaceId: string, initiativeId: string): Promise<{ id: string; number: number }[]> {
    return this.database.query(
      'SELECT id, number FROM promises WHERE workspace_id = $1 AND initiative_id = $2 ORDER BY number',
      [workspaceId, initiativeId],
    );
  }
}
