import type { CheckInStatus } from '../check-in/check-in-status.js';
import type { PromiseVerdict } from '../promise/verdict.js';
import type { InitiativeStage } from './stage.js';

/** *Delivered?* in one word. */
export type DeliveredStatus =
  'not-started' | 'on-track' | 'outdated' | 'at-risk' | 'off-track' | 'no-date' | 'launched' | 'late';

/** *Worked?* in one word; `none` where nothing was promised. */
export type WorkedStatus =
  | 'none'
  | 'too-early'
  | 'on-track'
  | 'kept'
  | 'no-data'
  | 'stale'
  | 'at-risk'
  | 'error'
  | 'partly'
  | 'off-track'
  | 'missed';

/** A plan that misses the launch by more working days than this is off track, not at risk. */
export const OFF_TRACK_DAYS = 10;

/** What the first word depends on. */
export interface DeliveredFacts {
  readonly stage: InitiativeStage;
  readonly launched: boolean;
  readonly launchedLate: boolean;
  readonly milestones: number;
  /** Null without a launch date to plan back from. */
  readonly daysToRecover: number | null;
  readonly launchOverdueDays: number;
  readonly checkIn: CheckInStatus;
}

/**
 * Will it ship as promised, or has it? The worst of what the plan says and what people say; silence of people is never
 * on track, and an approved initiative without a plan has not started.
 */
export function deliveredStatus(facts: DeliveredFacts): DeliveredStatus {
  if (facts.launched) return facts.launchedLate ? 'late' : 'launched';
  if (facts.stage !== 'approved' && facts.stage !== 'building') return 'not-started';
  const { daysToRecover, checkIn } = facts;
  if (facts.launchOverdueDays > 0 || (daysToRecover ?? 0) > OFF_TRACK_DAYS || checkIn === 'red') return 'off-track';
  if ((daysToRecover ?? 0) > 0 || checkIn === 'yellow') return 'at-risk';
  if (checkIn === 'outdated') return 'outdated';
  if (facts.milestones === 0) return 'not-started';
  return daysToRecover === null ? 'no-date' : 'on-track';
}

/** What the second word depends on. */
export interface WorkedFacts {
  readonly launched: boolean;
  readonly promises: number;
  readonly verdict: PromiseVerdict;
  /** Criteria in each state that matters before they are decided. */
  readonly offTrack: number;
  readonly atRisk: number;
  readonly onTrack: number;
  /** KPIs that a criterion rests on and whose numbers cannot be had, or are too old. */
  readonly failingKpis: number;
  readonly staleKpis: number;
}

/**
 * Has it worked? A decided verdict stands. Until then data that is missing or old outweighs what was last seen of it: a
 * number that nobody can vouch for is not on track.
 */
export function workedStatus(facts: WorkedFacts): WorkedStatus {
  const { verdict, launched } = facts;
  if (facts.promises === 0) return 'none';
  if (verdict === 'missed' || verdict === 'partly' || verdict === 'kept') return verdict;
  if (!launched) return 'too-early';
  if (facts.offTrack > 0) return 'off-track';
  if (facts.failingKpis > 0) return 'error';
  if (facts.staleKpis > 0) return 'stale';
  if (facts.atRisk > 0) return 'at-risk';
  if (verdict === 'no-data') return 'no-data';
  return facts.onTrack > 0 ? 'on-track' : 'too-early';
}
