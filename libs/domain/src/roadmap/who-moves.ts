import type { PlainDate } from '../calendar/plain-date.js';
import type { PlanEffects } from './plan-effects.js';
import type { PlanOnScreen } from './preview.js';

/** A milestone that somebody has to do at another time. */
export interface MilestoneMove {
  readonly id: string;
  readonly number: number;
  readonly outcome: string;
  /** What moves: its start, or only its end because it has begun. */
  readonly what: 'start' | 'finish';
  readonly before: PlainDate;
  readonly after: PlainDate;
  /** Working days, later is positive. */
  readonly days: number;
  /** It ends after its latest finish, and did not before, or by more now. */
  readonly late: boolean;
}

/** What one person, or nobody yet, has to do at another time. */
export interface PersonMoves {
  readonly ownerId: string | null;
  readonly moves: readonly MilestoneMove[];
}

/** Who has to do what at another time after a change, most first; within a person by when it begins. */
export function whoMoves(before: PlanOnScreen, after: PlanOnScreen, effects: PlanEffects): PersonMoves[] {
  const was = datesById(before);
  const is = datesById(after);
  const byPerson = new Map<string | null, MilestoneMove[]>();
  const milestones = new Map(after.content.milestones.map((milestone) => [milestone.id, milestone]));
  for (const { milestoneId, startDays, finishDays } of effects.moved) {
    const milestone = milestones.get(milestoneId);
    const [then, now] = [was.get(milestoneId), is.get(milestoneId)];
    if (!milestone || milestone.finishedOn !== null || !then || !now) continue;
    const what = milestone.startedOn === null && then.earliestStart !== now.earliestStart ? 'start' : 'finish';
    const move: MilestoneMove = {
      id: milestoneId,
      number: milestone.number,
      outcome: milestone.outcome,
      what,
      before: what === 'start' ? then.earliestStart : then.earliestFinish,
      after: what === 'start' ? now.earliestStart : now.earliestFinish,
      days: what === 'start' ? startDays : finishDays,
      late: now.totalFloatDays < 0 && now.totalFloatDays < then.totalFloatDays,
    };
    byPerson.set(milestone.ownerId, [...(byPerson.get(milestone.ownerId) ?? []), move]);
  }
  return [...byPerson]
    .map(([ownerId, moves]) => ({
      ownerId,
      moves: moves.sort((a, b) => (a.after === b.after ? a.number - b.number : a.after < b.after ? -1 : 1)),
    }))
    .sort((a, b) => b.moves.length - a.moves.length);
}

function datesById({ scheduled }: PlanOnScreen) {
  return new Map(scheduled?.schedule.milestones.map((milestone) => [milestone.id, milestone]));
}
