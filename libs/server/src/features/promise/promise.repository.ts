import { Injectable } from '@nestjs/common';
import type { CriterionDue } from '@workback/domain/evaluation/criterion';
import type { CriterionState } from '@workback/domain/evaluation/criterion-state';
import type { PromiseKind } from '@workback/domain/prfaq/amendment-promises';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import type { PrfaqStatus } from '@workback/domain/prfaq/lifecycle';
import type { PassageAnchor } from '@workback/domain/passage/anchor';
import { Database } from '../../platform/database/database.js';
import type { PromiseEntity } from './promise.entity.js';

/** The text that promises are marked in, with what their verdicts need of the initiative. */
export interface PromisedText {
  readonly document: PrfaqDocument;
  readonly status: PrfaqStatus;
  readonly launchedOn: string | null;
}

/** A promise with what delivers and what proves it. */
export interface PromiseRow extends Pick<
  PromiseEntity,
  | 'id'
  | 'number'
  | 'kind'
  | 'passage'
  | 'frozenAt'
  | 'addedAfterApproval'
  | 'withdrawnAt'
  | 'withdrawnReason'
  | 'createdAt'
  | 'version'
> {
  /** Oldest first; none while it was never re-worded. */
  readonly earlierWords: readonly string[];
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
      FROM milestone_promises mp JOIN milestones m ON m.id = mp.milestone_id AND m.removed_at IS NULL
     WHERE mp.workspace_id = $1 AND mp.initiative_id = $2 GROUP BY 1),
  measured AS (
    SELECT c.promise_id, json_agg(json_build_object('id', c.id, 'kpiId', c.kpi_id, 'kpiName', k.name, 'state', c.state,
             'dueRule', c.rule->'due', 'guardrail', k.kind = 'guardrail') ORDER BY c.created_at, c.id) AS criteria
      FROM success_criteria c JOIN kpis k ON k.id = c.kpi_id
     WHERE c.workspace_id = $1 AND c.initiative_id = $2 AND c.promise_id IS NOT NULL AND c.withdrawn_at IS NULL GROUP BY 1),
  earlier AS (
    SELECT r.promise_id, json_agg(r.passage->>'exact' ORDER BY r.id) AS words
      FROM promise_revisions r WHERE r.workspace_id = $1 AND r.initiative_id = $2 GROUP BY 1)
  SELECT p.id, p.number, p.kind, p.passage, p.frozen_at AS "frozenAt", p.added_after_approval AS "addedAfterApproval",
         p.withdrawn_at AS "withdrawnAt", p.withdrawn_reason AS "withdrawnReason", p.created_at AS "createdAt", p.version,
         coalesce(earlier.words, '[]') AS "earlierWords",
         coalesce(built.ids, '[]') AS "milestoneIds", coalesce(measured.criteria, '[]') AS criteria
    FROM promises p
    LEFT JOIN built ON built.promise_id = p.id
    LEFT JOIN measured ON measured.promise_id = p.id
    LEFT JOIN earlier ON earlier.promise_id = p.id
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

  /** In the order of marking, those that were withdrawn among them. */
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

  /** Keeps what promises said before an amendment gives them other words. */
  async addRevisions(
    workspaceId: string,
    initiativeId: string,
    amendmentId: string,
    promiseIds: readonly string[],
    actorId: string,
  ): Promise<void> {
    await this.database.query(
      `INSERT INTO promise_revisions (workspace_id, initiative_id, promise_id, amendment_id, passage, replaced_by)
       SELECT workspace_id, initiative_id, id, $3, passage, $5 FROM promises
        WHERE workspace_id = $1 AND initiative_id = $2 AND id = ANY($4) ORDER BY number`,
      [workspaceId, initiativeId, amendmentId, promiseIds, actorId],
    );
  }

  /** Gives promises the place that they have in the amended text. Only an approved amendment may. */
  async setPassages(
    workspaceId: string,
    passages: readonly { readonly id: string; readonly passage: PassageAnchor }[],
  ): Promise<void> {
    await this.database.query(
      `UPDATE promises p SET passage = n.passage, version = version + 1
         FROM jsonb_to_recordset($2) AS n(id uuid, passage jsonb) WHERE p.workspace_id = $1 AND p.id = n.id`,
      [workspaceId, JSON.stringify(passages)],
    );
  }

  /** Takes promises back. Only an approved amendment may take back what approval froze. */
  async withdraw(
    workspaceId: string,
    promises: readonly { readonly id: string; readonly reason: string }[],
  ): Promise<void> {
    await this.database.query(
      `UPDATE promises p SET withdrawn_at = now(), withdrawn_reason = n.reason, version = version + 1
         FROM jsonb_to_recordset($2) AS n(id uuid, reason text) WHERE p.workspace_id = $1 AND p.id = n.id`,
      [workspaceId, JSON.stringify(promises)],
    );
  }

  /** Freezes these promises where they are not yet. */
  async freeze(workspaceId: string, promiseIds: readonly string[]): Promise<void> {
    await this.database.query(
      `UPDATE promises SET frozen_at = now(), version = version + 1
        WHERE workspace_id = $1 AND id = ANY($2) AND frozen_at IS NULL`,
      [workspaceId, promiseIds],
    );
  }
}
