import { Injectable } from '@nestjs/common';
import type { DependencyType } from '@workback/domain/roadmap/plan';
import { Database } from '../../platform/database/database.js';

/** One end of a dependency, as people know it. */
export interface CrossEndRow {
  readonly initiativeId: string;
  readonly initiativeName: string;
  readonly milestoneId: string;
  readonly number: number;
  readonly outcome: string;
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly finishedOn: string | null;
}

/** A dependency between two initiatives. */
export interface CrossDependencyRow {
  readonly id: string;
  readonly predecessor: CrossEndRow;
  readonly successor: CrossEndRow;
  readonly type: DependencyType;
  readonly lagDays: number;
}

/** What is asked for. */
export interface NewCrossDependency {
  readonly predecessorId: string;
  readonly successorId: string;
  readonly type: DependencyType;
  readonly lagDays: number;
}

const end = (milestone: string, initiative: string, owner: string): string => /* sql */ `json_build_object(
  'initiativeId', ${initiative}.id, 'initiativeName', ${initiative}.name, 'milestoneId', ${milestone}.id,
  'number', ${milestone}.number, 'outcome', ${milestone}.outcome, 'finishedOn', ${milestone}.finished_on,
  'owner', CASE WHEN ${owner}.id IS NOT NULL THEN json_build_object('id', ${owner}.id, 'name', ${owner}.name) END)`;

/** Milestones that were taken out of their plans wait for nothing and are waited for by nobody. */
const select = /* sql */ `
  SELECT d.id, d.type, d.lag_days AS "lagDays", ${end('p', 'pi', 'pu')} AS predecessor, ${end('s', 'si', 'su')} AS successor
    FROM cross_dependencies d
    JOIN milestones p ON p.id = d.predecessor_id AND p.removed_at IS NULL
    JOIN milestones s ON s.id = d.successor_id AND s.removed_at IS NULL
    JOIN initiatives pi ON pi.id = d.predecessor_initiative_id
    JOIN initiatives si ON si.id = d.successor_initiative_id
    LEFT JOIN users pu ON pu.id = p.owner_id
    LEFT JOIN users su ON su.id = s.owner_id
   WHERE d.workspace_id = $1`;
const order = 'ORDER BY d.created_at, d.id';

/** Rows of dependencies between initiatives. */
@Injectable()
export class CrossDependencyRepository {
  constructor(private readonly database: Database) {}

  /** All of a workspace. */
  list(workspaceId: string): Promise<CrossDependencyRow[]> {
    return this.database.query(`${select} ${order}`, [workspaceId]);
  }

  /** Those of the initiatives that hang together with the given ones, however far. */
  around(workspaceId: string, initiativeIds: readonly string[]): Promise<CrossDependencyRow[]> {
    return this.database.query(
      `WITH RECURSIVE together AS (
         SELECT unnest($2::uuid[]) AS id
         UNION
         SELECT CASE WHEN d.predecessor_initiative_id = t.id THEN d.successor_initiative_id ELSE d.predecessor_initiative_id END
           FROM cross_dependencies d JOIN together t ON t.id IN (d.predecessor_initiative_id, d.successor_initiative_id)
          WHERE d.workspace_id = $1)
       ${select} AND d.predecessor_initiative_id IN (SELECT id FROM together) ${order}`,
      [workspaceId, initiativeIds],
    );
  }

  /** Lets one dependency of a workspace be made at a time, so that two halves of a ring cannot meet. */
  async lock(workspaceId: string): Promise<void> {
    await this.database.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 871340212))', [workspaceId]);
  }

  /** The initiatives of milestones that exist in a workspace. */
  async homes(workspaceId: string, milestoneIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; initiativeId: string }>(
      `SELECT id, initiative_id AS "initiativeId" FROM milestones
        WHERE workspace_id = $1 AND id = ANY($2) AND removed_at IS NULL`,
      [workspaceId, milestoneIds],
    );
    return new Map(rows.map(({ id, initiativeId }) => [id, initiativeId]));
  }

  /** Answers the id, or undefined when the two are linked already. */
  async insert(
    workspaceId: string,
    { predecessorId, successorId, type, lagDays }: NewCrossDependency,
    homes: ReadonlyMap<string, string>,
    actorId: string,
  ): Promise<string | undefined> {
    const [row] = await this.database.query<{ id: string }>(
      `INSERT INTO cross_dependencies (workspace_id, predecessor_initiative_id, predecessor_id, successor_initiative_id,
              successor_id, type, lag_days, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (successor_id, predecessor_id) DO NOTHING RETURNING id`,
      [
        workspaceId,
        homes.get(predecessorId),
        predecessorId,
        homes.get(successorId),
        successorId,
        type,
        lagDays,
        actorId,
      ],
    );
    return row?.id;
  }

  async find(workspaceId: string, id: string): Promise<CrossDependencyRow | undefined> {
    const [row] = await this.database.query<CrossDependencyRow>(`${select} AND d.id = $2`, [workspaceId, id]);
    return row;
  }

  async remove(workspaceId: string, id: string): Promise<void> {
    await this.database.query('DELETE FROM cross_dependencies WHERE workspace_id = $1 AND id = $2', [workspaceId, id]);
  }
}
