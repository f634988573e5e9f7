import { Injectable } from '@nestjs/common';
import type { Verdict } from '@workback/domain/prfaq/round';
import { AmendmentReviewService } from '../amendment/amendment-review.service.js';
import { PrfaqReviewService } from '../prfaq/prfaq-review.service.js';

/** Which text is reviewed: the draft of a PR/FAQ, or an amendment of an approved one. */
export interface TextUnderReview {
  readonly workspaceId: string;
  readonly initiativeId: string;
  readonly amendmentId: string | null;
}

/** The text that a round is about: handed over, settled or taken back, whichever kind it is. */
@Injectable()
export class RoundSubject {
  constructor(
    private readonly drafts: PrfaqReviewService,
    private readonly amendments: AmendmentReviewService,
  ) {}

  /** Hands the text to its readers; answers the number of the version that they read. */
  submit(text: TextUnderReview, actorId: string): Promise<number> {
    const { workspaceId, initiativeId, amendmentId } = text;
    return amendmentId === null
      ? this.drafts.submit(workspaceId, initiativeId, actorId)
      : this.amendments.submit({ workspaceId, initiativeId, amendmentId }, actorId);
  }

  /** Carries out a verdict; `record` keeps it with the version that it made, or null for the one that was read. */
  settle(
    { workspaceId, initiativeId, amendmentId }: TextUnderReview,
    verdict: Verdict,
    lines: readonly string[],
    actorId: string,
    record: (versionNumber: number | null) => Promise<void>,
  ): Promise<void> {
    return amendmentId === null
      ? this.drafts.settle(workspaceId, initiativeId, verdict, lines, actorId, record)
      : this.amendments.settle({ workspaceId, initiativeId, amendmentId }, verdict, actorId, record);
  }

  /** Makes the text a draft again, without a verdict. */
  withdraw({ workspaceId, initiativeId, amendmentId }: TextUnderReview): Promise<void> {
    return amendmentId === null
      ? this.drafts.withdraw(workspaceId, initiativeId)
      : this.amendments.withdraw({ workspaceId, initiativeId, amendmentId });
  }
}
