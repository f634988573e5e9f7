import { Injectable } from '@nestjs/common';
import type { Person } from '@workback/contracts/platform/fields';
import { documentWords, type PrfaqDocument } from '@workback/domain/prfaq/document';
import { Database } from '../../platform/database/database.js';
import type { PrfaqDecisionEntity } from './prfaq-decision.entity.js';
import type { PrfaqVersionEntity, VersionReason } from './prfaq-version.entity.js';
import type { PrfaqEntity } from './prfaq.entity.js';

/** A PR/FAQ with the people and decisions that a reader sees beside it. */
export interface PrfaqRow extends Pick<
  PrfaqEntity,
  'initiativeId' | 'status' | 'document' | 'latestVersionNumber' | 'approvedVersionNumber' | 'savedAt' | 'version'
> {
  readonly initiativeName: string;
  readonly savedBy: Person | null;
  /** Oldest first. */
  readonly decisions: readonly DecisionRow[];
}

export interface DecisionRow extends Pick<PrfaqDecisionEntity, 'id' | 'verdict' | 'versionNumber' | 'reasons'> {
  readonly decidedBy: Person | null;
  readonly decidedAtMs: number;
}

export interface VersionRow extends Pick<PrfaqVersionEntity, 'number' | 'reason' | 'note' | 'words' | 'createdAt'> {
  readonly createdBy: Person | null;
}

/** A text with the copies of it that lists read. */
export interface TextToSave {
  readonly document: PrfaqDocument;
  readonly headline: string;
  readonly subHeading: string;
}

