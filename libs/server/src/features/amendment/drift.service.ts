import { Injectable } from '@nestjs/common';
import type { driftAnswerSchema } from '@workback/contracts/amendment/amendment.schemas';
import { driftOf } from '@workback/domain/prfaq/drift';
import type { z } from 'zod';
import { notFound } from '../../platform/errors/failure.js';
import { CriterionAmendmentService } from '../criterion/criterion-amendment.service.js';
import { PrfaqService } from '../prfaq/prfaq.service.js';
import { PromiseAmendmentService } from '../promise/promise-amendment.service.js';
import { AmendmentRepository } from './amendment.repository.js';

/** What is different from the first approval, always one question away (PRODUCT A5). */
@Injectable()
export class DriftService {
  constructor(
    private readonly prfaqs: PrfaqService,
    private readonly promises: PromiseAmendmentService,
    private readonly criteria: CriterionAmendmentService,
    private readonly amendments: AmendmentRepository,
  ) {}

  /** The drift of an initiative's approved record; null before a first approval. */
  async get(workspaceId: string, initiativeId: string): Promise<z.output<typeof driftAnswerSchema>> {
    const approvals = await this.prfaqs.approvals(workspaceId, initiativeId);
    if (approvals === null) return { drift: null };
    const amendments = await this.amendments.list(workspaceId, initiativeId);
    if (!amendments) throw notFound('initiative');
    const { first, now, versionNumber } = approvals;
    const drift = driftOf({
      first: first.document,
      now: now.document,
      promises: await this.promises.drifting(workspaceId, initiativeId),
      criteria: await this.criteria.drifting(workspaceId, initiativeId),
    });
    return {
      drift: {
        firstVersionNumber: first.number,
        firstApprovedAt: first.createdAt.toISOString(),
        presentVersionNumber: versionNumber,
        amendments: amendments.filter(({ status }) => status === 'approved').length,
        launchDate: drift.launchDate,
        promises: [...drift.promises],
        criteria: [...drift.criteria],
        words: drift.words,
      },
    };
  }
}
