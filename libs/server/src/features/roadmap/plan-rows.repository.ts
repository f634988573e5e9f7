import { Injectable } from '@nestjs/common';
import type { PlanDependency } from '@workback/domain/roadmap/plan';
import type { PlanContent, PlannedMilestone } from '@workback/domain/roadmap/plan-content';
import { Database } from '../../platform/database/database.js';

/** Columns of a milestone as they cross to the database, by the names that the record set gives them. */
const RECORD = /* sql */ `id uuid, number int, outcome text, "ownerId" uuid, team text, notes text, "estimateDays" int,
  "optimisticDays" int, "pessimisticDays" int, "startedOn" date, "finishedOn" date, "notBefore" date, "notAfter" date,
  "startOn" date, "finishOn" date, deliverables jsonb`;
const VALUES = /* sql */ `r.outcome, (SELECT u.id FROM users u WHERE u.id = r."ownerId"), r.team, r.notes, r."estimateDays",
  r."optimisticDays", r."pessimisticDays", r."startedOn", r."finishedOn", r."notBefore", r."notAfter", r."startOn",
  r."finishOn", r.deliverables`;
const COLUMNS = /* sql */ `outcome, owner_id, team, notes, estimate_days, optimistic_days, pessimistic_days, started_on,
  finished_on, not_before, not_after, start_on, finish_on, deliverables`;

/** Writes what differs between two states of a plan: a few statements, however many milestones change. */
@Injectable()
export class PlanRowsRepository {
  constructor(private readonly database: Database) {}

  /** Saves a plan after a change; answers the ids of new milestones that cannot be taken, empty when all went well. */
  async save(workspaceId: string, initiativeId: string, before: PlanContent, after: PlanContent): Promise<string[]> {
    const were = new Map(before.milestones.map((milestone) => [milestone.id, milestone]));
    const added = after.milestones.filter(({ id }) => !were.has(id));
    const changed = after.milestones.filter(
      (milestone) => were.has(milestone.id) && were.get(milestone.id) !== milestone,
    );
    const stay = new Set(after.milestones.map(({ id }) => id));
    const gone = before.milestones.flatMap(({ id }) => (stay.has(id) ? [] : [id]));

    await this.remove(workspaceId, initiativeId, gone);
    await this.update(workspaceId, initiativeId, changed);
    const refused = await this.insert(workspaceId, initiativeId, added);
    if (refused.length > 0) return refused;
    await this.saveDependencies(workspaceId, initiativeId, before.dependencies, after.dependencies);
    const tied = [...added, ...changed].filter(({ id, promiseIds }) => were.get(id)?.promiseIds !== promiseIds);
    await this.saveTies(workspaceId, initiativeId, tied);
    const daysOff = after.daysOff === before.daysOff ? null : JSON.stringify(after.daysOff);
    await this.database.query(
      `UPDATE initiatives SET plan_version = plan_version + 1, days_off = coalesce($3::jsonb, days_off)
        WHERE workspace_id = $1 AND id = $2`,
      [workspaceId, initiativeId, daysOff],
    );
    return [];
  }

  private async update(workspaceId: string, initiativeId: string, changed: readonly PlannedMilestone[]): Promise<void> {
    if (changed.length === 0) return;
    await this.database.query(
      `UPDATE milestones m SET (${COLUMNS}) = (SELECT ${VALUES}), version = m.version + 1
         FROM jsonb_to_recordset($3) AS r(${RECORD})
        WHERE m.workspace_id = $1 AND m.initiative_id = $2 AND m.id = r.id`,
      [workspaceId, initiativeId, records(changed)],
    );
  }

