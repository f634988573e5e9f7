import { allows, type Role } from '@workback/domain/access/permissions';

/** Those of the members who may answer a review, by id, with their names. */
export function ablePeople(
  members: readonly { readonly id: string; readonly name: string; readonly role: Role }[],
): ReadonlyMap<string, string> {
  return new Map(members.filter(({ role }) => allows(role, 'review.answer')).map(({ id, name }) => [id, name]));
}
