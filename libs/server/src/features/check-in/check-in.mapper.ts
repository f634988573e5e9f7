import type { CheckIn } from '@workback/contracts/check-in/check-in.schemas';
import type { CheckInRow } from './check-in.repository.js';

/** A check-in as it crosses the wire. */
export function toCheckIn({ authorId, authorName, createdAt, ...row }: CheckInRow): CheckIn {
  return {
    ...row,
    author: authorId === null ? null : { id: authorId, name: authorName ?? '' },
    createdAt: createdAt.toISOString(),
  };
}
