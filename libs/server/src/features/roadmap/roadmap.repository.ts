import { Injectable } from '@nestjs/common';
import type { Person } from '@workback/contracts/platform/fields';
import type { CheckInColour } from '@workback/domain/check-in/check-in';
import { type CheckInCadence, DEFAULT_CADENCE } from '@workback/domain/check-in/check-in-cadence';
import type { PlanDependency } from '@workback/domain/roadmap/plan';
import { Database } from '../../platform/database/database.js';
import type { MilestoneEntity } from './milestone.entity.js';

export type MilestoneFields = Pick<
  MilestoneEntity,
  'outcome' | 'ownerId' | 'estimateDays' | 'startedOn' | 'finishedOn'
>;

/** A milestone with all that hangs on it. */
export interface MilestoneRow extends Omit<MilestoneFields, 'ownerId'> {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly owner: Person | null;
  readonly promiseIds: readonly string[];
  readonly lastCheckIn: { readonly colour: CheckInColour; readonly note: string; readonly atMs: number } | null;
}

/** The stored plan of an initiative. */
export interface RoadmapRow {
  readonly initiativeId: string;
  readonly initiativeName: string;
  /** Frozen at approval, before that the draft's. */
  readonly launchDate: string | null;
  /** How long a check-in holds; null when none is expected any more. */
  readonly checkInRule: CheckInCadence | null;
  readonly milestones: readonly MilestoneRow[];
  readonly dependencies: readonly PlanDependency[];
}

const selectRoadmap = /* sql */ `
  SELECT i.id AS "initiativeId", i.name AS "initiativeName",
         coalesce(i.promised_launch_on::text, p.document->>'launchDate') AS "launchDate",
         CASE WHEN i.launched_on IS NULL AND i.parked_at IS NULL AND p.status <> 'rejected' THEN coalesce(
           (SELECT e.rule FROM check_in_cadences e WHERE e.initiative_id = i.id), $3::jsonb) END AS "checkInRule",
         (SELECT coalesce(json_agg(json_build_object(
                   'id', m.id, 'number', m.number, 'outcome', m.outcome, 'estimateDays', m.estimate_days,
                   'startedOn', m.started_on, 'finishedOn', m.finished_on, 'version', m.version,
                   'owner', CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END,
                   'promiseIds', coalesce(s.promise_ids, '[]'), 'lastCheckIn', c.last) ORDER BY m.number), '[]')
            FROM milestones m
            LEFT JOIN users u ON u.id = m.owner_id
            LEFT JOIN (
              SELECT l.milestone_id, json_agg(l.promise_id ORDER BY r.number) AS promise_ids
                FROM milestone_promises l JOIN promises r ON r.id = l.promise_id AND r.withdrawn_at IS NULL
               WHERE l.workspace_id = $1 AND l.initiative_id = $2 GROUP BY 1) s ON s.milestone_id = m.id
            LEFT JOIN (
              SELECT DISTINCT ON (milestone_id) milestone_id, json_build_object('colour', colour, 'note', note,
                       'atMs', floor(extract(epoch FROM created_at) * 1000)) AS last
                FROM check_ins WHERE workspace_id = $1 AND initiative_id = $2 AND milestone_id IS NOT NULL
               ORDER BY milestone_id, created_at DESC, id DESC) c ON c.milestone_id = m.id
           WHERE m.workspace_id = $1 AND m.initiative_id = $2) AS milestones,
         (SELECT coalesce(json_agg(json_build_object('predecessorId', d.predecessor_id, 'successorId', d.successor_id,
                   'type', d.type, 'lagDays', d.lag_days) ORDER BY m.number), '[]')
            FROM milestone_dependencies d JOIN milestones m ON m.id = d.predecessor_id
           WHERE d.workspace_id = $1 AND d.initiative_id = $2) AS dependencies
    FROM initiatives i JOIN prfaqs p ON p.initiative_id = i.id
   WHERE i.workspace_id = $1 AND i.id = $2`;

/** Rows of milestones with their dependencies and promises. */
@Injectable()
export class RoadmapRepository {
  constructor(private readonly database: Database) {}

  /** The whole plan of an initiative, in one statement. */
  async read(workspaceId: string, initiativeId: string): Promise<RoadmapRow | undefined> {
    const [row] = await this.database.query<RoadmapRow>(selectRoadmap, [
      workspaceId,
      initiativeId,
      JSON.stringify(DEFAULT_CADENCE),
    ]);
    return row;
  }

