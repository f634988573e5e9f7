import { Injectable } from '@nestjs/common';
import type { Person } from '@workback/contracts/platform/fields';
import { Database } from '../../platform/database/database.js';

/** What people call a milestone. */
export interface MilestoneName {
  readonly id: string;
  readonly number: number;
  readonly outcome: string;
  readonly owner: Person | null;
  readonly team: string;
}

/** Reads what the timeline of all initiatives shows beside their schedules. */
@Injectable()
export class PortfolioTimelineRepository {
  constructor(private readonly database: Database) {}

  /** Initiatives that are under way: neither concluded, parked nor rejected. */
  async active(workspaceId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT i.id FROM initiatives i JOIN prfaqs p ON p.initiative_id = i.id
        WHERE i.workspace_id = $1 AND i.concluded_at IS NULL AND i.parked_at IS NULL AND p.status <> 'rejected'
        ORDER BY i.number`,
      [workspaceId],
    );
    return rows.map(({ id }) => id);
  }

  async names(workspaceId: string, initiativeIds: readonly string[]): Promise<Map<string, MilestoneName>> {
    const rows = await this.database.query<MilestoneName>(
      `SELECT m.id, m.number, m.outcome, m.team,
              CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END AS owner
         FROM milestones m LEFT JOIN users u ON u.id = m.owner_id
        WHERE m.workspace_id = $1 AND m.initiative_id = ANY($2) AND m.removed_at IS NULL`,
      [workspaceId, initiativeIds],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}
