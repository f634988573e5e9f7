import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { InitiativeEntity } from './initiative.entity.js';

/** An initiative without its plan, which the roadmap looks after. */
export type InitiativeRow = Omit<InitiativeEntity, 'workspaceId' | 'planVersion' | 'daysOff'>;

const columns = /* sql */ `id, number, name, owner_id AS "ownerId", promised_launch_on AS "promisedLaunchOn",
  launched_on AS "launchedOn", concluded_at AS "concludedAt", parked_at AS "parkedAt", version, created_at AS "createdAt"`;

/** What a new PR/FAQ starts with. */
export interface NewPrfaqRow {
  readonly document: unknown;
  readonly headline: string;
  readonly subHeading: string;
}

/** Rows of initiatives. */
@Injectable()
export class InitiativeRepository {
  constructor(private readonly database: Database) {}

  /** Inserts an initiative with its PR/FAQ and portfolio row. Needs a transaction; undefined without such a workspace. */
  async insert(
    workspaceId: string,
    { name, ownerId }: Pick<InitiativeRow, 'name' | 'ownerId'>,
    prfaq: NewPrfaqRow,
    actorId: string,
  ): Promise<{ id: string; number: number } | undefined> {
    // One at a time in a workspace, so that numbers have no gaps and no clash.
    const [workspace] = await this.database.query('SELECT id FROM workspaces WHERE id = $1 FOR NO KEY UPDATE', [
      workspaceId,
    ]);
    if (!workspace) return undefined;
    const [row] = await this.database.query<{ id: string; number: number }>(
      `INSERT INTO initiatives (workspace_id, number, name, owner_id)
       SELECT $1, coalesce(max(number), 0) + 1, $2, $3 FROM initiatives WHERE workspace_id = $1
       RETURNING id, number`,
      [workspaceId, name, ownerId],
    );
    const { id, number } = row!;
    await this.database.query(
      `WITH prfaq AS (
         INSERT INTO prfaqs (initiative_id, workspace_id, document, headline, sub_heading, saved_by)
         VALUES ($1, $2, $3, $4, $5, $6))
       INSERT INTO portfolio_rows (initiative_id, workspace_id, number) VALUES ($1, $2, $7)`,
      [id, workspaceId, JSON.stringify(prfaq.document), prfaq.headline, prfaq.subHeading, actorId, number],
    );
    return { id, number };
  }

  /** Holds the row against changes until the transaction ends. */
  async lock(workspaceId: string, initiativeId: string): Promise<InitiativeRow | undefined> {
    const [row] = await this.database.query<InitiativeRow>(
      `SELECT ${columns} FROM initiatives WHERE workspace_id = $1 AND id = $2 FOR NO KEY UPDATE`,
      [workspaceId, initiativeId],
    );
    return row;
  }

  /** Writes name, owner and parking if nobody changed the initiative since `version`; says whether it did. */
  async update(
    workspaceId: string,
    initiativeId: string,
    version: number,
    { name, ownerId, parked }: { name: string; ownerId: string | null; parked: boolean },
  ): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE initiatives SET name = $4, owner_id = $5, version = version + 1,
              parked_at = CASE WHEN $6::boolean THEN coalesce(parked_at, now()) END
        WHERE workspace_id = $1 AND id = $2 AND version = $3 RETURNING id`,
      [workspaceId, initiativeId, version, name, ownerId, parked],
    );
    return rows.length > 0;
  }

  async setLaunched(workspaceId: string, initiativeId: string, launchedOn: string | null): Promise<void> {
    await this.database.query(
      'UPDATE initiatives SET launched_on = $3, version = version + 1 WHERE workspace_id = $1 AND id = $2',
      [workspaceId, initiativeId, launchedOn],
    );
  }

  async setConcluded(workspaceId: string, initiativeId: string): Promise<void> {
    await this.database.query(
      'UPDATE initiatives SET concluded_at = now(), version = version + 1 WHERE workspace_id = $1 AND id = $2',
      [workspaceId, initiativeId],
    );
  }

  /** Initiatives with milestones that are neither launched nor parked nor rejected. */
  async planned(workspaceId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT i.id FROM initiatives i JOIN prfaqs p ON p.initiative_id = i.id
        WHERE i.workspace_id = $1 AND i.launched_on IS NULL AND i.parked_at IS NULL AND p.status <> 'rejected'
          AND EXISTS (SELECT FROM milestones m WHERE m.initiative_id = i.id AND m.removed_at IS NULL)`,
      [workspaceId],
    );
    return rows.map(({ id }) => id);
  }

  /** Says whether a person belongs to the workspace. */
  async isMember(workspaceId: string, userId: string): Promise<boolean> {
    const rows = await this.database.query('SELECT FROM memberships WHERE workspace_id = $1 AND user_id = $2', [
      workspaceId,
      userId,
    ]);
    return rows.length > 0;
  }
}