  /** A removed milestone of the same plan comes back under its id; any other id that is taken is refused. */
  private async insert(
    workspaceId: string,
    initiativeId: string,
    added: readonly PlannedMilestone[],
  ): Promise<string[]> {
    if (added.length === 0) return [];
    const rows = await this.database.query<{ id: string }>(
      `INSERT INTO milestones AS m (workspace_id, initiative_id, id, number, ${COLUMNS})
       SELECT $1, $2, r.id, r.number, ${VALUES} FROM jsonb_to_recordset($3) AS r(${RECORD})
       ON CONFLICT (id) DO UPDATE
          SET (${COLUMNS}) = (SELECT ${COLUMNS.split(',')
            .map((column) => `excluded.${column.trim()}`)
            .join(', ')}), removed_at = NULL, version = m.version + 1
        WHERE m.workspace_id = $1 AND m.initiative_id = $2 AND m.number = excluded.number AND m.removed_at IS NOT NULL
       RETURNING id`,
      [workspaceId, initiativeId, records(added)],
    );
    const taken = new Set(rows.map(({ id }) => id));
    return added.flatMap(({ id }) => (taken.has(id) ? [] : [id]));
  }

  private async remove(workspaceId: string, initiativeId: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.database.query(
      `WITH untied AS (DELETE FROM milestone_promises WHERE workspace_id = $1 AND milestone_id = ANY($3))
       UPDATE milestones SET removed_at = now(), version = version + 1
        WHERE workspace_id = $1 AND initiative_id = $2 AND id = ANY($3)`,
      [workspaceId, initiativeId, ids],
    );
  }

  private async saveDependencies(
    workspaceId: string,
    initiativeId: string,
    before: readonly PlanDependency[],
    after: readonly PlanDependency[],
  ): Promise<void> {
    const kept = new Set(after);
    const given = new Set(before);
    const old = before.filter((link) => !kept.has(link));
    const fresh = after.filter((link) => !given.has(link));
    if (old.length > 0) {
      await this.database.query(
        `DELETE FROM milestone_dependencies d USING unnest($2::uuid[], $3::uuid[]) AS o(predecessor, successor)
          WHERE d.workspace_id = $1 AND d.predecessor_id = o.predecessor AND d.successor_id = o.successor`,
        [workspaceId, old.map(({ predecessorId }) => predecessorId), old.map(({ successorId }) => successorId)],
      );
    }
    if (fresh.length > 0) {
      await this.database.query(
        `INSERT INTO milestone_dependencies (workspace_id, initiative_id, predecessor_id, successor_id, type, lag_days)
         SELECT $1, $2, * FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::int[])`,
        [
          workspaceId,
          initiativeId,
          fresh.map(({ predecessorId }) => predecessorId),
          fresh.map(({ successorId }) => successorId),
          fresh.map(({ type }) => type),
          fresh.map(({ lagDays }) => lagDays),
        ],
      );
    }
  }

  /** A promise that went away in the meantime is left out. */
  private async saveTies(workspaceId: string, initiativeId: string, tied: readonly PlannedMilestone[]): Promise<void> {
    if (tied.length === 0) return;
    const pairs = tied.flatMap(({ id, promiseIds }) => [...new Set(promiseIds)].map((promiseId) => [id, promiseId]));
    await this.database.query('DELETE FROM milestone_promises WHERE workspace_id = $1 AND milestone_id = ANY($2)', [
      workspaceId,
      tied.map(({ id }) => id),
    ]);
    await this.database.query(
      `INSERT INTO milestone_promises (workspace_id, initiative_id, milestone_id, promise_id)
       SELECT $1, $2, t.milestone_id, p.id FROM unnest($3::uuid[], $4::uuid[]) AS t(milestone_id, promise_id)
         JOIN promises p ON p.id = t.promise_id AND p.workspace_id = $1 AND p.initiative_id = $2
          AND p.withdrawn_at IS NULL`,
      [workspaceId, initiativeId, pairs.map(([id]) => id), pairs.map(([, promiseId]) => promiseId)],
    );
  }
}

function records(milestones: readonly PlannedMilestone[]): string {
  return JSON.stringify(milestones.map(({ estimateRange, ...milestone }) => ({ ...milestone, ...estimateRange })));
}
