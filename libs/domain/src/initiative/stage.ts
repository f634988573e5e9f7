import type { PlainDate } from '../calendar/plain-date.js';

/** The way of an initiative from press release to proof, in order; the last two are the ways out (PRODUCT B1). */
export const INITIATIVE_STAGES = [
  'draft',
  'in-review',
  'approved',
  'building',
  'launched',
  'measuring',
  'concluded',
  'rejected',
  'parked',
] as const;
export type InitiativeStage = (typeof INITIATIVE_STAGES)[number];

/** What happened to an initiative, as far as its stage depends on it. */
export interface StageFacts {
  /** State of the PR/FAQ; it stays `approved` while an amendment is under review. */
  readonly prfaqStatus: 'draft' | 'in-review' | 'approved';
  readonly rejected: boolean;
  /** When somebody parked it; null when nobody did or it was taken up again. */
  readonly parkedAt: string | null;
  readonly anyMilestoneStarted: boolean;
  readonly launchedOn: PlainDate | null;
  readonly criteria: {
    readonly total: number;
    /** Criteria with a verdict of any kind beyond `too-early`. */
    readonly judged: number;
    /** Criteria whose due date is reached and whose verdict stands. */
    readonly final: number;
  };
}

/**
 * The stage that follows from the facts; nobody types it. A launch has happened, so it outranks a rejection; parking
 * holds until the last verdict. Without criteria a launched initiative stays `launched`: nothing can conclude it.
 */
export function stageOf(facts: StageFacts): InitiativeStage {
  const { total, judged, final } = facts.criteria;
  const launched = facts.launchedOn !== null;
  if (launched && total > 0 && final >= total) return 'concluded';
  if (facts.rejected && !launched) return 'rejected';
  if (facts.parkedAt !== null) return 'parked';
  if (launched) return judged > 0 || final > 0 ? 'measuring' : 'launched';
  if (facts.prfaqStatus !== 'approved') return facts.prfaqStatus;
  return facts.anyMilestoneStarted ? 'building' : 'approved';
}
