import { daysBetween, type PlainDate } from '../calendar/plain-date.js';
import type { DeliveredStatus, WorkedStatus } from './shown-status.js';
import type { InitiativeStage } from './stage.js';

/** What is remembered of an initiative at the end of a week, to say a week later what changed. */
export interface WeekState {
  readonly stage: InitiativeStage;
  readonly delivered: DeliveredStatus;
  readonly worked: WorkedStatus;
  readonly guardrailsBreached: number;
  readonly daysToRecover: number | null;
  readonly forecast: PlainDate | null;
}

/** What changed most, and whether that is worse; `stage` is a step on the way and neither. */
export type Trend =
  | { readonly kind: 'same' }
  | {
      readonly kind: 'worse' | 'better';
      readonly what: 'delivered';
      readonly from: DeliveredStatus;
      readonly to: DeliveredStatus;
    }
  | {
      readonly kind: 'worse' | 'better';
      readonly what: 'worked';
      readonly from: WorkedStatus;
      readonly to: WorkedStatus;
    }
  | { readonly kind: 'worse' | 'better'; readonly what: 'guardrails'; readonly from: number; readonly to: number }
  | { readonly kind: 'worse' | 'better'; readonly what: 'recover'; readonly from: number; readonly to: number }
  | { readonly kind: 'worse' | 'better'; readonly what: 'forecast'; readonly days: number }
  | { readonly kind: 'moved'; readonly what: 'stage'; readonly from: InitiativeStage; readonly to: InitiativeStage };

// Equal ranks are a change of words, not for better or worse.
const DELIVERED_RANK: Record<DeliveredStatus, number> = {
  launched: 0,
  'not-started': 1,
  'on-track': 1,
  'no-date': 2,
  outdated: 3,
  'at-risk': 4,
  late: 5,
  'off-track': 5,
};
const WORKED_RANK: Record<WorkedStatus, number> = {
  kept: 0,
  'on-track': 1,
  none: 2,
  'too-early': 2,
  'no-data': 3,
  stale: 4,
  'at-risk': 4,
  error: 5,
  partly: 6,
  'off-track': 6,
  missed: 7,
};
/** A forecast that moves by no more calendar days than this is the plan breathing. */
const STEADY_DAYS = 2;

/** Compares an initiative with itself some time before; what got worse is named before what got better. */
export function trendSince(before: WeekState, now: WeekState): Trend {
  const changes = changesOf(before, now);
  return (
    changes.find(({ kind }) => kind === 'worse') ??
    changes.find(({ kind }) => kind === 'better') ??
    (before.stage === now.stage
      ? { kind: 'same' }
      : { kind: 'moved', what: 'stage', from: before.stage, to: now.stage })
  );
}

function changesOf(before: WeekState, now: WeekState): Trend[] {
  const changes: Trend[] = [];
  const note = (difference: number, change: (kind: 'worse' | 'better') => Trend): void => {
    if (difference !== 0) changes.push(change(difference > 0 ? 'worse' : 'better'));
  };
  note(now.guardrailsBreached - before.guardrailsBreached, (kind) => ({
    kind,
    what: 'guardrails',
    from: before.guardrailsBreached,
    to: now.guardrailsBreached,
  }));
  note(WORKED_RANK[now.worked] - WORKED_RANK[before.worked], (kind) => ({
    kind,
    what: 'worked',
    from: before.worked,
    to: now.worked,
  }));
  note(DELIVERED_RANK[now.delivered] - DELIVERED_RANK[before.delivered], (kind) => ({
    kind,
    what: 'delivered',
    from: before.delivered,
    to: now.delivered,
  }));
  const [recovered, recover] = [before.daysToRecover ?? 0, now.daysToRecover ?? 0];
  note(recover - recovered, (kind) => ({ kind, what: 'recover', from: recovered, to: recover }));
  if (before.forecast !== null && now.forecast !== null) {
    const days = daysBetween(before.forecast, now.forecast);
    if (Math.abs(days) > STEADY_DAYS) note(days, (kind) => ({ kind, what: 'forecast', days }));
  }
  return changes;
}
