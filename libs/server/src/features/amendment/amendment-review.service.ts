import { Injectable } from '@nestjs/common';
import { promiseOutcomes } from '@workback/domain/prfaq/amendment-promises';
import { amendmentImpact } from '@workback/domain/prfaq/amendment-impact';
import { normaliseDocument } from '@workback/domain/prfaq/document';
import type { Verdict } from '@workback/domain/prfaq/round';
import { Database } from '../../platform/database/database.js';
import { conflict, invalid, notFound } from '../../platform/errors/failure.js';
import { CriterionAmendmentService } from '../criterion/criterion-amendment.service.js';
import { PrfaqReviewService } from '../prfaq/prfaq-review.service.js';
import { PromiseAmendmentService } from '../promise/promise-amendment.service.js';
import { type Beside, impactFactsOf } from './amendment-beside.js';
import { AmendmentReader, problemsOf } from './amendment-reader.js';
import { AmendmentRepository, type AmendmentRow } from './amendment.repository.js';
import type { AmendmentAddress } from './amendment.service.js';

/** The steps of an amendment through review, each within the transaction of the round that takes it. */
@Injectable()
export class AmendmentReviewService {
  constructor(
    private readonly amendments: AmendmentRepository,
    private readonly reader: AmendmentReader,
    private readonly reviews: PrfaqReviewService,
    private readonly promises: PromiseAmendmentService,
    private readonly criteria: CriterionAmendmentService,
    private readonly database: Database,
  ) {}

  /** Hands an amendment to its readers; answers the number of the immutable version that they read. */
  async submit(address: AmendmentAddress, actorId: string): Promise<number> {
    const { workspaceId, initiativeId, amendmentId } = address;
    return this.database.transaction(async () => {
      const row = await this.lock(address, 'draft', 'submitted');
      refuseProblems(row, await this.reader.beside(workspaceId, row));
      const text = textOf(row);
      const number = await this.reviews.keepAmended(workspaceId, initiativeId, text, actorId);
      await this.amendments.setStatus(workspaceId, amendmentId, 'in-review');
      return number;
    });
  }

  /**
   * Carries out a verdict; `record` keeps it with its version, or with the one that was read. Approval makes the amended
   * text the yardstick, with its promises, launch date and criteria, all in one transaction.
   */
  async settle(
    address: AmendmentAddress,
    verdict: Verdict,
    actorId: string,
    record: (versionNumber: number | null) => Promise<void>,
  ): Promise<void> {
    const { workspaceId, amendmentId } = address;
    await this.database.transaction(async () => {
      const row = await this.lock(address, 'in-review', 'decided');
      const beside = await this.reader.beside(workspaceId, row);
      if (verdict === 'approve') return this.approve(address, row, beside, actorId, record);
      await record(null);
      if (verdict === 'iterate') return this.amendments.setStatus(workspaceId, amendmentId, 'draft');
      const impact = amendmentImpact(impactFactsOf(row, beside));
      await this.amendments.decide(workspaceId, amendmentId, { status: 'rejected', impact, reason: '' });
    });
  }

  /** Makes an amendment in review a draft again, without a verdict. */
  async withdraw(address: AmendmentAddress): Promise<void> {
    await this.database.transaction(async () => {
      await this.lock(address, 'in-review', 'withdrawn');
      await this.amendments.setStatus(address.workspaceId, address.amendmentId, 'draft');
    });
  }

  private async approve(
    { workspaceId, initiativeId, amendmentId }: AmendmentAddress,
    row: AmendmentRow,
    beside: Beside,
    actorId: string,
    record: (versionNumber: number | null) => Promise<void>,
  ): Promise<void> {
    refuseProblems(row, beside);
    const { document } = textOf(row);
    const number = await this.reviews.readAs(workspaceId, initiativeId, document);
    // The database lets what is frozen change only after the verdict and the amendment say so in this transaction.
    await record(number);
    const impact = amendmentImpact(impactFactsOf(row, beside));
    await this.amendments.decide(workspaceId, amendmentId, { status: 'approved', impact, reason: '' });
    await this.reviews.amend(workspaceId, initiativeId, document, number, actorId);
    const outcomes = promiseOutcomes(document, beside.promises, row.promiseChanges);
    const made = await this.promises.amend(workspaceId, initiativeId, amendmentId, outcomes, actorId);
    const proved = row.criterionChanges.flatMap((change) =>
      change.change === 'withdraw' || change.promiseId === null ? [] : [change.promiseId],
    );
    await this.promises.freeze(
      workspaceId,
      proved.map((id) => made.get(id) ?? id),
    );
    await this.criteria.amend(workspaceId, initiativeId, amendmentId, row.criterionChanges, made, actorId);
  }

  /** The amendment, held together with the approved text, in the order in which everything holds them. */
  private async lock(
    { workspaceId, initiativeId, amendmentId }: AmendmentAddress,
    needed: AmendmentRow['status'],
    verb: string,
  ): Promise<AmendmentRow> {
    const { versionNumber } = await this.reviews.lockApproved(workspaceId, initiativeId);
    const row = await this.amendments.lock(workspaceId, initiativeId, amendmentId);
    if (!row) throw notFound('amendment');
    if (row.status !== needed) {
      throw conflict(
        'wrong-status',
        `Only an amendment that is ${words[needed]} can be ${verb}; this one is ${words[row.status]}.`,
      );
    }
    if (row.baseVersionNumber !== versionNumber) {
      throw conflict('outdated-amendment', `Version ${versionNumber} was approved since this amendment was begun.`);
    }
    return row;
  }
}

const words: Record<AmendmentRow['status'], string> = {
  draft: 'a draft',
  'in-review': 'in review',
  approved: 'approved',
  rejected: 'rejected',
  withdrawn: 'given up',
};

function textOf({ document, number }: AmendmentRow) {
  return { document: normaliseDocument(document), note: `Amendment ${number}` };
}

function refuseProblems(row: AmendmentRow, beside: Beside): void {
  const problems = problemsOf(row, beside);
  if (problems.length > 0) throw invalid(problems);
}
