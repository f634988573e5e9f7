import type { TwoByTwoSummary, TwoByTwoWire } from '@workback/contracts/two-by-two/two-by-two.schemas';
import { addDays } from '@workback/domain/calendar/plain-date';
import { QUADRANTS, type TwoByTwo } from '@workback/domain/two-by-two/two-by-two';
import type { FullTwoByTwoRow, TwoByTwoRow } from './two-by-two.repository.js';

/** A report as lists show it. */
export function toSummary({ id, initiativeId, title, weekEnding, ...row }: TwoByTwoRow): TwoByTwoSummary {
  return {
    id,
    initiativeId,
    title,
    weekEnding,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    sentBy: row.sentBy,
  };
}

/** A whole report as it crosses the wire. */
export function toTwoByTwo(row: FullTwoByTwoRow): TwoByTwoWire {
  const { accomplishments, headwinds, blockers, keyMilestones } = row.content;
  return {
    ...toSummary(row),
    weekStart: addDays(row.weekEnding, -6),
    initiatives: [...row.initiatives],
    accomplishments: [...accomplishments],
    headwinds: [...headwinds],
    blockers: [...blockers],
    keyMilestones: [...keyMilestones],
    version: row.version,
  };
}

/** The content after a change; parts that it does not name stay. */
export function patched(content: TwoByTwo, patch: Partial<TwoByTwo>): TwoByTwo {
  const parts = QUADRANTS.map((quadrant) => [quadrant, patch[quadrant] ?? content[quadrant]] as const);
  return Object.fromEntries(parts) as unknown as TwoByTwo;
}
