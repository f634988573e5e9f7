import { allows, type Role } from '../access/permissions.js';

/** Somebody about to change a comment or a thread. */
export interface Commenter {
  readonly userId: string;
  readonly role: Role;
}

/** Whoever started a thread may close it, and whoever answers for the text. */
export function mayResolve({ userId, role }: Commenter, startedBy: string | null): boolean {
  return userId === startedBy || allows(role, 'comment.resolve');
}

/** One's own words may be taken back; those of others only by whoever keeps order in the workspace. */
export function mayDelete({ userId, role }: Commenter, author: string | null): boolean {
  return userId === author || allows(role, 'comment.moderate');
}

/**
 * Whom a new comment concerns, each person once: those it names first, then those who took part in the thread, then those
 * who follow the initiative. Whoever wrote it is told nothing.
 */
export function audienceOf(
  author: string,
  { named, participants, followers }: Record<'named' | 'participants' | 'followers', Iterable<string>>,
): { readonly mentioned: string[]; readonly replied: string[]; readonly following: string[] } {
  const told = new Set([author]);
  const next = (people: Iterable<string>): string[] =>
    [...new Set(people)].filter((person) => {
      const isNew = !told.has(person);
      told.add(person);
      return isNew;
    });
  return { mentioned: next(named), replied: next(participants), following: next(followers) };
}
