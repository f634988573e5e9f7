import type { OutsideLink } from '@workback/domain/roadmap/plan';
import { Injectable } from '@nestjs/common';
import type { Person } from '@workback/contracts/platform/fields';
import type { CheckInColour } from '@workback/domain/check-in/check-in';
import type { CheckInCadence } from '@workback/domain/check-in/check-in-cadence';
import type { CriterionDue } from '@workback/domain/evaluation/criterion';
import type { CriterionState } from '@workback/domain/evaluation/criterion-state';
import type { DependencyType } from '@workback/domain/roadmap/plan';
import type { DayOff } from '@workback/domain/roadmap/plan-content';
import { completenessDays } from '../data-health/completeness-days.js';
import type { MeasuredKpi } from '../data-health/kpi-standings.js';
import { Database } from '../../platform/database/database.js';
import { PlanReader } from '../roadmap/plan-reader.js';

/** Everything that stage, dates, verdicts and attention of one initiative follow from. */
export interface InitiativeFacts {
  /** Whether it waits for another initiative, or another for it. */
  readonly crosses: boolean;
  /** What plans of other initiatives allow; left out where none bears on this one. */
  readonly outside?: readonly OutsideLink[];
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly headline: string;
  readonly subHeading: string;
  readonly owner: Person | null;
  readonly prfaqStatus: 'draft' | 'in-review' | 'approved' | 'rejected';
  /** Questions of the PR/FAQ without an answer. */
  readonly openQuestions: number;
  readonly approvedAt: Date | null;
  readonly approvedBy: Person | null;
  /** Frozen at approval; before that what the draft says. */
  readonly promisedLaunchOn: string | null;
  readonly launchedOn: string | null;
  readonly concludedAt: Date | null;
  readonly parkedAt: Date | null;
  readonly createdAt: Date;
  readonly version: number;
  /** Days on which it does not work, beside the workspace's. */
  readonly daysOff: readonly DayOff[];
  readonly milestones: readonly MilestoneFact[];
  /** Teams that build it, by name. */
  readonly teams: readonly string[];
  readonly dependencies: readonly DependencyFact[];
  readonly promises: readonly PromiseFact[];
  readonly criteria: readonly CriterionFact[];
  /** The last word on the initiative itself and on each of its milestones, the latest first. */
  readonly checkIns: readonly CheckInFact[];
  /** Null while nobody has chosen a rhythm. */
  readonly checkInCadence: CadenceFact | null;
  readonly kpis: readonly MeasuredKpi[];
  /** Open breaches of guardrails that watch over every launch, oldest first. */
  readonly breaches: readonly BreachFact[];
  /** Of every guardrail of the workspace that is no criterion of its own: for how many days after a launch it watches. */
  readonly watchDays: readonly number[];
}

export interface BreachFact {
  readonly kpiName: string;
  /** Whether somebody said what is done about it. */
  readonly acted: boolean;
}

// Short rows instead of objects: thousands of them cross from the database as JSON.
/** id, estimate in days, started on, finished on; not before, not after, start on and finish on where any is set. */
export type MilestoneFact = readonly [string, number, string | null, string | null, LimitsFact?];
type LimitsFact = readonly [string | null, string | null, string | null, string | null] | null;
/** predecessor, successor, type, lag in days. */
export type DependencyFact = readonly [string, string, DependencyType, number];
/** id, whether a milestone delivers it. */
export type PromiseFact = readonly [string, boolean];

export interface CriterionFact {
  readonly promiseId: string | null;
  readonly kpiId: string;
  readonly kpiName: string;
  readonly state: CriterionState;
  readonly dueRule: CriterionDue;
  readonly guardrail: boolean;
}

export interface CheckInFact {
  /** Null: on the initiative itself. */
  readonly milestoneId: string | null;
  readonly colour: CheckInColour;
  /** Of the word before it on the same subject. */
  readonly previous: CheckInColour | null;
  readonly note: string;
  readonly author: string | null;
  readonly atMs: number;
}

