import { Injectable } from '@nestjs/common';
import type { Person } from '@workback/contracts/platform/fields';
import type { CheckInColour } from '@workback/domain/check-in/check-in';
import { type CheckInCadence, DEFAULT_CADENCE } from '@workback/domain/check-in/check-in-cadence';
import type { OutsideLink, PlanDependency } from '@workback/domain/roadmap/plan';
import type { DayOff, PlannedMilestone } from '@workback/domain/roadmap/plan-content';
import { Database } from '../../platform/database/database.js';
import type { CrossDependencyRow } from '../cross-dependency/cross-dependency.repository.js';

/** A milestone with all that hangs on it. */
export interface MilestoneRow extends PlannedMilestone {
  readonly version: number;
  readonly owner: Person | null;
  readonly lastCheckIn: { readonly colour: CheckInColour; readonly note: string; readonly atMs: number } | null;
}

/** The stored plan of an initiative. */
export interface RoadmapRow {
  readonly initiativeId: string;
  readonly initiativeName: string;
  readonly planVersion: number;
  /** Frozen at approval, before that the draft's. */
  readonly launchDate: string | null;
  /** How long a check-in holds; null when none is expected any more. */
  readonly checkInRule: CheckInCadence | null;
  readonly lastNumber: number;
  readonly milestones: readonly MilestoneRow[];
  readonly dependencies: readonly PlanDependency[];
  readonly daysOff: readonly DayOff[];
  /** What plans of other initiatives allow here; left out where none bears on this one. */
  readonly outside?: readonly OutsideLink[];
  readonly crossing?: readonly CrossDependencyRow[];
}

const selectRoadmap = /* sql */ `
  SELECT i.id AS "initiativeId", i.name AS "initiativeName", i.plan_version AS "planVersion", i.days_off AS "daysOff",
         coalesce(i.promised_launch_on::text, p.document->>'launchDate') AS "launchDate",
         CASE WHEN i.launched_on IS NULL AND i.parked_at IS NULL AND p.status <> 'rejected' THEN coalesce(
           (SELECT e.rule FROM check_in_cadences e WHERE e.initiative_id = i.id), $3::jsonb) END AS "checkInRule",
         (SELECT coalesce(max(number), 0) FROM milestones WHERE workspace_id = $1 AND initiative_id = $2) AS "lastNumber",
         (SELECT coalesce(json_agg(json_build_object(
                   'id', m.id, 'number', m.number, 'outcome', m.outcome, 'ownerId', m.owner_id, 'team', m.team,
                   'notes', m.notes, 'estimateDays', m.estimate_days,
                   'estimateRange', CASE WHEN m.optimistic_days IS NOT NULL THEN json_build_object(
                     'optimisticDays', m.optimistic_days, 'pessimisticDays', m.pessimistic_days) END,
                   'startedOn', m.started_on, 'finishedOn', m.finished_on, 'notBefore', m.not_before,
                   'notAfter', m.not_after, 'startOn', m.start_on, 'finishOn', m.finish_on,
                   'deliverables', m.deliverables, 'version', m.version,
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
           WHERE m.workspace_id = $1 AND m.initiative_id = $2 AND m.removed_at IS NULL) AS milestones,
         (SELECT coalesce(json_agg(json_build_object('predecessorId', d.predecessor_id, 'successorId', d.successor_id,
                   'type', d.type, 'lagDays', d.lag_days) ORDER BY m.number), '[]')
            FROM milestone_dependencies d JOIN milestones m ON m.id = d.predecessor_id
           WHERE d.workspace_id = $1 AND d.initiative_id = $2) AS dependencies
    FROM initiatives i JOIN prfaqs p ON p.initiative_id = i.id
   WHERE i.workspace_id = $1 AND i.id = $2`;

/** The stored plans, read whole. */
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

  /** Those of the ids that are members of the workspace, and those that are promises of the initiative. */
  async known(
    workspaceId: string,
    initiativeId: string,
    ownerIds: readonly string[],
    promiseIds: readonly string[],
  ): Promise<{ owners: ReadonlySet<string>; promises: ReadonlySet<string> }> {
    const rows = await this.database.query<{ id: string; owner: boolean }>(
      `SELECT user_id AS id, true AS owner FROM memberships WHERE workspace_id = $1 AND user_id = ANY($3)
       UNION ALL
       SELECT id, false FROM promises
        WHERE workspace_id = $1 AND initiative_id = $2 AND id = ANY($4) AND withdrawn_at IS NULL`,
      [workspaceId, initiativeId, ownerIds, promiseIds],
    );
    const ids = (owner: boolean) => new Set(rows.filter((row) => row.owner === owner).map(({ id }) => id));
    return { owners: ids(true), promises: ids(false) };
  }
}
