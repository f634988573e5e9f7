import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { normaliseDocument, type PrfaqDocument } from '@workback/domain/prfaq/document';
import { approve, iterate, reject, submit, type Transition } from '@workback/domain/prfaq/lifecycle';
import type { Verdict } from '@workback/domain/prfaq/round';
import { Database } from '../../platform/database/database.js';
import { conflict, invalid, notFound } from '../../platform/errors/failure.js';
import { CriterionService } from '../criterion/criterion.service.js';
import { headlinesOf } from '../initiative/initiative.service.js';
import { PromiseService } from '../promise/promise.service.js';
import { BaselineService } from '../roadmap/baseline.service.js';
import { toState } from './prfaq.mapper.js';
import { PrfaqRepository, type PrfaqRow } from './prfaq.repository.js';

/** An approved text, held until the transaction ends. */
export interface ApprovedText {
  readonly name: string;
  readonly document: PrfaqDocument;
  readonly versionNumber: number;
}

/** The steps of a draft through review, each within the transaction of the round that takes it. */
@Injectable()
export class PrfaqReviewService {
  constructor(
    private readonly prfaqs: PrfaqRepository,
    private readonly promises: PromiseService,
    private readonly criteria: CriterionService,
    private readonly baselines: BaselineService,
    private readonly database: Database,
  ) {}

  /** Hands the draft to its readers; answers the number of the immutable version that they read. */
  async submit(workspaceId: string, initiativeId: string, actorId: string): Promise<number> {
    return this.database.transaction(async () => {
      const row = await this.lock(workspaceId, initiativeId);
      refuse(submit(toState(row), row.document));
      const document = normaliseDocument(row.document);
      if (!isDeepStrictEqual(document, row.document)) {
        const text = { document, ...headlinesOf(document) };
        await this.prfaqs.saveText(workspaceId, initiativeId, row.version, text, actorId);
      }
      const number = await this.prfaqs.appendVersion(workspaceId, initiativeId, 'submitted', document, actorId);
      await this.prfaqs.setStatus(workspaceId, initiativeId, 'in-review');
      return number;
    });
  }

  /**
   * Carries out a verdict; `record` keeps it with the version that it is about. Approval freezes text, promises, launch date
   * and success criteria with their baselines.
   */
  async settle(
    workspaceId: string,
    initiativeId: string,
    verdict: Verdict,
    lines: readonly string[],
    actorId: string,
    record: (versionNumber: number) => Promise<void>,
  ): Promise<void> {
    await this.database.transaction(async () => {
      const row = await this.lock(workspaceId, initiativeId);
      const state = toState(row);
      if (verdict === 'approve') {
        refuse(approve(state, row.document));
        return record(await this.freeze(workspaceId, row, actorId));
      }
      refuse(verdict === 'iterate' ? iterate(state, lines) : reject(state, lines));
      await this.prfaqs.setStatus(workspaceId, initiativeId, verdict === 'iterate' ? 'draft' : 'rejected');
      await record(row.latestVersionNumber);
    });
  }

  /** Makes a text in review a draft again, without a verdict. */
  async withdraw(workspaceId: string, initiativeId: string): Promise<void> {
    await this.database.transaction(async () => {
      const row = await this.lock(workspaceId, initiativeId);
      if (row.status === 'in-review') await this.prfaqs.setStatus(workspaceId, initiativeId, 'draft');
    });
  }

  /** The approved text that an amendment starts from or replaces; a text that is not approved is refused. */
  async lockApproved(workspaceId: string, initiativeId: string): Promise<ApprovedText> {
    const row = await this.lock(workspaceId, initiativeId);
    if (row.status !== 'approved' || row.approvedVersionNumber === null) {
      throw conflict('not-approved', 'Only an approved PR/FAQ can be amended; this one can be edited.');
    }
    return { name: row.initiativeName, document: row.document, versionNumber: row.approvedVersionNumber };
  }

  /** Keeps the text of an amendment as the immutable version that is read; answers its number. */
  async keepAmended(
    workspaceId: string,
    initiativeId: string,
    { document, note }: { document: PrfaqDocument; note: string },
    actorId: string,
  ): Promise<number> {
    return this.prfaqs.appendVersion(workspaceId, initiativeId, 'submitted', document, actorId, note);
  }

  /** The number of the version that was read: a text in review cannot change, so what is approved is kept already. */
  async readAs(workspaceId: string, initiativeId: string, document: PrfaqDocument): Promise<number> {
    const number = await this.prfaqs.versionWithText(workspaceId, initiativeId, document);
    if (number === undefined) throw new Error(`No version of PR/FAQ ${initiativeId} holds the text that was read.`);
    return number;
  }

  /** Makes the text of an approved amendment the yardstick, and its launch date the promised one. */
  async amend(
    workspaceId: string,
    initiativeId: string,
    document: PrfaqDocument,
    versionNumber: number,
    actorId: string,
  ): Promise<void> {
    const text = { document, ...headlinesOf(document) };
    await this.prfaqs.setAmended(workspaceId, initiativeId, text, versionNumber, actorId);
  }

  private async freeze(workspaceId: string, row: PrfaqRow, actorId: string): Promise<number> {
    const { initiativeId, document } = row;
    const versionNumber = await this.readAs(workspaceId, initiativeId, document);
    await this.prfaqs.setApproved(
      workspaceId,
      initiativeId,
      // The step to approval refused a document without one.
      { versionNumber, launchDate: document.launchDate as string },
      actorId,
    );
    await this.promises.freezeAll(workspaceId, initiativeId);
    await this.criteria.freezeAll(workspaceId, initiativeId);
    await this.baselines.takeAtApproval({ workspaceId, initiativeId }, versionNumber, actorId);
    return versionNumber;
  }

  private async lock(workspaceId: string, initiativeId: string): Promise<PrfaqRow> {
    const row = await this.prfaqs.lock(workspaceId, initiativeId);
    if (!row) throw notFound('initiative');
    return row;
  }
}

/** A refused step is the caller's input, or does not fit the present status. */
function refuse(transition: Transition): void {
  if (transition.ok) return;
  const wrongStatus = transition.problems.find(({ field }) => field === 'status');
  if (wrongStatus) throw conflict('wrong-status', wrongStatus.message);
  // Changes and reasons are one field on the wire.
  throw invalid(
    transition.problems.map(({ field, message }) => ({
      field: field === 'requiredChanges' ? 'reasons' : field,
      message,
    })),
  );
}