const person = (alias: string) =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('id', ${alias}.id, 'name', ${alias}.name) END`;

const selectPrfaq = /* sql */ `
  SELECT p.initiative_id AS "initiativeId", i.name AS "initiativeName", p.status, p.document,
         p.latest_version_number AS "latestVersionNumber", p.approved_version_number AS "approvedVersionNumber",
         p.saved_at AS "savedAt", ${person('s')} AS "savedBy", p.version,
         (SELECT coalesce(json_agg(json_build_object('id', d.id, 'verdict', d.verdict, 'versionNumber', d.version_number,
                   'reasons', d.reasons, 'decidedBy', ${person('u')},
                   'decidedAtMs', floor(extract(epoch FROM d.decided_at) * 1000)) ORDER BY d.decided_at, d.version_number), '[]')
            FROM prfaq_decisions d LEFT JOIN users u ON u.id = d.decided_by
           WHERE d.initiative_id = p.initiative_id AND d.workspace_id = p.workspace_id) AS decisions
    FROM prfaqs p
    JOIN initiatives i ON i.id = p.initiative_id
    LEFT JOIN users s ON s.id = p.saved_by
   WHERE p.workspace_id = $1 AND p.initiative_id = $2`;

/** When version `v` was approved, if it was: the version that was read is the one that is approved. */
const approvedAt = /* sql */ `
  (SELECT min(d.decided_at) FROM prfaq_decisions d
    WHERE d.workspace_id = v.workspace_id AND d.initiative_id = v.initiative_id AND d.version_number = v.number
      AND d.verdict = 'approve')`;

const selectVersion = /* sql */ `
  SELECT v.number, CASE WHEN ${approvedAt} IS NULL THEN v.reason ELSE 'approved' END AS reason, v.note, v.words,
         v.created_at AS "createdAt", ${person('u')} AS "createdBy"`;
const fromVersions = /* sql */ `
  FROM prfaq_versions v LEFT JOIN users u ON u.id = v.created_by WHERE v.workspace_id = $1 AND v.initiative_id = $2`;

/** Texts of PR/FAQs, their versions and the decisions about them. */
@Injectable()
export class PrfaqRepository {
  constructor(private readonly database: Database) {}

  async find(workspaceId: string, initiativeId: string): Promise<PrfaqRow | undefined> {
    const [row] = await this.database.query<PrfaqRow>(selectPrfaq, [workspaceId, initiativeId]);
    return row;
  }

  /** Holds the PR/FAQ against changes until the transaction ends. */
  async lock(workspaceId: string, initiativeId: string): Promise<PrfaqRow | undefined> {
    // Two statements: what stands beside the row must be read after whoever held it before is done.
    await this.database.query('SELECT FROM prfaqs WHERE workspace_id = $1 AND initiative_id = $2 FOR NO KEY UPDATE', [
      workspaceId,
      initiativeId,
    ]);
    return this.find(workspaceId, initiativeId);
  }

  /** Writes the text of a draft if nobody changed it since `version`; says whether it did. */
  async saveText(
    workspaceId: string,
    initiativeId: string,
    version: number,
    { document, headline, subHeading }: TextToSave,
    actorId: string,
  ): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE prfaqs SET document = $4, headline = $5, sub_heading = $6, saved_by = $7, saved_at = now(), version = version + 1
        WHERE workspace_id = $1 AND initiative_id = $2 AND version = $3 AND status = 'draft' RETURNING initiative_id`,
      [workspaceId, initiativeId, version, JSON.stringify(document), headline, subHeading, actorId],
    );
    return rows.length > 0;
  }

  /** Appends the next immutable version with this text and answers its number. Needs a transaction. */
  async appendVersion(
    workspaceId: string,
    initiativeId: string,
    reason: VersionReason,
    document: PrfaqDocument,
    actorId: string,
    note = '',
  ): Promise<number> {
    const [row] = await this.database.query<{ number: number }>(
      `WITH next AS (
         UPDATE prfaqs SET latest_version_number = latest_version_number + 1
          WHERE workspace_id = $1 AND initiative_id = $2 RETURNING latest_version_number AS number)
       INSERT INTO prfaq_versions (workspace_id, initiative_id, number, reason, document, created_by, note, words)
       SELECT $1, $2, next.number, $3, $4, $5, $6, $7 FROM next RETURNING number`,
      [workspaceId, initiativeId, reason, JSON.stringify(document), actorId, note, documentWords(document)],
    );
    return row!.number;
  }

  /** Moves the PR/FAQ to another status. */
  async setStatus(
    workspaceId: string,
    initiativeId: string,
    status: 'draft' | 'in-review' | 'rejected',
  ): Promise<void> {
    await this.database.query(
      'UPDATE prfaqs SET status = $3, version = version + 1 WHERE workspace_id = $1 AND initiative_id = $2',
      [workspaceId, initiativeId, status],
    );
  }

  /** Freezes the PR/FAQ as this version, with its launch date as the promised one. Needs a transaction. */
  async setApproved(
    workspaceId: string,
    initiativeId: string,
    { versionNumber, launchDate }: { versionNumber: number; launchDate: string },
    actorId: string,
  ): Promise<void> {
    await this.database.query(
      `UPDATE prfaqs SET status = 'approved', approved_version_number = $3, approved_at = now(), approved_by = $4,
              version = version + 1 WHERE workspace_id = $1 AND initiative_id = $2`,
      [workspaceId, initiativeId, versionNumber, actorId],
    );
    await this.database.query(
      'UPDATE initiatives SET promised_launch_on = $3, version = version + 1 WHERE workspace_id = $1 AND id = $2',
      [workspaceId, initiativeId, launchDate],
    );
  }

  /** Makes an approved amendment's text the yardstick. Needs its transaction: the database lets nothing else do it. */
  async setAmended(
    workspaceId: string,
    initiativeId: string,
    { document, headline, subHeading }: TextToSave,
    versionNumber: number,
    actorId: string,
  ): Promise<void> {
    await this.database.query(
      `UPDATE prfaqs SET document = $3, headline = $4, sub_heading = $5, approved_version_number = $6, saved_by = $7,
              saved_at = now(), version = version + 1 WHERE workspace_id = $1 AND initiative_id = $2`,
      [workspaceId, initiativeId, JSON.stringify(document), headline, subHeading, versionNumber, actorId],
    );
    await this.database.query(
      `UPDATE initiatives SET promised_launch_on = $3, version = version + 1
        WHERE workspace_id = $1 AND id = $2 AND promised_launch_on IS DISTINCT FROM $3::date`,
      [workspaceId, initiativeId, document.launchDate],
    );
  }

  /** The text that was approved first, and when; undefined before. */
  async firstApproved(
    workspaceId: string,
    initiativeId: string,
  ): Promise<{ number: number; document: PrfaqDocument; createdAt: Date } | undefined> {
    const [row] = await this.database.query<{ number: number; document: PrfaqDocument; createdAt: Date }>(
      `SELECT v.number, v.document, ${approvedAt} AS "createdAt" FROM prfaq_versions v
        WHERE v.workspace_id = $1 AND v.initiative_id = $2 AND ${approvedAt} IS NOT NULL ORDER BY v.number LIMIT 1`,
      [workspaceId, initiativeId],
    );
    return row;
  }

  /** Newest first, without their texts. */
  versions(workspaceId: string, initiativeId: string): Promise<VersionRow[]> {
    return this.database.query<VersionRow>(`${selectVersion} ${fromVersions} ORDER BY v.number DESC`, [
      workspaceId,
      initiativeId,
    ]);
  }

  /** The newest version with exactly this text, if there is one. */
  async versionWithText(
    workspaceId: string,
    initiativeId: string,
    document: PrfaqDocument,
  ): Promise<number | undefined> {
    const [row] = await this.database.query<{ number: number }>(
      `SELECT number FROM prfaq_versions WHERE workspace_id = $1 AND initiative_id = $2 AND document = $3
        ORDER BY number DESC LIMIT 1`,
      [workspaceId, initiativeId, JSON.stringify(document)],
    );
    return row?.number;
  }

  async version(
    workspaceId: string,
    initiativeId: string,
    number: number,
  ): Promise<(VersionRow & { document: PrfaqDocument }) | undefined> {
    const [row] = await this.database.query<VersionRow & { document: PrfaqDocument }>(
      `${selectVersion}, v.document ${fromVersions} AND v.number = $3`,
      [workspaceId, initiativeId, number],
    );
    return row;
  }
}
