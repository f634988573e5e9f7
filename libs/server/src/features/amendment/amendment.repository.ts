import { Injectable } from '@nestjs/common';
import type { Person } from '@workback/contracts/platform/fields';
import type { CriterionChange } from '@workback/domain/prfaq/amendment';
import type { AmendmentImpact } from '@workback/domain/prfaq/amendment-impact';
import type { PromiseChange } from '@workback/domain/prfaq/amendment-promises';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { Database } from '../../platform/database/database.js';
import type { AmendmentEntity, AmendmentStatus } from './amendment.entity.js';

/** An amendment without its text. */
export interface AmendmentSummaryRow extends Pick<
  AmendmentEntity,
  | 'id'
  | 'initiativeId'
  | 'number'
  | 'reason'
  | 'baseVersionNumber'
  | 'status'
  | 'withdrawnReason'
  | 'createdAt'
  | 'decidedAt'
> {
  readonly createdBy: Person | null;
}

/** An amendment with everything that is edited in it. */
export interface AmendmentRow
  extends
    AmendmentSummaryRow,
    Pick<AmendmentEntity, 'document' | 'promiseChanges' | 'criterionChanges' | 'impact' | 'savedAt' | 'version'> {
  readonly initiativeName: string;
  readonly launchedOn: string | null;
  readonly savedBy: Person | null;
  /** The approved text that it was made from. */
  readonly approved: PrfaqDocument;
}

/** What an edit of an amendment writes. */
export interface AmendmentText {
  readonly reason: string;
  readonly document: PrfaqDocument;
  readonly promiseChanges: readonly PromiseChange[];
  readonly criterionChanges: readonly CriterionChange[];
}

const person = (alias: string) =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('id', ${alias}.id, 'name', ${alias}.name) END`;

const summary = /* sql */ `a.id, a.initiative_id AS "initiativeId", a.number, a.reason,
  a.base_version_number AS "baseVersionNumber", a.status, a.withdrawn_reason AS "withdrawnReason",
  a.created_at AS "createdAt", a.decided_at AS "decidedAt", ${person('c')} AS "createdBy"`;

const selectAmendment = /* sql */ `
  SELECT ${summary}, a.document, a.promise_changes AS "promiseChanges", a.criterion_changes AS "criterionChanges", a.impact,
         a.saved_at AS "savedAt", ${person('s')} AS "savedBy", a.version, i.name AS "initiativeName",
         i.launched_on AS "launchedOn", v.document AS approved
    FROM prfaq_amendments a
    JOIN initiatives i ON i.id = a.initiative_id
    JOIN prfaq_versions v ON v.initiative_id = a.initiative_id AND v.number = a.base_version_number
    LEFT JOIN users c ON c.id = a.created_by
    LEFT JOIN users s ON s.id = a.saved_by
   WHERE a.workspace_id = $1 AND a.initiative_id = $2 AND a.id = $3`;

/** Rows of amendments. */
@Injectable()
export class AmendmentRepository {
  constructor(private readonly database: Database) {}

  /** Newest first; undefined without such an initiative. */
  async list(workspaceId: string, initiativeId: string): Promise<AmendmentSummaryRow[] | undefined> {
    const [known] = await this.database.query('SELECT id FROM initiatives WHERE workspace_id = $1 AND id = $2', [
      workspaceId,
      initiativeId,
    ]);
    if (!known) return undefined;
    return this.database.query<AmendmentSummaryRow>(
      `SELECT ${summary} FROM prfaq_amendments a LEFT JOIN users c ON c.id = a.created_by
        WHERE a.workspace_id = $1 AND a.initiative_id = $2 ORDER BY a.number DESC`,
      [workspaceId, initiativeId],
    );
  }

  async find(workspaceId: string, initiativeId: string, amendmentId: string): Promise<AmendmentRow | undefined> {
    const [row] = await this.database.query<AmendmentRow>(selectAmendment, [workspaceId, initiativeId, amendmentId]);
    return row;
  }

  /** Holds an amendment against edits and its end until the transaction ends. */
  async lock(workspaceId: string, initiativeId: string, amendmentId: string): Promise<AmendmentRow | undefined> {
    // Two statements: what stands beside the row must be read after whoever held it before is done.
    await this.database.query(
      'SELECT FROM prfaq_amendments WHERE workspace_id = $1 AND initiative_id = $2 AND id = $3 FOR NO KEY UPDATE',
      [workspaceId, initiativeId, amendmentId],
    );
    return this.find(workspaceId, initiativeId, amendmentId);
  }

  /** The number of the amendment that is open, if there is one. */
  async openNumber(workspaceId: string, initiativeId: string): Promise<number | undefined> {
    const [row] = await this.database.query<{ number: number }>(
      'SELECT number FROM prfaq_amendments WHERE workspace_id = $1 AND initiative_id = $2 AND decided_at IS NULL',
      [workspaceId, initiativeId],
    );
    return row?.number;
  }

  async insert(
    workspaceId: string,
    initiativeId: string,
    { reason, document, baseVersionNumber }: Pick<AmendmentEntity, 'reason' | 'document' | 'baseVersionNumber'>,
    actorId: string,
  ): Promise<string> {
    const [row] = await this.database.query<{ id: string }>(
      `INSERT INTO prfaq_amendments (workspace_id, initiative_id, number, reason, base_version_number, document, created_by, saved_by)
       SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $6
         FROM prfaq_amendments WHERE workspace_id = $1 AND initiative_id = $2 RETURNING id`,
      [workspaceId, initiativeId, reason, baseVersionNumber, JSON.stringify(document), actorId],
    );
    return row!.id;
  }

  /** Writes an edit if nobody changed the amendment since `version`; says whether it did. */
  async save(
    workspaceId: string,
    amendmentId: string,
    version: number,
    { reason, document, promiseChanges, criterionChanges }: AmendmentText,
    actorId: string,
  ): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE prfaq_amendments SET reason = $4, document = $5, promise_changes = $6, criterion_changes = $7, saved_by = $8,
              saved_at = now(), version = version + 1
        WHERE workspace_id = $1 AND id = $2 AND version = $3 AND status = 'draft' RETURNING id`,
      [
        ...[workspaceId, amendmentId, version, reason, JSON.stringify(document)],
        ...[JSON.stringify(promiseChanges), JSON.stringify(criterionChanges), actorId],
      ],
    );
    return rows.length > 0;
  }

  /** Moves an amendment between draft and review. */
  async setStatus(workspaceId: string, amendmentId: string, status: 'draft' | 'in-review'): Promise<void> {
    await this.database.query(
      `UPDATE prfaq_amendments SET status = $3, version = version + 1
        WHERE workspace_id = $1 AND id = $2 AND decided_at IS NULL`,
      [workspaceId, amendmentId, status],
    );
  }

  /** Ends an amendment for good, with what it touched. */
  async decide(
    workspaceId: string,
    amendmentId: string,
    { status, impact, reason }: { status: AmendmentStatus; impact: AmendmentImpact; reason: string },
  ): Promise<void> {
    await this.database.query(
      `UPDATE prfaq_amendments SET status = $3, impact = $4, withdrawn_reason = $5, decided_at = now(), version = version + 1
        WHERE workspace_id = $1 AND id = $2 AND decided_at IS NULL`,
      [workspaceId, amendmentId, status, JSON.stringify(impact), reason],
    );
  }
}
