import { Injectable } from '@nestjs/common';
import type { Person } from '@workback/contracts/platform/fields';
import { Database } from '../../platform/database/database.js';
import type { LaunchEntity } from './launch.entity.js';

/** A launch with the names of who declared it and who took it back. */
export interface LaunchRow extends Pick<
  LaunchEntity,
  'id' | 'launchedOn' | 'declaredAt' | 'exception' | 'facts' | 'open' | 'cancelledAt' | 'cancelledReason'
> {
  readonly declaredBy: Person | null;
  readonly cancelledBy: Person | null;
}

const person = (alias: string) =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('id', ${alias}.id, 'name', ${alias}.name) END`;

/** Rows of launches; an initiative keeps the day of the one that stands. */
@Injectable()
export class LaunchRepository {
  constructor(private readonly database: Database) {}

  /** Newest first, with those that were taken back. */
  list(workspaceId: string, initiativeId: string): Promise<LaunchRow[]> {
    return this.database.query<LaunchRow>(
      `SELECT l.id, l.launched_on AS "launchedOn", l.declared_at AS "declaredAt", l.exception, l.facts, l.open,
              l.cancelled_at AS "cancelledAt", l.cancelled_reason AS "cancelledReason",
              ${person('d')} AS "declaredBy", ${person('c')} AS "cancelledBy"
         FROM launches l LEFT JOIN users d ON d.id = l.declared_by LEFT JOIN users c ON c.id = l.cancelled_by
        WHERE l.workspace_id = $1 AND l.initiative_id = $2 ORDER BY l.declared_at DESC, l.id`,
      [workspaceId, initiativeId],
    );
  }

  async insert(
    workspaceId: string,
    initiativeId: string,
    launch: Pick<LaunchEntity, 'launchedOn' | 'exception' | 'facts' | 'open'>,
    actorId: string,
  ): Promise<void> {
    const { launchedOn, exception, facts, open } = launch;
    await this.database.query(
      `INSERT INTO launches (workspace_id, initiative_id, launched_on, declared_by, exception, facts, open)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [workspaceId, initiativeId, launchedOn, actorId, exception, JSON.stringify(facts), JSON.stringify(open)],
    );
  }

  /** Takes back the launch that stands. */
  async cancel(workspaceId: string, initiativeId: string, reason: string, actorId: string): Promise<void> {
    await this.database.query(
      `UPDATE launches SET cancelled_at = now(), cancelled_by = $3, cancelled_reason = $4
        WHERE workspace_id = $1 AND initiative_id = $2 AND cancelled_at IS NULL`,
      [workspaceId, initiativeId, actorId, reason],
    );
  }
}