  /** Lets one change of an initiative's plan happen at a time, so that two halves of a cycle cannot meet. */
  async lock(workspaceId: string, initiativeId: string): Promise<void> {
    await this.database.query('SELECT FROM initiatives WHERE workspace_id = $1 AND id = $2 FOR NO KEY UPDATE', [
      workspaceId,
      initiativeId,
    ]);
  }

  /** Which of these are a member of the workspace and promises of the initiative. */
  async known(
    workspaceId: string,
    initiativeId: string,
    ownerId: string | null,
    promiseIds: readonly string[],
  ): Promise<{ owner: boolean; promises: number }> {
    const [row] = await this.database.query<{ owner: boolean; promises: number }>(
      `SELECT EXISTS (SELECT FROM memberships WHERE workspace_id = $1 AND user_id = $3) AS owner,
              (SELECT count(*)::int FROM promises
                WHERE workspace_id = $1 AND initiative_id = $2 AND id = ANY($4) AND withdrawn_at IS NULL) AS promises`,
      [workspaceId, initiativeId, ownerId, promiseIds],
    );
    return row!;
  }

  async insert(
    workspaceId: string,
    initiativeId: string,
    { outcome, ownerId, estimateDays }: MilestoneFields,
  ): Promise<string> {
    const [row] = await this.database.query<{ id: string }>(
      `INSERT INTO milestones (workspace_id, initiative_id, number, outcome, owner_id, estimate_days)
       SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5
         FROM milestones WHERE workspace_id = $1 AND initiative_id = $2 RETURNING id`,
      [workspaceId, initiativeId, outcome, ownerId, estimateDays],
    );
    return row!.id;
  }

  /** Writes the fields if nobody changed the milestone since `version`; says whether it did. */
  async update(workspaceId: string, milestoneId: string, version: number, fields: MilestoneFields): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE milestones SET outcome = $4, owner_id = $5, estimate_days = $6, started_on = $7::date,
              finished_on = $8::date, version = version + 1
        WHERE workspace_id = $1 AND id = $2 AND version = $3 RETURNING id`,
      [
        workspaceId,
        milestoneId,
        version,
        fields.outcome,
        fields.ownerId,
        fields.estimateDays,
        fields.startedOn,
        fields.finishedOn,
      ],
    );
    return rows.length > 0;
  }

  async remove(workspaceId: string, milestoneId: string): Promise<void> {
    await this.database.query('DELETE FROM milestones WHERE workspace_id = $1 AND id = $2', [workspaceId, milestoneId]);
  }

  /** Replaces what a milestone waits for. */
  async setPredecessors(
    workspaceId: string,
    initiativeId: string,
    milestoneId: string,
    dependencies: readonly PlanDependency[],
  ): Promise<void> {
    await this.database.query('DELETE FROM milestone_dependencies WHERE workspace_id = $1 AND successor_id = $2', [
      workspaceId,
      milestoneId,
    ]);
    await this.database.query(
      `INSERT INTO milestone_dependencies (workspace_id, initiative_id, successor_id, predecessor_id, type, lag_days)
       SELECT $1, $2, $3, d.predecessor_id, d.type, d.lag_days
         FROM unnest($4::uuid[], $5::text[], $6::int[]) AS d(predecessor_id, type, lag_days)`,
      [
        workspaceId,
        initiativeId,
        milestoneId,
        dependencies.map(({ predecessorId }) => predecessorId),
        dependencies.map(({ type }) => type),
        dependencies.map(({ lagDays }) => lagDays),
      ],
    );
  }

  /** Replaces the promises that a milestone delivers. */
  async setPromises(
    workspaceId: string,
    initiativeId: string,
    milestoneId: string,
    promiseIds: readonly string[],
  ): Promise<void> {
    await this.database.query('DELETE FROM milestone_promises WHERE workspace_id = $1 AND milestone_id = $2', [
      workspaceId,
      milestoneId,
    ]);
    await this.database.query(
      `INSERT INTO milestone_promises (workspace_id, initiative_id, milestone_id, promise_id)
       SELECT $1, $2, $3, promise_id FROM unnest($4::uuid[]) AS promise_id`,
      [workspaceId, initiativeId, milestoneId, promiseIds],
    );
  }
}
