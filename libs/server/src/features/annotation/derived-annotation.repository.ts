import { Injectable } from '@nestjs/common';
import type { Person } from '@workback/contracts/platform/fields';
import type { SuccessCriterion } from '@workback/domain/evaluation/criterion';
import type { Aggregation } from '@workback/domain/kpi/aggregation';
import { Database } from '../../platform/database/database.js';
import type { AnnotationScope } from './annotation.repository.js';

interface Derived {
  readonly id: string;
  readonly at: Date;
  readonly by: Person | null;
  readonly initiativeId: string;
  readonly initiativeName: string;
}

/** A launch that stands. */
export interface LaunchMark extends Derived {
  readonly launchedOn: string;
  readonly exception: string | null;
}

/** An amendment that was approved. */
export interface AmendmentMark extends Derived {
  readonly number: number;
  readonly reason: string;
}

/** A success criterion that changed, came or went after the approval. */
export interface CriterionMark extends Derived {
  readonly what: 'changed' | 'withdrawn' | 'added';
  /** What it is from then on. */
  readonly rule: SuccessCriterion;
  readonly reason: string;
  readonly kpiId: string;
  readonly kpiName: string;
  readonly unit: string;
  readonly currency: string | null;
  readonly aggregation: Aggregation;
}

/** A change of a KPI's definition, as the record keeps it. */
export interface KpiMark {
  readonly id: string;
  readonly at: Date;
  readonly by: Person | null;
  readonly kpiId: string;
  readonly kpiName: string;
  readonly before: unknown;
  readonly after: unknown;
}

const person = (alias: string) =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('id', ${alias}.id, 'name', ${alias}.name) END AS by`;
const ofInitiatives = (alias: string) => `($2::uuid[] IS NULL OR ${alias} = ANY($2))`;

const MOST = 500;

/** Reads what annotates charts by itself; nothing of it is stored twice. */
@Injectable()
export class DerivedAnnotationRepository {
  constructor(private readonly database: Database) {}

  launches(workspaceId: string, { initiativeIds, from, to }: AnnotationScope): Promise<LaunchMark[]> {
    return this.database.query<LaunchMark>(
      `SELECT l.id, l.launched_on AS "launchedOn", l.declared_at AS at, l.exception, i.id AS "initiativeId",
              i.name AS "initiativeName", ${person('u')}
         FROM launches l JOIN initiatives i ON i.id = l.initiative_id LEFT JOIN users u ON u.id = l.declared_by
        WHERE l.workspace_id = $1 AND ${ofInitiatives('l.initiative_id')} AND l.cancelled_at IS NULL
          AND l.launched_on BETWEEN $3 AND $4`,
      [workspaceId, initiativeIds, from, to],
    );
  }

  amendments(workspaceId: string, { initiativeIds }: AnnotationScope): Promise<AmendmentMark[]> {
    return this.database.query<AmendmentMark>(
      `SELECT a.id, a.number, a.reason, a.decided_at AS at, i.id AS "initiativeId", i.name AS "initiativeName", ${person('u')}
         FROM prfaq_amendments a
         JOIN initiatives i ON i.id = a.initiative_id
         LEFT JOIN LATERAL (SELECT d.decided_by FROM review_rounds r JOIN prfaq_decisions d ON d.round_id = r.id
                             WHERE r.amendment_id = a.id AND d.verdict = 'approve' ORDER BY d.decided_at DESC LIMIT 1) d ON true
         LEFT JOIN users u ON u.id = d.decided_by
        WHERE a.workspace_id = $1 AND ${ofInitiatives('a.initiative_id')} AND a.status = 'approved'
        ORDER BY a.decided_at DESC LIMIT ${MOST}`,
      [workspaceId, initiativeIds],
    );
  }

  /** Changes of criteria on some KPIs, or of all criteria of some initiatives. */
  criteria(workspaceId: string, { kpiIds, initiativeIds }: AnnotationScope): Promise<CriterionMark[]> {
    const about = /* sql */ `c.kpi_id AS "kpiId", k.name AS "kpiName", k.unit, k.currency, k.aggregation,
      i.id AS "initiativeId", i.name AS "initiativeName"`;
    const tables = /* sql */ `JOIN kpis k ON k.id = c.kpi_id JOIN initiatives i ON i.id = c.initiative_id`;
    const scope = /* sql */ `c.workspace_id = $1 AND CASE WHEN $3::uuid[] IS NULL THEN ${ofInitiatives('c.initiative_id')}
      ELSE c.kpi_id = ANY($3) END`;
    return this.database.query<CriterionMark>(
      `SELECT r.id::text AS id, r.replaced_at AS at, r.reason, ${about}, ${person('u')},
              CASE WHEN c.withdrawn_at = r.replaced_at THEN 'withdrawn' ELSE 'changed' END AS what,
              coalesce((SELECT n.rule FROM criterion_revisions n WHERE n.criterion_id = c.id AND n.id > r.id ORDER BY n.id LIMIT 1),
                       c.rule) AS rule
         FROM criterion_revisions r JOIN success_criteria c ON c.id = r.criterion_id ${tables}
         LEFT JOIN users u ON u.id = r.replaced_by
        WHERE ${scope}
       UNION ALL
       SELECT c.id::text, c.created_at, '', ${about}, ${person('u')}, 'added',
              coalesce((SELECT n.rule FROM criterion_revisions n WHERE n.criterion_id = c.id ORDER BY n.id LIMIT 1), c.rule)
         FROM success_criteria c ${tables} LEFT JOIN users u ON u.id = c.created_by
        WHERE ${scope} AND c.added_after_approval
       ORDER BY at DESC LIMIT ${MOST}`.replaceAll('json_build_object', 'jsonb_build_object'),
      [workspaceId, initiativeIds, kpiIds],
    );
  }

  /** Changes of the definitions of some KPIs, or of all. */
  definitions(workspaceId: string, { kpiIds }: AnnotationScope): Promise<KpiMark[]> {
    return this.database.query<KpiMark>(
      `SELECT e.id::text AS id, e.at, k.id AS "kpiId", k.name AS "kpiName", e.before, e.after, ${person('u')}
         FROM events e JOIN kpis k ON k.id::text = e.subject_id AND k.workspace_id = e.workspace_id
         LEFT JOIN users u ON u.id = e.actor_id
        WHERE e.workspace_id = $1 AND e.kind = 'kpi.changed' AND ($2::text[] IS NULL OR e.subject_id = ANY($2))
        ORDER BY e.id DESC LIMIT ${MOST}`,
      [workspaceId, kpiIds],
    );
  }
}
