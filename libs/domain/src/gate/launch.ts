import type { PlainDate } from '../calendar/plain-date.js';

/** What declaring a launch depends on. */
export interface LaunchFacts {
  readonly approved: boolean;
  readonly parked: boolean;
  readonly launchedOn: PlainDate | null;
  readonly today: PlainDate;
  /** What the launch gate still asks for. */
  readonly open: readonly string[];
}

/** Why a launch cannot be declared. */
export type LaunchRefusal = 'in-the-future' | 'already-launched' | 'not-approved' | 'parked' | 'gate-open';

/** `same` is the launch that stands already: said twice, it is one launch. */
export type LaunchDecision =
  | { readonly kind: 'launch'; readonly exception: string | null }
  | { readonly kind: 'same' }
  | { readonly kind: 'refused'; readonly why: LaunchRefusal };

/** A launch needs an approved press release and a complete launch gate, or the reason for an exception. */
export function decideLaunch(facts: LaunchFacts, launchedOn: PlainDate, exception: string): LaunchDecision {
  const refused = (why: LaunchRefusal): LaunchDecision => ({ kind: 'refused', why });
  if (launchedOn > facts.today) return refused('in-the-future');
  if (facts.launchedOn === launchedOn) return { kind: 'same' };
  if (facts.launchedOn !== null) return refused('already-launched');
  if (!facts.approved) return refused('not-approved');
  if (facts.parked) return refused('parked');
  const reason = exception.trim();
  if (facts.open.length > 0 && reason === '') return refused('gate-open');
  // Nothing to except from: a reason given to a complete gate is not kept as an exception.
  return { kind: 'launch', exception: facts.open.length > 0 ? reason : null };
}
