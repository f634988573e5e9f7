import type { Role } from '@workback/domain/access/permissions';

/** Roles as people read them. */
export const roleWords: Record<Role, string> = {
  owner: 'Owner',
  admin: 'Admin',
  editor: 'Editor',
  contributor: 'Contributor',
  viewer: 'Viewer',
};

/** What each role may do, each adding to the one before. */
export const roleMeaning: Record<Role, string> = {
  viewer: 'Reads everything.',
  contributor: 'Reads everything, checks in, and pulls or types numbers.',
  editor: 'Writes press releases, plans and KPIs as well.',
  admin: 'Also approves, connects sources, invites people and changes settings.',
  owner: 'May do everything, and is the only one who makes other owners.',
};
