import { effectsOf } from '@workback/domain/roadmap/plan-effects';
import type { PlanOnScreen } from '@workback/domain/roadmap/preview';
import { type PersonMoves, whoMoves } from '@workback/domain/roadmap/who-moves';
import { useState } from 'react';

/** What the latest change of the plan, by whomever, came to for people. */
export interface LastMove {
  /** The version of the plan after it. */
  readonly version: number;
  readonly people: readonly PersonMoves[];
  readonly milestones: number;
}

/** Watches the plan as it is saved and answers who has to do what differently since its latest change, until it is put away. */
export function useLastMove(
  live: PlanOnScreen,
  version: number,
): { readonly lastMove: LastMove | null; readonly putAway: () => void } {
  const [seen, setSeen] = useState({ live, version });
  const [lastMove, setLastMove] = useState<LastMove | null>(null);
  if (seen.version !== version) {
    setSeen({ live, version });
    const effects = seen.live.scheduled && live.scheduled ? effectsOf(seen.live.scheduled, live.scheduled) : null;
    const people = effects ? whoMoves(seen.live, live, effects) : [];
    const milestones = people.reduce((sum, { moves }) => sum + moves.length, 0);
    setLastMove(milestones > 0 ? { version, people, milestones } : null);
  } else if (seen.live !== live) setSeen({ live, version });
  return { lastMove, putAway: () => setLastMove(null) };
}