export interface CadenceFact {
  readonly rule: CheckInCadence;
  readonly milestoneOwners: boolean;
  readonly chosenOn: string;
}

const selectFacts = /* sql */ `
  WITH
  milestone AS (
    SELECT initiative_id, json_agg(json_build_array(id, estimate_days, started_on, finished_on,
             CASE WHEN coalesce(not_before, not_after, start_on, finish_on) IS NOT NULL
                  THEN json_build_array(not_before, not_after, start_on, finish_on) END) ORDER BY number) AS items,
           coalesce(json_agg(DISTINCT team) FILTER (WHERE team <> ''), '[]') AS teams
      FROM milestones WHERE workspace_id = $1 AND initiative_id = ANY($2) AND removed_at IS NULL GROUP BY 1),
  dependency AS (
    SELECT initiative_id, json_agg(json_build_array(predecessor_id, successor_id, type, lag_days)) AS items
      FROM milestone_dependencies WHERE workspace_id = $1 AND initiative_id = ANY($2) GROUP BY 1),
  built AS (
    SELECT DISTINCT promise_id FROM milestone_promises WHERE workspace_id = $1 AND initiative_id = ANY($2)),
  promise AS (
    SELECT p.initiative_id, json_agg(json_build_array(p.id, b.promise_id IS NOT NULL) ORDER BY p.number) AS items
      FROM promises p LEFT JOIN built b ON b.promise_id = p.id
     WHERE p.workspace_id = $1 AND p.initiative_id = ANY($2) AND p.withdrawn_at IS NULL GROUP BY 1),
  criterion AS (
    SELECT c.initiative_id, json_agg(json_build_object('promiseId', c.promise_id, 'kpiId', k.id, 'kpiName', k.name, 'state', c.state,
             'dueRule', c.rule->'due', 'guardrail', k.kind = 'guardrail') ORDER BY c.created_at, c.id) AS items
      FROM success_criteria c JOIN kpis k ON k.id = c.kpi_id
     WHERE c.workspace_id = $1 AND c.initiative_id = ANY($2) AND c.withdrawn_at IS NULL GROUP BY 1),
  check_in AS (
    SELECT l.initiative_id, json_agg(json_build_object('milestoneId', l.milestone_id, 'colour', l.colour,
             'previous', l.previous_colour, 'note', l.note, 'author', u.name,
             'atMs', floor(extract(epoch FROM l.created_at) * 1000)) ORDER BY l.created_at DESC, l.id DESC) AS items
      FROM (
        SELECT DISTINCT ON (initiative_id, milestone_id) * FROM check_ins
         WHERE workspace_id = $1 AND initiative_id = ANY($2)
         ORDER BY initiative_id, milestone_id, created_at DESC, id DESC) l
      LEFT JOIN users u ON u.id = l.author_id GROUP BY 1),
  kpi AS (
    SELECT k.initiative_id, json_agg(json_build_object('id', k.id, 'name', k.name, 'grain', k.grain, 'delayDays', k.delay_days,
             'cadence', CASE WHEN k.paused THEN NULL ELSE k.cadence END,
             'failing', coalesce(s.consecutive_failures, 0) > 0,
             'lastError', CASE WHEN s.consecutive_failures > 0 THEN s.last_error END,
             'lastSuccessMs', floor(extract(epoch FROM s.last_success_at) * 1000),
             'latestDay', s.latest_day, 'firstDay', o.first_day, 'rows', o.rows) ORDER BY k.series) AS items
      FROM kpis k LEFT JOIN kpi_statuses s ON s.kpi_id = k.id
      CROSS JOIN LATERAL (
        SELECT min(o.day) AS first_day, count(*) AS rows FROM observations o
         WHERE o.series = k.series AND o.day <= s.latest_day AND o.day > s.latest_day - ${completenessDays}) o
     WHERE k.workspace_id = $1 AND k.initiative_id = ANY($2) GROUP BY 1),
  breach AS (
    SELECT b.initiative_id, json_agg(json_build_object('kpiName', k.name, 'acted', b.action IS NOT NULL)
             ORDER BY b.began_on, b.id) AS items
      FROM guardrail_breaches b JOIN kpis k ON k.id = b.kpi_id
     WHERE b.workspace_id = $1 AND b.initiative_id = ANY($2) AND b.recovered_on IS NULL GROUP BY 1)
  SELECT i.id, EXISTS (SELECT FROM cross_dependencies x
           WHERE x.predecessor_initiative_id = i.id OR x.successor_initiative_id = i.id) AS crosses, i.number, i.name, p.headline, p.sub_heading AS "subHeading",
         CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END AS owner,
         p.status AS "prfaqStatus", p.open_questions AS "openQuestions", p.approved_at AS "approvedAt",
         CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.name) END AS "approvedBy",
         CASE WHEN i.promised_launch_on IS NULL THEN p.document->>'launchDate' ELSE i.promised_launch_on::text END AS "promisedLaunchOn",
         i.launched_on AS "launchedOn", i.concluded_at AS "concludedAt", i.parked_at AS "parkedAt",
         i.created_at AS "createdAt", i.version, i.days_off AS "daysOff",
         coalesce(milestone.items, '[]') AS milestones, coalesce(milestone.teams, '[]') AS teams, coalesce(dependency.items, '[]') AS dependencies,
         coalesce(promise.items, '[]') AS promises, coalesce(criterion.items, '[]') AS criteria,
         coalesce(check_in.items, '[]') AS "checkIns", coalesce(kpi.items, '[]') AS kpis, coalesce(breach.items, '[]') AS breaches,
         (SELECT coalesce(json_agg(g.watch_days), '[]') FROM guardrails g
           WHERE g.workspace_id = $1
             AND NOT EXISTS (SELECT FROM success_criteria c WHERE c.kpi_id = g.kpi_id AND c.initiative_id = i.id
                              AND c.withdrawn_at IS NULL)) AS "watchDays",
         CASE WHEN e.initiative_id IS NOT NULL THEN json_build_object('rule', e.rule, 'milestoneOwners', e.milestone_owners,
           'chosenOn', e.chosen_on) END AS "checkInCadence"
    FROM initiatives i
    JOIN prfaqs p ON p.initiative_id = i.id
    LEFT JOIN users o ON o.id = i.owner_id
    LEFT JOIN users a ON a.id = p.approved_by
    LEFT JOIN check_in_cadences e ON e.initiative_id = i.id
    LEFT JOIN milestone ON milestone.initiative_id = i.id
    LEFT JOIN dependency ON dependency.initiative_id = i.id
    LEFT JOIN promise ON promise.initiative_id = i.id
    LEFT JOIN criterion ON criterion.initiative_id = i.id
    LEFT JOIN check_in ON check_in.initiative_id = i.id
    LEFT JOIN kpi ON kpi.initiative_id = i.id
    LEFT JOIN breach ON breach.initiative_id = i.id
   WHERE i.workspace_id = $1 AND i.id = ANY($2)`;

/** Reads the facts of any number of initiatives in one statement, each table once. */
@Injectable()
export class InitiativeFactsRepository {
  constructor(
    private readonly database: Database,
    private readonly plans: PlanReader,
  ) {}

  /** Those of the ids that exist in the workspace, in no particular order. */
  async read(workspaceId: string, initiativeIds: readonly string[]): Promise<InitiativeFacts[]> {
    const facts = await this.database.query<InitiativeFacts>(selectFacts, [workspaceId, initiativeIds]);
    const crossing = facts.filter(({ crosses }) => crosses).map(({ id }) => id);
    if (crossing.length === 0) return facts;
    const outside = await this.plans.outside(workspaceId, crossing);
    return facts.map((each) => ({ ...each, outside: outside.get(each.id) ?? [] }));
  }
}
