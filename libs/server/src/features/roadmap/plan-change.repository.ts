import { Injectable } from '@nestjs/common';
import type { Person } from '@workback/contracts/platform/fields';
import type { PlanOperation } from '@workback/domain/roadmap/plan-operation';
import type { RecordedChange } from '@workback/domain/roadmap/slip-history';
import { Database } from '../../platform/database/database.js';

/** A change of a plan as it is listed. */
export interface PlanChangeRow {
  readonly version: number;
  readonly summary: string;
  readonly reason: string;
  readonly by: Person | null;
  readonly at: Date;
  readonly undoes: number | null;
  readonly undoneBy: number | null;
  readonly launchDate: string | null;
  readonly forecast: string | null;
  readonly daysToRecover: number | null;
}

export interface NewPlanChange extends Omit<PlanChangeRow, 'by' | 'at' | 'undoneBy'> {
  readonly changeId: string;
  readonly operations: readonly PlanOperation[];
  readonly inverse: readonly PlanOperation[];
  readonly touched: readonly string[];
}

const columns = /* sql */ `c.version, c.summary, c.reason, c.changed_at AS at, c.undoes, c.launch_on AS "launchDate",
  c.forecast_on AS forecast, c.days_to_recover AS "daysToRecover",
  CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END AS by,
  (SELECT max(b.version) FROM plan_changes b WHERE b.initiative_id = c.initiative_id AND b.undoes = c.version) AS "undoneBy"`;

/** The record of changes of plans. */
@Injectable()
export class PlanChangeRepository {
  constructor(private readonly database: Database) {}

  async insert(workspaceId: string, initiativeId: string, change: NewPlanChange, actorId: string): Promise<void> {
    await this.database.query(
      `INSERT INTO plan_changes (workspace_id, initiative_id, version, change_id, summary, reason, operations, inverse,
              touched, undoes, launch_on, forecast_on, days_to_recover, actor_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        workspaceId,
        initiativeId,
        change.version,
        change.changeId,
        change.summary,
        change.reason,
        JSON.stringify(change.operations),
        JSON.stringify(change.inverse),
        change.touched,
        change.undoes,
        change.launchDate,
        change.forecast,
        change.daysToRecover,
        actorId,
      ],
    );
  }

  /** Changes before a version, or the latest, newest first. */
  list(workspaceId: string, initiativeId: string, before: number | null, limit: number): Promise<PlanChangeRow[]> {
    return this.database.query<PlanChangeRow>(
      `SELECT ${columns} FROM plan_changes c LEFT JOIN users u ON u.id = c.actor_id
        WHERE c.workspace_id = $1 AND c.initiative_id = $2 AND ($3::bigint IS NULL OR c.version < $3)
        ORDER BY c.version DESC LIMIT $4`,
      [workspaceId, initiativeId, before, limit],
    );
  }

  /** The version that a change with this id made, if it was made. */
  async versionOf(workspaceId: string, initiativeId: string, changeId: string): Promise<number | undefined> {
    const [row] = await this.database.query<{ version: number }>(
      'SELECT version FROM plan_changes WHERE workspace_id = $1 AND initiative_id = $2 AND change_id = $3',
      [workspaceId, initiativeId, changeId],
    );
    return row?.version;
  }

  /** One change with what takes it back. */
  async find(
    workspaceId: string,
    initiativeId: string,
    version: number,
  ): Promise<(PlanChangeRow & { inverse: PlanOperation[]; touched: string[] }) | undefined> {
    const [row] = await this.database.query<PlanChangeRow & { inverse: PlanOperation[]; touched: string[] }>(
      `SELECT ${columns}, c.inverse, c.touched FROM plan_changes c LEFT JOIN users u ON u.id = c.actor_id
        WHERE c.workspace_id = $1 AND c.initiative_id = $2 AND c.version = $3`,
      [workspaceId, initiativeId, version],
    );
    return row;
  }

  /** Everything that changes after a version touched. */
  async touchedSince(workspaceId: string, initiativeId: string, version: number): Promise<string[]> {
    const rows = await this.database.query<{ key: string }>(
      `SELECT DISTINCT unnest(touched) AS key FROM plan_changes
        WHERE workspace_id = $1 AND initiative_id = $2 AND version > $3`,
      [workspaceId, initiativeId, version],
    );
    return rows.map(({ key }) => key);
  }

  /** What takes changes since a day in a time zone back, newest first. */
  since(workspaceId: string, initiativeId: string, day: string, timeZone: string): Promise<RecordedChange[]> {
    return this.database.query<RecordedChange>(
      `SELECT (changed_at AT TIME ZONE $4)::date AS on, inverse, launch_on AS "launchDate" FROM plan_changes
        WHERE workspace_id = $1 AND initiative_id = $2 AND (changed_at AT TIME ZONE $4)::date >= $3
        ORDER BY version DESC`,
      [workspaceId, initiativeId, day, timeZone],
    );
  }
}
