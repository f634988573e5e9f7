import { Injectable } from '@nestjs/common';
import type { CriterionDue } from '@workback/domain/evaluation/criterion';
import type { CriterionState } from '@workback/domain/evaluation/criterion-state';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import type { PrfaqStatus } from '@workback/domain/prfaq/lifecycle';
import type { PassageAnchor } from '@workback/domain/passage/anchor';
import { Database } from '../../platform/database/database.js';
import type { PromiseEntity, PromiseKind } from './promise.entity.js';

/** The text that promises are marked in, with what their verdicts need of the initiative. */
export interface PromisedText {
  readonly document: PrfaqDocument;
  readonly status: PrfaqStatus;
  readonly launchedOn: string | null;
}

/** A promise with what delivers and what proves it. */
export interface PromiseRow extends Pick<
  PromiseEntity,
  'id' | 'number' | 'kind' | 'passage' | 'frozenAt' | 'addedAfterApproval' | 'createdAt' | 'version'
> {
  readonly milestoneIds: readonly string[];
  readonly criteria: readonly PromiseCriterionRow[];
}

export interface PromiseCriterionRow {
  readonly id: string;
  readonly kpiId: string;
  readonly kpiName: string;
  readonly state: CriterionState;
  readonly dueRule: CriterionDue;
  readonly guardrail: boolean;
}

export interface NewPromiseRow {
  readonly number: number;
  readonly kind: PromiseKind;
  readonly passage: PassageAnchor;
  readonly addedAfterApproval: boolean;
}

const selectText = /* sql */ `
  SELECT p.document, p.status, i.launched_on AS "launchedOn"
    FROM prfaqs p JOIN initiatives i ON i.id = p.initiative_id
   WHERE p.workspace_id = $1 AND p.initiative_id = $2`;

const selectPromises = /* sql */ `
  WITH built AS (
    SELECT mp.promise_id, json_agg(m.id ORDER BY m.number) AS ids
      FROM milestone_promises mp JOIN milestones m ON m.id = mp.milestone_id
     WHERE mp.workspace_id = $1 AND mp.initiative_id = $2 GROUP BY 1),
  measured AS (
    SELECT c.promise_id, json_agg(json_build_object('id', c.id, 'kpiId', c.kpi_id, 'kpiName', k.name, 'state', c.state,
             'dueRule', c.rule->'due', 'guardrail', k.kind = 'guardrail') ORDER BY c.created_at, c.id) AS criteria
      FROM success_criteria c JOIN kpis k ON k.id = c.kpi_id
     WHERE c.workspace_id = $1 AND c.initiative_id = $2 AND c.promise_id IS NOT NULL GROUP BY 1)
  SELECT p.id, p.number, p.kind, p.passage, p.frozen_at AS "frozenAt", p.added_after_approval AS "addedAfterApproval",
         p.created_at AS "createdAt", p.version,
         coalesce(built.ids, '[]') AS "milestoneIds", coalesce(measured.criteria, '[]') AS criteria
    FROM promises p
    LEFT JOIN built ON built.promise_id = p.id
    LEFT JOIN measured ON measured.promise_id = p.id
   WHERE p.workspace_id = $1 AND p.initiative_id = $2 ORDER BY p.number`;

/** Rows of promises. */
@Injectable()
export class PromiseRepository {
  constructor(private readonly database: Database) {}

  async text(workspaceId: string, initiativeId: string): Promise<PromisedText | undefined> {
    const [row] = await this.database.query<PromisedText>(selectText, [workspaceId, initiativeId]);
    return row;
  }

  /** The text, held against edits, approval and other marks until the transaction ends. */
  async lockText(workspaceId: string, initiativeId: string): Promise<PromisedText | undefined> {
    const [row] = await this.database.query<PromisedText>(`${selectText} FOR NO KEY UPDATE OF p`, [
      workspaceId,
      initiativeId,
    ]);
    return row;
  }

  /** In the order of marking. */
  list(workspaceId: string, initiativeId: string): Promise<PromiseRow[]> {
    return this.database.query<PromiseRow>(selectPromises, [workspaceId, initiativeId]);
  }

  async insert(workspaceId: string, initiativeId: string, row: NewPromiseRow, actorId: string): Promise<string> {
    const [made] = await this.database.query<{ id: string }>(
      `INSERT INTO promises (workspace_id, initiative_id, number, kind, passage, added_after_approval, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [workspaceId, initiativeId, row.number, row.kind, JSON.stringify(row.passage), row.addedAfterApproval, actorId],
    );
    return made!.id;
  }

  /** Writes the kind if nobody changed the promise since `version`; says whether it did. */
  async setKind(workspaceId: string, promiseId: string, version: number, kind: PromiseKind): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE promises SET kind = $4, version = version + 1
        WHERE workspace_id = $1 AND id = $2 AND version = $3 AND frozen_at IS NULL RETURNING id`,
      [workspaceId, promiseId, version, kind],
    );
    return rows.length > 0;
  }

  /** Removes a promise with its ties to milestones. */
  async remove(workspaceId: string, promiseId: string): Promise<void> {
    await this.database.query('DELETE FROM promises WHERE workspace_id = $1 AND id = $2', [workspaceId, promiseId]);
  }

  /** Freezes what is not frozen yet. */
  async freezeAll(workspaceId: string, initiativeId: string): Promise<void> {
    await this.database.query(
      `UPDATE promises SET frozen_at = now(), version = version + 1
        WHERE workspace_id = $1 AND initiative_id = $2 AND frozen_at IS NULL`,
      [workspaceId, initiativeId],
    );
  }
}
