import type { CheckIn } from '@workback/contracts/check-in/check-in.schemas';
import { plainDateIn } from '@workback/domain/calendar/zoned-time';
import type { CheckInStandings } from '../initiative/initiative-check-ins.js';
import type { CheckInRow } from './check-in.repository.js';

/** How long an author may take a check-in back. */
export const WITHDRAWABLE_MS = 15 * 60_000;

/** A check-in as it crosses the wire. */
export function toCheckIn(row: CheckInRow, standing: CheckIn['standing']): CheckIn {
  const { authorId, authorName, acknowledgedAt, acknowledgedBy, acknowledgedByName, createdAt, ...said } = row;
  const { planFinishOn, planDueOn, planRemainingDays, previousColour, timeZone, ...words } = said;
  return {
    ...words,
    plan:
      planFinishOn === null
        ? null
        : { finishOn: planFinishOn, dueOn: planDueOn, remainingDays: planRemainingDays ?? 0 },
    jumped: words.achievement === 'red' && previousColour === 'green',
    standing,
    author: person(authorId, authorName),
    acknowledgement:
      acknowledgedAt === null
        ? null
        : { by: person(acknowledgedBy, acknowledgedByName), at: acknowledgedAt.toISOString() },
    withdrawableUntil:
      standing === 'earlier' || acknowledgedAt !== null
        ? null
        : new Date(createdAt.getTime() + WITHDRAWABLE_MS).toISOString(),
    on: plainDateIn(createdAt.getTime(), timeZone),
    createdAt: createdAt.toISOString(),
  };
}

/** Check-ins newest first; the first on each subject is the last word, which may be outdated. */
export function toCheckIns(rows: readonly CheckInRow[], { own, milestones }: CheckInStandings): CheckIn[] {
  const silent = new Set(
    milestones.filter(({ status }) => status === 'outdated').map(({ milestoneId }) => milestoneId),
  );
  const seen = new Set<string | null>();
  return rows.map((row) => {
    const { milestoneId } = row;
    if (seen.has(milestoneId)) return toCheckIn(row, 'earlier');
    seen.add(milestoneId);
    const outdated = milestoneId === null ? own.status === 'outdated' : silent.has(milestoneId);
    return toCheckIn(row, outdated ? 'outdated' : 'current');
  });
}

function person(id: string | null, name: string | null): CheckIn['author'] {
  return id === null ? null : { id, name: name ?? '' };
}
