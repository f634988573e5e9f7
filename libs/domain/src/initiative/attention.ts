import type { CheckInStatus } from '../check-in/check-in-status.js';
import type { InitiativeStage } from './stage.js';

/** What calls for attention, worst first; one reason outranks any number of those after it. */
export const ATTENTION_REASONS = [
  'guardrail-breached',
  'promise-missed',
  'launch-overdue',
  'negative-float',
  'criteria-off-track',
  'check-in-red',
  'jumped-from-green-to-red',
  'data-failing',
  'check-in-outdated',
  'criteria-at-risk',
  'check-in-yellow',
] as const;
export type AttentionReason = (typeof ATTENTION_REASONS)[number];

/** What is known of an initiative, as far as its place in a worst-first list depends on it. */
export interface AttentionFacts {
  readonly stage: InitiativeStage;
  readonly guardrailsBreached: number;
  readonly promisesMissed: number;
  /** Calendar days since the promised launch date without a launch. */
  readonly launchOverdueDays: number;
  /** Working days by which the schedule misses the launch date. */
  readonly daysToRecover: number;
  readonly criteriaOffTrack: number;
  readonly criteriaAtRisk: number;
  readonly checkIn: CheckInStatus;
  readonly jumpedFromGreenToRed: boolean;
  /** KPIs whose data is missing, stale or could not be fetched. */
  readonly failingKpis: number;
}

/** How badly an initiative needs a look: a higher rank is worse, 0 is nothing to see. */
export interface Attention {
  readonly rank: number;
  /** Every reason that applies, worst first. */
  readonly reasons: readonly AttentionReason[];
}

const CAP = 99;

/**
 * The place of an initiative in a worst-first list (PRODUCT G1). Ranks compare by the worst reason, then by how many
 * reasons there are, then by the size of the worst one (days or counts, capped at 99). Rejected and parked initiatives
 * need none; schedule and check-ins stop to count with the launch.
 */
export function attention(facts: AttentionFacts): Attention {
  if (facts.stage === 'rejected' || facts.stage === 'parked') return { rank: 0, reasons: [] };
  const sizes = reasonSizes(facts);
  const reasons = ATTENTION_REASONS.filter((reason) => sizes[reason] > 0);
  const worst = reasons[0];
  if (worst === undefined) return { rank: 0, reasons };
  const severity = ATTENTION_REASONS.length - ATTENTION_REASONS.indexOf(worst);
  return { rank: severity * 10_000 + reasons.length * 100 + Math.min(CAP, Math.ceil(sizes[worst])), reasons };
}

function reasonSizes(facts: AttentionFacts): Record<AttentionReason, number> {
  const launched = facts.stage === 'launched' || facts.stage === 'measuring' || facts.stage === 'concluded';
  const beforeLaunch = (size: number) => (launched ? 0 : size);
  const checkedIn = (status: CheckInStatus) => beforeLaunch(facts.checkIn === status ? 1 : 0);
  return {
    'guardrail-breached': facts.guardrailsBreached,
    'promise-missed': facts.promisesMissed,
    'launch-overdue': beforeLaunch(facts.launchOverdueDays),
    'negative-float': beforeLaunch(facts.daysToRecover),
    'criteria-off-track': facts.criteriaOffTrack,
    'check-in-red': checkedIn('red'),
    'jumped-from-green-to-red': beforeLaunch(facts.jumpedFromGreenToRed ? 1 : 0),
    'data-failing': facts.failingKpis,
    'check-in-outdated': checkedIn('outdated'),
    'criteria-at-risk': facts.criteriaAtRisk,
    'check-in-yellow': checkedIn('yellow'),
  };
}
