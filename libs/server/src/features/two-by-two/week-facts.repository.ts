import { Injectable } from '@nestjs/common';
import type { CriterionState } from '@workback/domain/evaluation/criterion-state';
import type { WeekCheckIn, WeekMilestone } from '@workback/domain/two-by-two/week-facts';
import { Database } from '../../platform/database/database.js';

/** What the database knows of one initiative's week; dates of the schedule come from elsewhere. */
export interface WeekRow {
  readonly initiativeId: string;
  readonly milestones: readonly Omit<WeekMilestone, 'latestFinish' | 'floatDays'>[];
  readonly checkIns: readonly WeekCheckIn[];
  readonly verdicts: readonly {
    readonly kpiId: string;
    readonly kpiName: string;
    readonly before: CriterionState;
    readonly after: CriterionState;
  }[];
  /** What the plan said at the last check-in on the initiative before the week. */
  readonly forecastBefore: string | null;
}

const selectWeek = /* sql */ `
  SELECT i.id AS "initiativeId",
         (SELECT coalesce(json_agg(json_build_object('id', m.id, 'number', m.number, 'outcome', m.outcome, 'owner', u.name,
                   'startedOn', m.started_on, 'finishedOn', m.finished_on) ORDER BY m.number), '[]')
            FROM milestones m LEFT JOIN users u ON u.id = m.owner_id 
           WHERE m.initiative_id = i.id AND m.removed_at IS NULL) AS milestones,
         (SELECT coalesce(json_agg(json_build_object('id', c.id, 'milestoneId', c.milestone_id, 'achievement', c.colour,
                   'previous', c.previous_colour, 'done', c.done, 'blockers', c.blockers,
                   'pathToGreen', c.path_to_green) ORDER BY c.created_at DESC, c.id DESC), '[]')
            FROM check_ins c
           WHERE c.initiative_id = i.id AND c.created_at >= $3 AND c.created_at < $4) AS "checkIns",
         (SELECT coalesce(json_agg(json_build_object('kpiId', k.id, 'kpiName', k.name,
                   'before', coalesce(b.state, 'too-early'), 'after', a.state) ORDER BY s.created_at, s.id), '[]')
            FROM success_criteria s
            JOIN kpis k ON k.id = s.kpi_id
            JOIN LATERAL (SELECT e.state, e.evaluated_at FROM evaluations e
                           WHERE e.criterion_id = s.id AND e.evaluated_at < $4 ORDER BY e.id DESC LIMIT 1) a ON true
            LEFT JOIN LATERAL (SELECT e.state FROM evaluations e
                                WHERE e.criterion_id = s.id AND e.evaluated_at < $3 ORDER BY e.id DESC LIMIT 1) b ON true
           WHERE s.initiative_id = i.id AND a.evaluated_at >= $3
             AND a.state IS DISTINCT FROM coalesce(b.state, 'too-early')) AS verdicts,
         (SELECT c.plan_finish_on FROM check_ins c
           WHERE c.initiative_id = i.id AND c.milestone_id IS NULL AND c.plan_finish_on IS NOT NULL AND c.created_at < $3
           ORDER BY c.created_at DESC, c.id DESC LIMIT 1) AS "forecastBefore"
    FROM initiatives i WHERE i.workspace_id = $1 AND i.id = ANY($2) ORDER BY i.number`;

/** Reads what happened in a week, of any number of initiatives in one statement. */
@Injectable()
export class WeekFactsRepository {
  constructor(private readonly database: Database) {}

  /** From one instant up to, not including, another; in the order of the initiatives' numbers. */
  read(workspaceId: string, initiativeIds: readonly string[], from: Date, to: Date): Promise<WeekRow[]> {
    return this.database.query<WeekRow>(selectWeek, [workspaceId, initiativeIds, from, to]);
  }

  /** Initiatives that are approved and not concluded, of one owner or of all; in the order of their numbers. */
  async active(workspaceId: string, ownerId: string | null, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT i.id FROM initiatives i JOIN prfaqs p ON p.initiative_id = i.id AND p.status = 'approved'
        WHERE i.workspace_id = $1 AND ($2::uuid IS NULL OR i.owner_id = $2) AND i.concluded_at IS NULL
          AND i.parked_at IS NULL ORDER BY i.number LIMIT $3`,
      [workspaceId, ownerId, limit],
    );
    return rows.map(({ id }) => id);
  }
}
